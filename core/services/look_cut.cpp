#include "core/services/look_cut.h"

#include <algorithm>

namespace vitrine {

namespace {

constexpr double kLikely = .5;
/// Differences of this size are rounding.
constexpr double kTiny = 1e-9;

} // namespace

std::size_t naturalEnd(std::span<const double> scores)
{
    const auto above = [&](double least) {
        return std::size_t(std::ranges::find_if(scores, [least](double score) { return score < least; }) -
                           scores.begin());
    };
    const std::size_t first = std::min<std::size_t>(scores.size(), 1);
    const std::size_t last = std::max(first, above(kFloorScore));
    std::size_t end = last;
    double largest = kGapScore - kTiny;
    for (std::size_t i = std::max(first, above(kLikely)); i < last && i > 0; ++i) {
        const double drop = scores[i - 1] - scores[i];
        if (drop > largest + kTiny) {
            largest = drop;
            end = i;
        }
    }
    return end;
}

} // namespace vitrine
