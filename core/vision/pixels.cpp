#include "core/vision/pixels.h"

#include <cmath>
#include <opencv2/imgproc.hpp>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// Straight alpha over white, by hand: painting needs an application object.
QImage overWhite(const QImage& picture)
{
    QImage image = picture.convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const int alpha = qAlpha(line[x]);
            const auto mix = [alpha](int value) { return (value * alpha + 255 * (255 - alpha) + 127) / 255; };
            line[x] = qRgb(mix(qRed(line[x])), mix(qGreen(line[x])), mix(qBlue(line[x])));
        }
    }
    return image;
}

} // namespace

Result<cv::Mat> rgbPixels(const QImage& picture)
{
    if (picture.isNull())
        return fail(ErrorCode::InvalidInput, u"There is no picture to describe."_s);
    const QImage opaque = picture.hasAlphaChannel() ? overWhite(picture) : picture;
    const QImage rgb = opaque.convertToFormat(QImage::Format_RGB888);
    if (rgb.isNull())
        return fail(ErrorCode::TooLarge, u"The picture does not fit into memory."_s);
    const cv::Mat view(rgb.height(), rgb.width(), CV_8UC3, const_cast<uchar*>(rgb.constBits()),
                       std::size_t(rgb.bytesPerLine()));
    return guarded([&]() -> Result<cv::Mat> { return view.clone(); });
}

cv::Rect middleOf(int width, int height)
{
    const auto part = [](double value) { return std::max(1, int(std::nearbyint(value))); };
    const int w = part(width * .667), h = part(height * .667);
    return {int(std::nearbyint((width - w) * .5)), int(std::nearbyint((height - h) * .5)), w, h};
}

Result<cv::Rect> describedArea(const cv::Mat& pixels, const std::optional<QRect>& region)
{
    if (!region)
        return middleOf(pixels.cols, pixels.rows);
    if (region->isEmpty() || !QRect(0, 0, pixels.cols, pixels.rows).contains(*region)) {
        return fail(ErrorCode::InvalidInput,
                    u"The region %1,%2,%3,%4 is not inside the picture of %5 x %6 pixels."_s.arg(region->x())
                        .arg(region->y())
                        .arg(region->width())
                        .arg(region->height())
                        .arg(pixels.cols)
                        .arg(pixels.rows));
    }
    return cv::Rect(region->x(), region->y(), region->width(), region->height());
}

cv::Mat squashed(const cv::Mat& pixels, int side)
{
    cv::Mat small;
    cv::resize(pixels, small, {side, side}, 0, 0, pixels.rows > side ? cv::INTER_AREA : cv::INTER_LINEAR);
    return small;
}

cv::Mat bell(int side, double sigma)
{
    cv::Mat_<double> across(1, side);
    for (int x = 0; x < side; ++x) {
        const double far = x - (side - 1) / 2.0;
        across(0, x) = std::exp(-far * far / (2 * sigma * sigma));
    }
    cv::Mat weights;
    cv::Mat(across.t() * across).convertTo(weights, CV_32F);
    return weights;
}

} // namespace vitrine
