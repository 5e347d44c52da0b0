#pragma once

#include <QRect>

#include <opencv2/core.hpp>

namespace vitrine {

/// The box around what is strong in a map of attention: floats of any size that stand for the whole picture. Faint and
/// scattered spots do not count; without anything that stands out the box is the whole picture.
/// @return in pixels of the picture, inside it, never empty
QRect objectBox(const cv::Mat& attention, QSize picture);

/// Attention without a network: how far each pixel's colour is from what the picture's border shows, and edges, on a
/// small square. @param pixels  8-bit RGB
cv::Mat colourAttention(const cv::Mat& pixels);

} // namespace vitrine
