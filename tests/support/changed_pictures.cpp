#include "tests/support/changed_pictures.h"

#include <QBuffer>
#include <QPainter>
#include <QRandomGenerator>
#include <QTransform>

namespace vitrine::test {

using namespace Qt::StringLiterals;

QImage busyPicture(int seed, QSize size)
{
    QRandomGenerator random(quint32(seed * 7919 + 17));
    QImage image(size, QImage::Format_RGB32);
    const auto colour = [&random] {
        return QColor::fromHsv(random.bounded(360), random.bounded(200), random.bounded(256));
    };
    image.fill(colour());
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < 160; ++i) {
        const int extent = 6 + random.bounded(i < 30 ? 90 : 30);
        const QPointF middle(random.bounded(size.width()), random.bounded(size.height()));
        QPolygonF shape;
        for (int corner = 0; corner < 3 + random.bounded(4); ++corner)
            shape << middle + QPointF(random.bounded(2 * extent) - extent, random.bounded(2 * extent) - extent);
        painter.setBrush(colour());
        painter.drawPolygon(shape);
    }
    return image;
}

QImage watermarked(const QImage& original)
{
    QImage image = original.convertToFormat(QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(image.width() / 2., image.height() / 2.);
    painter.rotate(-25);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(255, 255, 255, 130));
    // Letters without a font: what a test shows must not depend on the machine's fonts.
    const double height = image.height() * .16, width = height * .6;
    for (int letter = -3; letter < 3; ++letter) {
        const double x = letter * width * 1.35;
        painter.drawRect(QRectF(x, -height / 2, width * .25, height));
        painter.drawRect(QRectF(x, -height / 2 + (letter % 2 ? 0 : height * .4), width, height * .2));
    }
    return image;
}

QByteArray jpegBytes(const QImage& image, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPG", quality);
    return bytes;
}

std::vector<ChangedPicture> changedPictures(const QImage& original)
{
    const int width = original.width(), height = original.height();
    const auto turned = [&](int degrees) { return original.transformed(QTransform().rotate(degrees)); };
    return {{u"turned-90"_s, turned(90)},
            {u"turned-180"_s, turned(180)},
            {u"turned-270"_s, turned(270)},
            {u"mirrored"_s, original.mirrored(true, false)},
            {u"cropped"_s, original.copy(width / 8, height / 12, width * 4 / 5, height * 4 / 5)},
            {u"half"_s, original.scaled(width / 2, height / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)},
            {u"quality-30"_s, original, 30},
            {u"watermarked"_s, watermarked(original)}};
}

} // namespace vitrine::test
