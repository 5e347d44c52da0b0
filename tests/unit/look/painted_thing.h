#pragma once

#include "tests/unit/look/printed_label.h"

#include <QColor>
#include <QImage>

#include <cmath>

namespace vitrine::test {

inline constexpr QColor kPaintedRed(200, 30, 40), kPaintedBlue(30, 60, 200), kPaintedGreen(40, 160, 60);

enum class ThingShape { Disc, Bars, Cross };

/// A thing of one colour and form in the middle of a light ground.
inline QByteArray paintedThing(ThingShape shape, const QColor& colour, const QColor& ground = QColor(230, 230, 225))
{
    QImage image(240, 200, QImage::Format_RGB32);
    for (int py = 0; py < image.height(); ++py) {
        for (int px = 0; px < image.width(); ++px) {
            const double x = (px - 120) / 75.0, y = (py - 100) / 75.0;
            bool inside = x * x + y * y < 1;
            if (shape == ThingShape::Bars)
                inside = std::abs(x) < 1 && std::abs(y) < 1 && std::fmod(x + 4, .5) < .3;
            if (shape == ThingShape::Cross)
                inside = (std::abs(x) < .25 && std::abs(y) < 1) || (std::abs(y) < .25 && std::abs(x) < 1);
            image.setPixelColor(px, py, inside ? colour : ground);
        }
    }
    return pngOf(image);
}

} // namespace vitrine::test
