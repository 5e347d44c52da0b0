#pragma once

#include <QImage>
#include <QPointF>

namespace vitrine {

/// Takes a code that has been read off a grey picture, so that the next one can be found.

/// Makes white what lies within `reach` pixels of the line from `left` to `right`, which is lengthened a little.
void eraseBetween(QImage& grey, QPointF left, QPointF right, double reach);
/// Bars that a line from `left` to `right` crosses: white as far up and down as such a line still crosses most of them.
void eraseBars(QImage& grey, QPointF left, QPointF right);

} // namespace vitrine
