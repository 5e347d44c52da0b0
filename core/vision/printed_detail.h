#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QImage>
#include <QPointF>
#include <QRect>

#include <optional>
#include <vector>

namespace vitrine {

/// Places of a picture that are found again in other photos of the same printing: at most kDetailPoints, each with 128
/// numbers of what is around it (D. Lowe, "Distinctive Image Features from Scale-Invariant Keypoints", 2004; square
/// roots of their shares after R. Arandjelovic and A. Zisserman, 2012). About 70 KB.
struct DetailPoints {
    QSize size; ///< of the picture in whose pixels the places stand
    std::vector<QPointF> places;
    QByteArray numbers; ///< 128 bytes a place
    qsizetype bytes() const { return numbers.size() + qsizetype(places.size() * sizeof(QPointF)); }
};

inline constexpr int kDetailPoints = 500;
/// Fewer places than this that fit together are chance.
inline constexpr int kChancePoints = 6;

/// Of the whole picture, or of `region` of it alone. Larger pictures are brought to 640 pixels along the longer side.
/// A plain picture has no places. Errors: InvalidInput (an empty picture, a region outside), TooLarge. Any thread.
Result<DetailPoints> detailPoints(const QImage& picture, const std::optional<QRect>& region);

/// What two pictures have in common point by point.
struct DetailMatch {
    int points = 0; ///< that lie as if one flat thing was photographed twice
    /// Where `thing` of the first is in the second, in parts of its width and height; null without enough points.
    QRectF box;
    /// 0 = chance, 1 = 24 points beyond it.
    double strength() const;
};

/// Pairs of places by the ratio test (.8 of the distance to the second best), then a homography by RANSAC within 5
/// pixels. @param thing  of the first picture, in parts of its width and height
/// Errors: Internal.
Result<DetailMatch> matchDetail(const DetailPoints& first, const QRectF& thing, const DetailPoints& second);

} // namespace vitrine
