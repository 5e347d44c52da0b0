#pragma once

#include <opencv2/core.hpp>
#include <vector>

namespace vitrine {

inline constexpr int kGradientCells = 6; ///< a side
inline constexpr int kGradientAngles =
    9; ///< of half a turn: an edge from dark to light counts as one from light to dark
inline constexpr int kGradientBins = kGradientCells * kGradientCells * kGradientAngles;

/// Which way the edges run, cell by cell: strengths of the brightness gradient by angle, each cell brought to unit
/// length (one without edges stays zero). After Dalal and Triggs' histograms of oriented gradients, without overlapping
/// blocks.
/// @param area  8-bit RGB of any size
std::vector<float> gradientHistogram(const cv::Mat& area);

} // namespace vitrine
