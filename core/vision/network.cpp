#include "core/vision/network.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {
/// 64 million numbers in one output: no network of ours, and no wish of anybody's.
constexpr std::size_t kMostValues = 64U << 20;
} // namespace

std::vector<float> networkInput(const cv::Mat& pixels, const PackNetwork& network)
{
    const auto area = std::size_t(pixels.rows) * std::size_t(pixels.cols);
    std::vector<float> planes(3 * area);
    std::array<cv::Mat, 3> colours;
    cv::split(pixels, colours.data());
    for (std::size_t c = 0; c < 3; ++c) {
        cv::Mat plane(pixels.rows, pixels.cols, CV_32F, planes.data() + c * area);
        const double scale = double(network.scale[c]);
        colours[c].convertTo(plane, CV_32F, scale, -double(network.mean[c]) * scale);
    }
    return planes;
}

Result<NetworkOutput> networkOutput(std::span<const std::size_t> shape, const float* values, const QString& name)
{
    const bool isVector = shape.size() == 2, isMap = shape.size() == 4;
    std::size_t count = 1;
    for (const std::size_t side : shape)
        count *= side <= kMostValues ? side : kMostValues + 1;
    if ((!isVector && !isMap) || shape[0] != 1 || count == 0 || count > kMostValues) {
        return fail(ErrorCode::Corrupt,
                    u"The output '%1' of the model is neither a vector nor a map of one picture."_s.arg(name));
    }
    NetworkOutput output{int(shape[1]), isMap ? int(shape[2]) : 1, isMap ? int(shape[3]) : 1, {}};
    output.values.assign(values, values + count);
    if (!std::ranges::all_of(output.values, [](float value) { return std::isfinite(value); })) {
        return fail(ErrorCode::Corrupt,
                    u"The output '%1' of the model holds values that are no numbers; is it damaged?"_s.arg(name));
    }
    return output;
}

} // namespace vitrine
