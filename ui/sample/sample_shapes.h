#pragma once

#include <QColor>
#include <QPainter>

namespace vitrine {

enum class SampleShape {
    Apple,
    Pear,
    Orange,
    Lemon,
    TeaTin,
    Mug,
    Teapot,
    Bottle,
    Jar,
    Lamp,
    Chair,
    Stool,
    Vase,
    Plant,
    Bowl,
    Candle,
    Book,
    Bag,
};

/// Draws one thing, standing at the foot of a 1000 x 1000 field with its base at y = 800. Colours follow `main`.
void drawSampleShape(QPainter& painter, SampleShape shape, const QColor& main);
/// How wide the thing is there, for its shadow.
double sampleShapeWidth(SampleShape shape);

} // namespace vitrine
