#pragma once

#include "core/vision/picture_marks.h"

#include <QPointF>

#include <optional>

namespace vitrine {

/// How the places of one picture lie in another: turned, scaled, moved, maybe mirrored. Coordinates are those of marks.
/// x' = a x - b y + dx, y' = b x + a y + dy; mirrored: x is -x first.
struct PictureMap {
    double a = 1, b = 0, dx = 0, dy = 0;
    bool isMirrored = false;

    QPointF map(QPointF point) const
    {
        const double x = isMirrored ? -point.x() : point.x();
        return {a * x - b * point.y() + dx, b * x + a * point.y() + dy};
    }
};

/// A map that many marks of both pictures agree on, and how many.
struct FoundMap {
    PictureMap map;
    int agreeing = 0;
};

/// How the first picture lies in the second, found by marks that look alike. nullopt = too few agree (fewer than five,
/// or less than the marks of plain chance). Any thread; below a millisecond.
std::optional<FoundMap> mapByMarks(std::span<const PictureMark> first, std::span<const PictureMark> second);

} // namespace vitrine
