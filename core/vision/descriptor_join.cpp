#include "core/vision/descriptor_join.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr double kNothing = 1e-9;

double lengthOf(std::span<const float> values)
{
    return std::sqrt(std::inner_product(values.begin(), values.end(), values.begin(), 0.0));
}

} // namespace

void toUnitLength(std::span<float> values)
{
    const double length = std::max(lengthOf(values), kNothing);
    for (float& value : values)
        value = float(value / length);
}

Result<std::vector<float>> joinParts(const std::vector<DescriptorPart>& parts,
                                     const std::vector<std::vector<float>>& values)
{
    std::vector<float> whole;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const bool fits = i < values.size() && values[i].size() == std::size_t(parts[i].dimensions);
        if (!fits || !std::all_of(values[i].begin(), values[i].end(), [](float v) { return std::isfinite(v); })) {
            return fail(ErrorCode::Corrupt,
                        u"The part '%1' of the descriptor came out wrong; is the model damaged?"_s.arg(parts[i].name));
        }
        std::vector<float> part = values[i];
        toUnitLength(part);
        for (float& value : part)
            value = std::copysign(std::sqrt(std::abs(value)), value);
        toUnitLength(part);
        for (const float value : part)
            whole.push_back(value * parts[i].weight);
    }
    toUnitLength(whole);
    return whole;
}

std::optional<double> partCosine(const std::vector<DescriptorPart>& parts, std::size_t part, std::span<const float> a,
                                 std::span<const float> b)
{
    std::size_t offset = 0;
    for (std::size_t i = 0; i < part; ++i)
        offset += std::size_t(parts[i].dimensions);
    const auto size = std::size_t(parts[part].dimensions);
    if (a.size() < offset + size || b.size() < offset + size)
        return std::nullopt;
    const std::span<const float> x = a.subspan(offset, size), y = b.subspan(offset, size);
    const double lengths = lengthOf(x) * lengthOf(y);
    if (lengths < kNothing)
        return std::nullopt;
    return std::inner_product(x.begin(), x.end(), y.begin(), 0.0) / lengths;
}

} // namespace vitrine
