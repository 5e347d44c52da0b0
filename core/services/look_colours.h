#pragma once

#include "core/services/look_members.h"
#include "core/services/look_search.h"
#include "core/services/look_shared.h"

#include <array>
#include <mutex>
#include <span>
#include <unordered_map>
#include <vector>

namespace vitrine {

/// The colours of the things shown, from the stored descriptors: read once a picture, then kept in memory (about 80
/// bytes each). The first question over 100,000 pictures takes some seconds. Any thread.
class LookColours
{
public:
    explicit LookColours(LookShared& shared) : m_shared(shared) {}

    /// InvalidInput: a share outside 0..1, shares of more than 1 together, more than 8 colours, a model pack that says
    /// nothing of colours.
    Result<> check(std::span<const LookColour> colours) const;
    /// How much of each view is in the colours, 0..1, in the order of `keys`; 0 for one that is not described.
    Result<std::vector<double>> scores(std::span<const FeatureKey> keys, std::span<const LookColour> colours,
                                       const JobContext& job);

private:
    /// The most frequent colours of a thing: bins of the colour histogram and their shares in 255ths.
    struct Palette {
        static constexpr size_t kBins = 12;
        std::array<quint16, kBins> bins{};
        std::array<quint8, kBins> shares{};
    };
    Palette paletteOf(const StoredFeature& feature) const;
    Result<> readMissing(std::span<const FeatureKey> keys, const JobContext& job);
    std::vector<float> histogramOf(const StoredFeature& feature, const QString& part) const;

    LookShared& m_shared;
    std::mutex m_mutex; ///< of what is below
    std::unordered_map<quint64, Palette> m_palettes;
};

} // namespace vitrine
