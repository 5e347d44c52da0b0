#pragma once

#include <QImage>

namespace vitrine {

/// Whether an EXIF orientation (1..8) turns by a quarter, so that width and height change places.
inline bool swapsSides(int orientation)
{
    return orientation >= 5 && orientation <= 8;
}

/// The picture as it is meant to be seen (EXIF 2.32, 4.6.4 A). An orientation outside 2..8 changes nothing.
QImage applyOrientation(const QImage& image, int orientation);

} // namespace vitrine
