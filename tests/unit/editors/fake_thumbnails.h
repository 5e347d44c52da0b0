#pragma once

#include "ui/services/thumbnail_source.h"

namespace vitrine::test {

/// Has every thumbnail at once: a plain pixmap.
class FakeThumbnails final : public ThumbnailSource
{
public:
    std::optional<QPixmap> cached(const ThumbnailKey&) const override { return m_picture; }
    ThumbState state(const ThumbnailKey&) const override { return ThumbState::Ready; }
    void request(const ThumbnailKey&) override {}
    void forget(const ThumbnailKey&) override {}
    void invalidate(const QString&) override {}

private:
    QPixmap m_picture{64, 48};
};

} // namespace vitrine::test
