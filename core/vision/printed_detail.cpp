#include "core/vision/printed_detail.h"

#include "core/vision/pixels.h"

#include <algorithm>
#include <cmath>
#include <opencv2/calib3d.hpp>
#include <opencv2/features2d.hpp>
#include <opencv2/imgproc.hpp>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLongestSide = 640;
constexpr int kNumbers = 128;
constexpr float kRatio = .8F;
constexpr double kReach = 5; ///< pixels
constexpr double kSurePoints = 24;
/// Square roots of shares lie below about .5.
constexpr float kByteScale = 512;

cv::Mat greyAtMost(const cv::Mat& pixels, int side)
{
    cv::Mat grey, small;
    cv::cvtColor(pixels, grey, cv::COLOR_RGB2GRAY);
    const double scale = double(side) / std::max(grey.cols, grey.rows);
    if (scale >= 1)
        return grey;
    const cv::Size size(std::max(1, int(std::lround(grey.cols * scale))),
                        std::max(1, int(std::lround(grey.rows * scale))));
    cv::resize(grey, small, size, 0, 0, cv::INTER_AREA);
    return small;
}

/// White where places may lie.
cv::Mat maskOf(const QRect& region, QSize picture, cv::Size size)
{
    cv::Mat mask(size, CV_8U, cv::Scalar(0));
    const double across = double(size.width) / picture.width(), down = double(size.height) / picture.height();
    const cv::Point from(int(region.x() * across), int(region.y() * down));
    const cv::Point to(int(std::ceil((region.x() + region.width()) * across)) - 1,
                       int(std::ceil((region.y() + region.height()) * down)) - 1);
    cv::rectangle(mask, from, to, cv::Scalar(255), cv::FILLED);
    return mask;
}

void appendRooted(const float* descriptor, QByteArray& numbers)
{
    float sum = 1e-6F;
    for (int i = 0; i < kNumbers; ++i)
        sum += descriptor[i];
    for (int i = 0; i < kNumbers; ++i)
        numbers.append(char(uchar(std::clamp(std::sqrt(descriptor[i] / sum) * kByteScale + .5F, 0.F, 255.F))));
}

DetailPoints pointsOf(const cv::Mat& grey, const cv::Mat& mask)
{
    const auto sift = cv::SIFT::create(kDetailPoints);
    std::vector<cv::KeyPoint> places;
    cv::Mat descriptors;
    sift->detectAndCompute(grey, mask, places, descriptors);
    DetailPoints points{.size = {grey.cols, grey.rows}};
    const int count = std::min(descriptors.rows, kDetailPoints);
    points.numbers.reserve(qsizetype(count) * kNumbers);
    for (int i = 0; i < count; ++i) {
        points.places.emplace_back(places[std::size_t(i)].pt.x, places[std::size_t(i)].pt.y);
        appendRooted(descriptors.ptr<float>(i), points.numbers);
    }
    return points;
}

cv::Mat numbersOf(const DetailPoints& points)
{
    const cv::Mat bytes(int(points.places.size()), kNumbers, CV_8U, const_cast<char*>(points.numbers.constData()));
    cv::Mat floats;
    bytes.convertTo(floats, CV_32F);
    return floats;
}

struct Pairs {
    std::vector<cv::Point2f> from, to;
};

/// Places that look alike and like no other. A place of the second picture belongs to its best only: otherwise repeated
/// patterns pile up on one point and any homography that shrinks everything fits them.
Pairs pairsOf(const DetailPoints& first, const DetailPoints& second)
{
    std::vector<std::vector<cv::DMatch>> nearest;
    cv::BFMatcher(cv::NORM_L2).knnMatch(numbersOf(first), numbersOf(second), nearest, 2);
    std::vector<const cv::DMatch*> bestOf(second.places.size());
    for (const auto& two : nearest) {
        if (two.size() < 2 || two[0].distance >= kRatio * two[1].distance)
            continue;
        const cv::DMatch*& best = bestOf[std::size_t(two[0].trainIdx)];
        if (!best || two[0].distance < best->distance)
            best = &two[0];
    }
    Pairs pairs;
    for (const cv::DMatch* match : bestOf) {
        if (!match)
            continue;
        const QPointF a = first.places[std::size_t(match->queryIdx)], b = second.places[std::size_t(match->trainIdx)];
        pairs.from.emplace_back(float(a.x()), float(a.y()));
        pairs.to.emplace_back(float(b.x()), float(b.y()));
    }
    return pairs;
}

