#include "tests/support/drawn_picture.h"

#include <QBuffer>
#include <QColor>

#include <cmath>

namespace vitrine::test {

namespace {

/// Whether a point, in units of the thing's half width, is inside the motif's outline.
bool isInside(int motif, double x, double y)
{
    switch (motif % 5) {
    case 0:
        return x * x + y * y < 1;
    case 1:
        return std::abs(x) < .9 && std::abs(y) < .7;
    case 2:
        return y < .8 && y > 2 * std::abs(x) - .9;
    case 3:
        return (x * x + y * y < 1) && (x * x + y * y > .35);
    default:
        return std::abs(x) < .35 || (std::abs(y) < .35 && std::abs(x) < 1.1);
    }
}

QColor colourAt(int motif, double x, double y)
{
    const int hue = motif * 67 % 360;
    const double stripes = std::sin((motif % 3 == 0 ? x : y) * (4 + motif % 7));
    return QColor::fromHsv(stripes > 0 ? hue : (hue + 40) % 360, 200, stripes > 0 ? 210 : 150);
}

} // namespace

QImage drawnPicture(int motif, int variant, QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    const double half = .33 * std::min(size.width(), size.height()) * (1 + .03 * (variant % 4));
    const double middleX = size.width() * (.5 + .015 * (variant % 3 - 1));
    const double middleY = size.height() * (.5 + .015 * (variant % 5 - 2));
    const int light = 225 + 4 * (variant % 4);
    for (int py = 0; py < size.height(); ++py) {
        for (int px = 0; px < size.width(); ++px) {
            const double x = (px - middleX) / half, y = (py - middleY) / half;
            const QColor ground(light, light, light - 10);
            const bool inside = std::abs(x) < 1.2 && std::abs(y) < 1.2 && isInside(motif, x, y);
            image.setPixelColor(px, py, inside ? colourAt(motif, x, y) : ground);
        }
    }
    return image;
}

QByteArray drawnPng(int motif, int variant, QSize size)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!drawnPicture(motif, variant, size).save(&buffer, "PNG"))
        qFatal("A drawn picture could not be encoded.");
    return bytes;
}

} // namespace vitrine::test
