#pragma once

#include <QImage>

#include <bit>

namespace vitrine {

/// Changes whenever hash or palette are made differently.
inline constexpr quint64 kLookRecipe = 1;

/// 64 bits that stay nearly the same when a picture is resized, recompressed or lightly edited.
/// The picture (over white where it is transparent) becomes 32 x 32 luma (Rec. 601) by area averaging; of its 2-D
/// DCT-II the 8 x 8 coefficients of frequencies 1..8 in both directions are compared with their median, row by row,
/// highest bit first: 1 = above. (After C. Zauner, "Implementation and Benchmarking of Perceptual Image Hash
/// Functions", 2010.) A picture of one colour gives 0. Precondition: not null. Any thread.
quint64 perceptualHash(const QImage& picture);

/// Number of differing bits, 0..64. Below about 10 two pictures are most likely the same.
inline int hashDistance(quint64 a, quint64 b)
{
    return std::popcount(a ^ b);
}

} // namespace vitrine
