#include "core/vision/object_box.h"

#include "core/vision/pixels.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace vitrine {

namespace {

constexpr int kSide = 64;
/// A picture whose attention varies less than this (of its largest value) shows nothing in particular.
constexpr double kFlat = .15;

cv::Mat smoothed(const cv::Mat& attention)
{
    cv::Mat large, smooth;
    cv::resize(attention, large, {kSide, kSide}, 0, 0, cv::INTER_CUBIC);
    cv::GaussianBlur(large, smooth, {0, 0}, 2);
    return smooth;
}

/// 255 where the map is above its own threshold (Otsu).
cv::Mat strongPlaces(const cv::Mat& map, double low, double high)
{
    cv::Mat bytes, strong;
    map.convertTo(bytes, CV_8U, 255 / (high - low), -low * 255 / (high - low));
    cv::threshold(bytes, strong, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
    return strong;
}

/// Around the connected places that hold at least a quarter of the largest one's weight.
cv::Rect boxOfLargeParts(const cv::Mat& strong, const cv::Mat& map)
{
    cv::Mat labels, stats, centres;
    const int count = cv::connectedComponentsWithStats(strong, labels, stats, centres);
    std::vector<double> weights(std::size_t(count), 0.0);
    for (int y = 0; y < map.rows; ++y) {
        for (int x = 0; x < map.cols; ++x)
            weights[std::size_t(labels.at<int>(y, x))] += std::max(0.F, map.at<float>(y, x));
    }
    weights[0] = 0; // the background
    const double largest = *std::max_element(weights.begin(), weights.end());
    cv::Rect box;
    for (int i = 1; i < count; ++i) {
        if (weights[std::size_t(i)] < largest / 4)
            continue;
        const cv::Rect part(stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
                            stats.at<int>(i, cv::CC_STAT_WIDTH), stats.at<int>(i, cv::CC_STAT_HEIGHT));
        box = box.empty() ? part : box | part;
    }
    return box;
}

/// The mean colour of the outermost pixels.
cv::Vec3f borderColour(const cv::Mat& lab)
{
    cv::Vec3f sum(0, 0, 0);
    int count = 0;
    for (int y = 0; y < lab.rows; ++y) {
        for (int x = 0; x < lab.cols; ++x) {
            if (x > 1 && y > 1 && x < lab.cols - 2 && y < lab.rows - 2)
                continue;
            sum += lab.at<cv::Vec3f>(y, x);
            ++count;
        }
    }
    return sum / float(count);
}

} // namespace

QRect objectBox(const cv::Mat& attention, QSize picture)
{
    const QRect whole({0, 0}, picture);
    const cv::Mat map = smoothed(attention);
    double low = 0, high = 0;
    cv::minMaxLoc(map, &low, &high);
    if (!std::isfinite(low) || !std::isfinite(high) || high <= 0 || (high - low) < kFlat * high)
        return whole;
    const cv::Rect box = boxOfLargeParts(strongPlaces(map, low, high), map);
    if (box.empty())
        return whole;
    const double across = double(picture.width()) / kSide, down = double(picture.height()) / kSide;
    const QRect found(QPoint(int(std::floor(box.x * across)), int(std::floor(box.y * down))),
                      QPoint(int(std::ceil(box.br().x * across)) - 1, int(std::ceil(box.br().y * down)) - 1));
    const QRect inside = found & whole;
    return inside.isEmpty() ? whole : inside;
}

cv::Mat colourAttention(const cv::Mat& pixels)
{
    cv::Mat floats, lab, grey, edges;
    const cv::Mat small = squashed(pixels, kSide);
    small.convertTo(floats, CV_32F, 1 / 255.0);
    cv::cvtColor(floats, lab, cv::COLOR_RGB2Lab);
    cv::cvtColor(small, grey, cv::COLOR_RGB2GRAY);
    cv::Laplacian(grey, edges, CV_32F, 3);
    const cv::Vec3f border = borderColour(lab);
    const cv::Mat centred = bell(kSide, kSide * .4);
    cv::Mat attention(kSide, kSide, CV_32F);
    for (int y = 0; y < kSide; ++y) {
        for (int x = 0; x < kSide; ++x) {
            const double colour = cv::norm(lab.at<cv::Vec3f>(y, x) - border);
            const double edge = std::abs(edges.at<float>(y, x));
            attention.at<float>(y, x) = float((colour + .1 * edge) * centred.at<float>(y, x));
        }
    }
    return attention;
}

} // namespace vitrine
