#pragma once

#include <QBuffer>
#include <QImage>
#include <QRandomGenerator>
#include <QTransform>

namespace vitrine::test {

/// A printed label: blocks of ink, by `seed`; every label has the same colours and the same kind of pattern.
inline QImage printedLabel(quint32 seed, QSize size = {200, 160})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor(235, 225, 200));
    QRandomGenerator random(seed);
    for (int i = 0; i < 120; ++i) {
        const QRect block(random.bounded(size.width()), random.bounded(size.height()), 3 + random.bounded(14),
                          3 + random.bounded(14));
        const QRgb ink = random.bounded(2) == 0 ? qRgb(40, 50, 120) : qRgb(150, 40, 30);
        for (int y = block.top(); y < std::min(size.height(), block.bottom()); ++y) {
            for (int x = block.left(); x < std::min(size.width(), block.right()); ++x)
                image.setPixel(x, y, ink);
        }
    }
    return image;
}

/// The label somewhere in a larger plain picture. @param place  of its top left corner
inline QImage photoOf(const QImage& label, QPoint place, QSize size = {320, 280})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor(228, 228, 224));
    for (int y = 0; y < label.height(); ++y) {
        for (int x = 0; x < label.width(); ++x) {
            if (image.rect().contains(place + QPoint(x, y)) && qAlpha(label.pixel(x, y)) > 127)
                image.setPixel(place + QPoint(x, y), label.pixel(x, y));
        }
    }
    return image;
}

/// Turned a little and scaled, as a hand holds it.
inline QImage tilted(const QImage& label, double degrees, double scale)
{
    return label.convertToFormat(QImage::Format_ARGB32)
        .transformed(QTransform().rotate(degrees).scale(scale, scale), Qt::SmoothTransformation);
}

inline QByteArray pngOf(const QImage& image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace vitrine::test