/// A photo of a flat thing neither folds it nor makes a line of it.
bool isPlausible(const std::vector<cv::Point2f>& corners, double areaBefore)
{
    if (!std::all_of(corners.begin(), corners.end(),
                     [](const cv::Point2f& at) { return std::isfinite(at.x) && std::isfinite(at.y); }))
        return false;
    const double area = std::abs(cv::contourArea(corners));
    return cv::isContourConvex(corners) && area > areaBefore / 100 && area < areaBefore * 100;
}

QRectF inParts(const cv::Rect2f& box, QSize size)
{
    const QRectF whole(0, 0, 1, 1);
    return QRectF(box.x / size.width(), box.y / size.height(), box.width / size.width(), box.height / size.height()) &
           whole;
}

/// The thing's corners carried over; where that cannot be, what the points themselves cover.
QRectF boxOf(const cv::Mat& homography, const QRectF& thing, const DetailPoints& first, const DetailPoints& second,
             const std::vector<cv::Point2f>& inliers)
{
    const auto x = [&](double part) { return float(part * first.size.width()); };
    const auto y = [&](double part) { return float(part * first.size.height()); };
    const std::vector<cv::Point2f> before{{x(thing.left()), y(thing.top())},
                                          {x(thing.right()), y(thing.top())},
                                          {x(thing.right()), y(thing.bottom())},
                                          {x(thing.left()), y(thing.bottom())}};
    std::vector<cv::Point2f> after;
    cv::perspectiveTransform(before, after, homography);
    const bool carries = isPlausible(after, std::abs(cv::contourArea(before)));
    const cv::Rect around = cv::boundingRect(carries ? after : inliers);
    const QRectF box = inParts(cv::Rect2f(around), second.size);
    return box.isEmpty() ? inParts(cv::Rect2f(cv::boundingRect(inliers)), second.size) : box;
}

DetailMatch matched(const DetailPoints& first, const QRectF& thing, const DetailPoints& second)
{
    DetailMatch match;
    if (first.places.size() < 2 || second.places.size() < 2)
        return match;
    const Pairs pairs = pairsOf(first, second);
    if (pairs.from.size() < std::size_t(kChancePoints))
        return match;
    cv::Mat isInlier;
    const cv::Mat homography = cv::findHomography(pairs.from, pairs.to, cv::RANSAC, kReach, isInlier);
    if (homography.empty())
        return match;
    std::vector<cv::Point2f> inliers;
    for (std::size_t i = 0; i < pairs.to.size(); ++i) {
        if (isInlier.at<uchar>(int(i)) != 0)
            inliers.push_back(pairs.to[i]);
    }
    match.points = int(inliers.size());
    if (match.points > kChancePoints)
        match.box = boxOf(homography, thing, first, second, inliers);
    return match;
}

} // namespace

double DetailMatch::strength() const
{
    return std::clamp((points - kChancePoints) / kSurePoints, 0.0, 1.0);
}

Result<DetailPoints> detailPoints(const QImage& picture, const std::optional<QRect>& region)
{
    TRY_ASSIGN(const cv::Mat pixels, converted, rgbPixels(picture));
    if (region) {
        TRY_ASSIGN([[maybe_unused]] const cv::Rect area, checked, describedArea(pixels, region));
    }
    return guarded([&]() -> Result<DetailPoints> {
        const cv::Mat grey = greyAtMost(pixels, kLongestSide);
        return pointsOf(grey, region ? maskOf(*region, picture.size(), grey.size()) : cv::Mat());
    });
}

Result<DetailMatch> matchDetail(const DetailPoints& first, const QRectF& thing, const DetailPoints& second)
{
    return guarded([&]() -> Result<DetailMatch> { return matched(first, thing, second); });
}

} // namespace vitrine
