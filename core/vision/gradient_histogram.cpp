#include "core/vision/gradient_histogram.h"

#include "core/vision/pixels.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace vitrine {

namespace {

constexpr int kSide = 96;
constexpr int kCell = kSide / kGradientCells;
/// A cell with less is flat: its noise must not be blown up to unit length.
constexpr double kFaint = 40;

/// Shares a pixel's strength between the two nearest angles.
void addAngle(float* cell, float degrees, float strength)
{
    const float place = std::fmod(degrees, 180.F) / 180 * kGradientAngles;
    const int low = int(place) % kGradientAngles;
    const float part = place - std::floor(place);
    cell[low] += strength * (1 - part);
    cell[(low + 1) % kGradientAngles] += strength * part;
}

void normaliseCells(std::vector<float>& bins)
{
    for (std::size_t cell = 0; cell < bins.size(); cell += kGradientAngles) {
        double squares = 0;
        for (std::size_t i = 0; i < kGradientAngles; ++i)
            squares += double(bins[cell + i]) * bins[cell + i];
        const double length = std::sqrt(squares + kFaint * kFaint);
        for (std::size_t i = 0; i < kGradientAngles; ++i)
            bins[cell + i] = float(bins[cell + i] / length);
    }
}

} // namespace

std::vector<float> gradientHistogram(const cv::Mat& area)
{
    cv::Mat grey, across, down, strengths, degrees;
    cv::cvtColor(squashed(area, kSide), grey, cv::COLOR_RGB2GRAY);
    cv::Sobel(grey, across, CV_32F, 1, 0, 1);
    cv::Sobel(grey, down, CV_32F, 0, 1, 1);
    cv::cartToPolar(across, down, strengths, degrees, true);
    std::vector<float> bins(kGradientBins);
    for (int y = 0; y < kSide; ++y) {
        for (int x = 0; x < kSide; ++x) {
            const int cell = (y / kCell * kGradientCells + x / kCell) * kGradientAngles;
            addAngle(bins.data() + cell, degrees.at<float>(y, x), strengths.at<float>(y, x));
        }
    }
    normaliseCells(bins);
    return bins;
}

} // namespace vitrine
