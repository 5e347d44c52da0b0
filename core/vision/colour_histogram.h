#pragma once

#include <opencv2/core.hpp>
#include <vector>

namespace vitrine {

inline constexpr int kColourSide = 128; ///< the square on which colours are counted
inline constexpr int kColourBins = 4 * 12 * 12;

/// How the colours of a picture are spread: 8-bit Lab in 4 steps of lightness and 12 x 12 of the inner half of a and b
/// (what lies beyond counts for the last), each pixel by its weight; brought to a sum of 1, then square roots.
/// @param area     8-bit RGB of any size
/// @param weights  kColourSide x kColourSide floats, none negative
/// Source: the project's measurements of Lab against HSV and of the number of bins.
std::vector<float> colourHistogram(const cv::Mat& area, const cv::Mat& weights);

} // namespace vitrine
