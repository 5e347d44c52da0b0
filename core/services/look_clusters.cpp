#include "core/services/look_clusters.h"

#include "core/vision/descriptor_join.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace vitrine {

namespace {

/// The sum of a group's vectors, and the same at unit length.
struct Middle {
    std::vector<float> sum, mean;

    void add(std::span<const float> vector)
    {
        sum.resize(vector.size());
        std::ranges::transform(sum, vector, sum.begin(), std::plus());
        mean = sum;
        toUnitLength(mean);
    }
};

constexpr size_t kNone = size_t(-1);

size_t nearestGroup(const std::vector<Middle>& groups, std::span<const float> vector, double minCosine)
{
    size_t best = kNone;
    double cosine = minCosine;
    for (size_t i = 0; i < groups.size(); ++i) {
        const double here = std::inner_product(vector.begin(), vector.end(), groups[i].mean.begin(), 0.0);
        if (here >= cosine) {
            cosine = here;
            best = i;
        }
    }
    return best;
}

} // namespace

std::vector<std::vector<size_t>> groupsByLook(std::span<const std::vector<float>> vectors, double minCosine)
{
    const auto first = std::ranges::find_if(vectors, [](const std::vector<float>& vector) { return !vector.empty(); });
    if (first == vectors.end())
        return {};
    const auto counts = [&](const std::vector<float>& vector) { return vector.size() == first->size(); };
    std::vector<Middle> middles;
    for (const std::vector<float>& vector : vectors) {
        if (!counts(vector))
            continue;
        size_t group = nearestGroup(middles, vector, minCosine);
        if (group == kNone) {
            group = middles.size();
            middles.emplace_back();
        }
        middles[group].add(vector);
    }
    std::vector<std::vector<size_t>> groups(middles.size());
    for (size_t i = 0; i < vectors.size(); ++i) {
        const size_t group = counts(vectors[i]) ? nearestGroup(middles, vectors[i], minCosine) : kNone;
        if (group != kNone)
            groups[group].push_back(i);
    }
    std::erase_if(groups, [](const std::vector<size_t>& group) { return group.size() < 2; });
    std::ranges::stable_sort(groups, std::greater(), &std::vector<size_t>::size);
    return groups;
}

} // namespace vitrine
