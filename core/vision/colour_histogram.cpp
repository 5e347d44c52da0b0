#include "core/vision/colour_histogram.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace vitrine {

namespace {

int binOf(int value, int low, int high, int bins)
{
    return std::clamp((value - low) * bins / (high - low), 0, bins - 1);
}

int labBin(const cv::Vec3b& lab)
{
    return (binOf(lab[0], 0, 256, 4) * 12 + binOf(lab[1], 64, 192, 12)) * 12 + binOf(lab[2], 64, 192, 12);
}

} // namespace

std::vector<float> colourHistogram(const cv::Mat& area, const cv::Mat& weights)
{
    cv::Mat small, lab;
    cv::resize(area, small, {kColourSide, kColourSide}, 0, 0, cv::INTER_AREA);
    cv::cvtColor(small, lab, cv::COLOR_RGB2Lab);
    std::vector<double> counts(kColourBins);
    double sum = 0;
    for (int y = 0; y < kColourSide; ++y) {
        for (int x = 0; x < kColourSide; ++x) {
            const double weight = weights.at<float>(y, x);
            counts[std::size_t(labBin(lab.at<cv::Vec3b>(y, x)))] += weight;
            sum += weight;
        }
    }
    std::vector<float> roots(kColourBins);
    std::transform(counts.begin(), counts.end(), roots.begin(),
                   [sum](double count) { return float(std::sqrt(count / std::max(sum, 1e-9))); });
    return roots;
}

} // namespace vitrine
