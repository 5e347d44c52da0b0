#include "core/media/perceptual_hash.h"

#include "core/media/area_average.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace vitrine {
namespace {

constexpr int kSide = 32;
constexpr int kKept = 8; ///< frequencies 1..8

using Samples = std::array<float, kSide * kSide>;

/// cos((2x + 1) u pi / 64) for u = 1..8; the scale of a DCT does not matter to a median.
std::array<float, kKept * kSide> makeBasis()
{
    std::array<float, kKept * kSide> basis{};
    for (int u = 0; u < kKept; ++u) {
        for (int x = 0; x < kSide; ++x)
            basis[size_t(u * kSide + x)] = float(std::cos((2 * x + 1) * (u + 1) * std::numbers::pi / (2 * kSide)));
    }
    return basis;
}

std::array<float, kKept * kKept> lowFrequencies(const Samples& samples)
{
    static const auto basis = makeBasis();
    std::array<float, kSide * kKept> rows{};
    for (int y = 0; y < kSide; ++y) {
        for (int u = 0; u < kKept; ++u) {
            float sum = 0;
            for (int x = 0; x < kSide; ++x)
                sum += samples[size_t(y * kSide + x)] * basis[size_t(u * kSide + x)];
            rows[size_t(y * kKept + u)] = sum;
        }
    }
    std::array<float, kKept * kKept> kept{};
    for (int v = 0; v < kKept; ++v) {
        for (int u = 0; u < kKept; ++u) {
            float sum = 0;
            for (int y = 0; y < kSide; ++y)
                sum += rows[size_t(y * kKept + u)] * basis[size_t(v * kSide + y)];
            kept[size_t(v * kKept + u)] = sum;
        }
    }
    return kept;
}

} // namespace

quint64 perceptualHash(const QImage& picture)
{
    const QImage small = areaAverage(picture, QSize(kSide, kSide));
    Samples luma{};
    for (int y = 0; y < kSide; ++y) {
        const auto* row = reinterpret_cast<const QRgb*>(small.constScanLine(y));
        for (int x = 0; x < kSide; ++x)
            luma[size_t(y * kSide + x)] = 0.299F * qRed(row[x]) + 0.587F * qGreen(row[x]) + 0.114F * qBlue(row[x]);
    }
    const auto frequencies = lowFrequencies(luma);
    auto sorted = frequencies;
    std::nth_element(sorted.begin(), sorted.begin() + 32, sorted.end());
    const float upper = sorted[32];
    const float median = (upper + *std::max_element(sorted.begin(), sorted.begin() + 32)) / 2;
    // Sums that should be zero are not quite: a plain picture must not get the hash of its rounding errors.
    constexpr float kNoise = 0.5F;
    quint64 hash = 0;
    for (const float frequency : frequencies)
        hash = hash << 1 | (frequency > median + kNoise ? 1U : 0U);
    return hash;
}

} // namespace vitrine
