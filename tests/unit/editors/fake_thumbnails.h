#pragma once

#include "ui/services/thumbnail_source.h"

#include <QPainter>

namespace vitrine::test {

/// Has every thumbnail at once: a drawn fruit whose colour comes from the hash.
class FakeThumbnails final : public ThumbnailSource
{
public:
    std::optional<QPixmap> cached(const ThumbnailKey& key) const override
    {
        QPixmap picture(key.edge, key.edge * 3 / 4);
        picture.fill(QColor(0xf2, 0xf0, 0xea));
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        const int hue = int(qHash(key.sha256) % 120);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor::fromHsv(hue, 190, 210));
        painter.drawEllipse(
            QRectF(picture.rect()).adjusted(key.edge * .2, key.edge * .1, -key.edge * .2, -key.edge * .1));
        painter.setBrush(QColor(0x5d, 0x46, 0x2b));
        painter.drawRect(QRectF(key.edge * .49, key.edge * .02, key.edge * .02, key.edge * .12));
        return picture;
    }
    ThumbState state(const ThumbnailKey&) const override { return ThumbState::Ready; }
    void request(const ThumbnailKey&) override {}
    void forget(const ThumbnailKey&) override {}
    void invalidate(const QString&) override {}
    void dropFailures() override {}
};

} // namespace vitrine::test
