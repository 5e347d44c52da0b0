#include "core/media/barcode_eraser.h"

#include <QLineF>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr int kSamples = 256;
constexpr double kStillBars = .6; ///< share of the edges that a line must cross to lie on the same bars
constexpr double kMargin = 3;

uchar valueAt(const QImage& grey, QPointF at)
{
    const int x = std::clamp(int(std::lround(at.x())), 0, grey.width() - 1);
    const int y = std::clamp(int(std::lround(at.y())), 0, grey.height() - 1);
    return grey.constScanLine(y)[x];
}

/// How often the line changes between dark and light, by the middle of what it has.
int edgesAlong(const QImage& grey, const QLineF& line)
{
    uchar values[kSamples];
    for (int i = 0; i < kSamples; ++i)
        values[i] = valueAt(grey, line.pointAt(double(i) / (kSamples - 1)));
    const auto [low, high] = std::minmax_element(std::begin(values), std::end(values));
    const int middle = (*low + *high) / 2;
    int edges = 0;
    for (int i = 1; i < kSamples; ++i)
        edges += (values[i] > middle) != (values[i - 1] > middle) ? 1 : 0;
    return edges;
}

/// A step of one pixel across the line.
QPointF acrossOf(const QLineF& line)
{
    const double length = std::max(1.0, line.length());
    return {-line.dy() / length, line.dx() / length};
}

/// How far the bars go to one side, in pixels.
double barsTo(const QImage& grey, const QLineF& line, QPointF step)
{
    const int wanted = std::max(2, int(kStillBars * edgesAlong(grey, line)));
    const double most = std::hypot(grey.width(), grey.height());
    double reach = 0;
    while (reach < most && edgesAlong(grey, line.translated(step * (reach + 1))) >= wanted)
        ++reach;
    return reach;
}

void whiten(QImage& grey, const QLineF& line)
{
    const int steps = int(std::ceil(line.length() * 1.5)) + 1;
    for (int i = 0; i <= steps; ++i) {
        const QPointF at = line.pointAt(double(i) / steps);
        const int x = int(std::lround(at.x())), y = int(std::lround(at.y()));
        if (grey.rect().contains(x, y))
            grey.scanLine(y)[x] = 255;
    }
}

void eraseStrip(QImage& grey, QLineF line, double above, double below)
{
    const QPointF along = (line.p2() - line.p1()) / std::max(1.0, line.length()) * kMargin;
    line = QLineF(line.p1() - along, line.p2() + along);
    const QPointF across = acrossOf(line);
    for (double d = -above; d <= below; d += .5)
        whiten(grey, line.translated(across * d));
}

} // namespace

void eraseBetween(QImage& grey, QPointF left, QPointF right, double reach)
{
    eraseStrip(grey, {left, right}, reach, reach);
}

void eraseBars(QImage& grey, QPointF left, QPointF right)
{
    const QLineF line(left, right);
    const QPointF across = acrossOf(line);
    const double below = barsTo(grey, line, across), above = barsTo(grey, line, -across);
    eraseStrip(grey, line, above + kMargin, below + kMargin);
}

} // namespace vitrine
