#include "core/vision/descriptor_join.h"
#include "core/vision/teaching.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace vitrine {

namespace {

constexpr std::size_t kCalibrationPictures = 600;
constexpr std::size_t kNearest = 10;
constexpr double kFlatness = .05;

float dot(std::span<const float> a, std::span<const float> b)
{
    float sums[8] = {};
    std::size_t i = 0;
    for (; i + 8 <= a.size(); i += 8) {
        for (std::size_t k = 0; k < 8; ++k)
            sums[k] += a[i + k] * b[i + k];
    }
    float sum = std::accumulate(sums, sums + 8, 0.F);
    for (; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

std::map<int, std::vector<float>> meansOf(const DescriptorRows& pictures, std::span<const int> products)
{
    std::map<int, std::vector<float>> means;
    for (std::size_t i = 0; i < pictures.count(); ++i) {
        std::vector<float>& mean = means[products[i]];
        mean.resize(std::size_t(pictures.dimensions));
        std::ranges::transform(mean, pictures.row(i), mean.begin(), std::plus());
    }
    for (auto& [product, mean] : means)
        toUnitLength(mean);
    return means;
}

double averagePrecision(const std::vector<std::pair<float, bool>>& ranked)
{
    double hits = 0, sum = 0;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        if (!ranked[i].second)
            continue;
        ++hits;
        sum += hits / double(i + 1);
    }
    return hits > 0 ? sum / hits : 0;
}

/// One step of Newton's method for a logistic curve of two parameters; false = it cannot go on.
bool improve(const std::vector<std::pair<double, bool>>& samples, double& slope, double& offset)
{
    // A little pull towards flatness keeps the curve finite where the neighbours are told apart without a mistake.
    double g0 = 0, g1 = -kFlatness * slope, h00 = 1e-6, h01 = 0, h11 = kFlatness;
    for (const auto& [x, right] : samples) {
        const double p = 1 / (1 + std::exp(-(slope * x + offset)));
        const double error = (right ? 1 : 0) - p, weight = p * (1 - p);
        g0 += error;
        g1 += error * x;
        h00 += weight;
        h01 += weight * x;
        h11 += weight * x * x;
    }
    const double determinant = h00 * h11 - h01 * h01;
    if (!(std::abs(determinant) > 1e-12))
        return false;
    const double byOffset = (h11 * g0 - h01 * g1) / determinant, bySlope = (h00 * g1 - h01 * g0) / determinant;
    offset += .5 * std::clamp(byOffset, -20.0, 20.0);
    slope += .5 * std::clamp(bySlope, -20.0, 20.0);
    return std::isfinite(slope) && std::isfinite(offset);
}

} // namespace

RecallFigures recallOf(const DescriptorRows& pictures, std::span<const int> products, const DescriptorRows& questions,
                       std::span<const int> wanted)
{
    RecallFigures figures;
    const auto means = meansOf(pictures, products);
    for (std::size_t q = 0; q < questions.count(); ++q) {
        std::vector<std::pair<float, bool>> ranked;
        std::map<int, float> best;
        for (std::size_t i = 0; i < pictures.count(); ++i) {
            const float cosine = dot(questions.row(q), pictures.row(i));
            ranked.emplace_back(cosine, products[i] == wanted[q]);
            const auto [place, isNew] = best.try_emplace(products[i], cosine);
            place->second = std::max(place->second, cosine);
        }
        std::ranges::sort(ranked, std::greater());
        figures.map += averagePrecision(ranked);
        const auto fused = [&](const auto& one) {
            return .5F * one.second + .5F * dot(questions.row(q), means.at(one.first));
        };
        const auto first = std::ranges::max_element(best, {}, fused);
        figures.top1 += first != best.end() && first->first == wanted[q] ? 1 : 0;
    }
    figures.asked = qint64(questions.count());
    if (figures.asked > 0) {
        figures.top1 /= double(figures.asked);
        figures.map /= double(figures.asked);
    }
    return figures;
}

std::optional<Calibration> calibrate(const DescriptorRows& pictures, std::span<const int> products)
{
    std::vector<std::pair<double, bool>> samples;
    const std::size_t count = pictures.count(), asked = std::min(count, kCalibrationPictures);
    for (std::size_t n = 0; n < asked; ++n) {
        const std::size_t q = n * count / asked;
        std::vector<std::pair<float, bool>> others;
        for (std::size_t i = 0; i < count; ++i) {
            if (i != q)
                others.emplace_back(dot(pictures.row(q), pictures.row(i)), products[i] == products[q]);
        }
        const std::size_t nearest = std::min(kNearest, others.size());
        std::ranges::partial_sort(others, others.begin() + std::ptrdiff_t(nearest), std::greater());
        samples.insert(samples.end(), others.begin(), others.begin() + std::ptrdiff_t(nearest));
    }
    const auto right = std::ranges::count_if(samples, [](const auto& sample) { return sample.second; });
    if (right < 20 || std::ssize(samples) - right < 20)
        return std::nullopt;
    double slope = 5, offset = -2.5;
    for (int i = 0; i < 120; ++i) {
        if (!improve(samples, slope, offset))
            return std::nullopt;
    }
    if (!(slope > .5))
        return std::nullopt;
    return Calibration{std::clamp(-offset / slope, -.5, .98), std::clamp(1 / slope, .005, 1.0)};
}

} // namespace vitrine
