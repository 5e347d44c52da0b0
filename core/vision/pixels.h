#pragma once

#include "core/base/result.h"

#include <QImage>
#include <QRect>

#include <opencv2/core.hpp>
#include <optional>

namespace vitrine {

/// An 8-bit RGB matrix of its own memory; transparent pixels are laid over white. Errors: InvalidInput (empty).
Result<cv::Mat> rgbPixels(const QImage& picture);

/// The middle two thirds of each side, as the recipe rounds them (half to even).
cv::Rect middleOf(int width, int height);

/// What is to be described: `region`, or the middle without one. Errors: InvalidInput (a region that is empty or not
/// wholly inside).
Result<cv::Rect> describedArea(const cv::Mat& pixels, const std::optional<QRect>& region);

/// Brought to `side` x `side` without keeping the shape: by area where it shrinks, linear where it grows.
cv::Mat squashed(const cv::Mat& pixels, int side);

/// A bell over a square of `side`, centred, in floats with 1 in the middle.
cv::Mat bell(int side, double sigma);

/// `work`, with OpenCV's exceptions made into errors.
template <class Work>
auto guarded(const Work& work) -> decltype(work())
{
    try {
        return work();
    } catch (const cv::Exception& error) {
        const auto code = error.code == cv::Error::StsNoMem ? ErrorCode::TooLarge : ErrorCode::Internal;
        return fail(code,
                    QStringLiteral("The picture could not be described: %1.").arg(QString::fromStdString(error.err)));
    }
}

} // namespace vitrine
