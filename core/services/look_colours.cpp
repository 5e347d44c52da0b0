#include "core/services/look_colours.h"

#include "core/vision/asked_colour.h"
#include "core/vision/colour_histogram.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kMostColours = 8;
constexpr size_t kGroup = 500;

const DescriptorPart* partNamed(const EmbedderInfo& info, const QString& name)
{
    const auto place = std::ranges::find(info.parts, name, &DescriptorPart::name);
    return place != info.parts.end() && place->dimensions == kColourBins ? &*place : nullptr;
}

quint64 numberOf(const FeatureKey& key)
{
    bool isHex = false;
    const quint64 start = QStringView(key.sha256).left(16).toULongLong(&isHex, 16);
    const quint64 bytes = isHex ? start : qHash(key.sha256);
    if (key.region.isEmpty())
        return bytes;
    const QRect& region = key.region;
    return qHashMulti(size_t(bytes), region.x(), region.y(), region.width(), region.height());
}

/// The shares asked for, of 1 together: those without one divide what is left.
std::vector<double> sharesOf(std::span<const LookColour> colours)
{
    double given = 0, open = 0;
    for (const LookColour& colour : colours) {
        given += colour.share;
        open += colour.share > 0 ? 0 : 1;
    }
    std::vector<double> shares;
    for (const LookColour& colour : colours)
        shares.push_back(colour.share > 0 ? colour.share : std::max(.05, 1 - given) / open);
    const double all = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (double& share : shares)
        share /= all;
    return shares;
}

} // namespace

Result<> LookColours::check(std::span<const LookColour> colours) const
{
    double given = 0;
    for (const LookColour& colour : colours) {
        if (!(colour.share >= 0 && colour.share <= 1))
            return fail(ErrorCode::InvalidInput, u"The share of a colour is a number from 0 to 1."_s);
        given += colour.share;
    }
    if (given > 1.0001)
        return fail(ErrorCode::InvalidInput, u"The colours asked for are more than the whole thing; lower a share."_s);
    if (colours.size() > kMostColours)
        return fail(ErrorCode::InvalidInput, u"Ask for at most %1 colours at a time."_s.arg(kMostColours));
    if (!colours.empty() && !partNamed(m_shared.embedder->info(), u"colour"_s)) {
        return fail(ErrorCode::InvalidInput,
                    u"The model pack '%1' says nothing of colours; choose another for searching by colour."_s.arg(
                        m_shared.embedder->info().pack));
    }
    return {};
}

/// The counts that a part was made of: it holds their fourth roots.
std::vector<float> LookColours::histogramOf(const StoredFeature& feature, const QString& part) const
{
    const EmbedderInfo& info = m_shared.embedder->info();
    const DescriptorPart* wanted = partNamed(info, part);
    const auto values = wanted ? unpackedFeature(feature, info) : Result<std::vector<float>>(std::vector<float>());
    if (!values.ok() || values.value().empty())
        return {};
    qsizetype offset = 0;
    for (const DescriptorPart* one = info.parts.data(); one != wanted; ++one)
        offset += one->dimensions;
    std::vector<float> counts(values.value().begin() + offset, values.value().begin() + offset + kColourBins);
    float sum = 0;
    for (float& count : counts) {
        count *= count;
        count *= count;
        sum += count;
    }
    for (float& count : counts)
        count /= std::max(sum, 1e-12F);
    return counts;
}

/// Colours that are more frequent in the whole picture than in its middle are what lies behind the thing.
LookColours::Palette LookColours::paletteOf(const StoredFeature& feature) const
{
    Palette palette;
    std::vector<float> counts = histogramOf(feature, u"colour"_s);
    if (counts.empty())
        return palette;
    if (const std::vector<float> around = histogramOf(feature, u"surroundings"_s); !around.empty()) {
        for (size_t i = 0; i < counts.size(); ++i) {
            const float foreground = std::min(1.F, counts[i] / std::max(around[i], 1e-6F));
            counts[i] *= foreground * foreground;
        }
    }
    const float sum = std::max(std::accumulate(counts.begin(), counts.end(), 0.F), 1e-12F);
    std::vector<quint16> order(counts.size());
    std::iota(order.begin(), order.end(), quint16(0));
    std::ranges::partial_sort(order, order.begin() + Palette::kBins,
                              [&](quint16 a, quint16 b) { return counts[a] > counts[b]; });
    for (size_t i = 0; i < Palette::kBins; ++i) {
        palette.bins[i] = order[i];
        palette.shares[i] = quint8(std::lround(counts[order[i]] / sum * 255));
    }
    return palette;
}

Result<> LookColours::readMissing(std::span<const FeatureKey> keys, const JobContext& job)
{
    std::vector<FeatureKey> missing;
    {
        const std::lock_guard lock(m_mutex);
        if (m_palettes.size() > 4 * keys.size() + 100'000)
            m_palettes.clear(); // most are of pictures that are gone
        std::ranges::copy_if(keys, std::back_inserter(missing),
                             [this](const FeatureKey& key) { return !m_palettes.contains(numberOf(key)); });
    }
    for (size_t first = 0; first < missing.size(); first += kGroup) {
        TRY_VOID(job.checkpoint());
        const auto group = std::span(missing).subspan(first, std::min(kGroup, missing.size() - first));
        TRY_ASSIGN(const auto features, read, m_shared.features->fetch(group, m_shared.embedder->info().recipe));
        std::vector<std::pair<quint64, Palette>> palettes;
        for (size_t i = 0; i < group.size(); ++i) {
            if (features[i] && !features[i]->values.isEmpty())
                palettes.emplace_back(numberOf(group[i]), paletteOf(*features[i]));
        }
        const std::lock_guard lock(m_mutex);
        m_palettes.insert(palettes.begin(), palettes.end());
    }
    return {};
}

Result<std::vector<double>> LookColours::scores(std::span<const FeatureKey> keys, std::span<const LookColour> colours,
                                                const JobContext& job)
{
    TRY_VOID(readMissing(keys, job));
    std::vector<std::vector<float>> likeness;
    for (const LookColour& colour : colours)
        likeness.push_back(colourLikeness(colour.rgb));
    const std::vector<double> shares = sharesOf(colours);
    std::vector<double> scores;
    const std::lock_guard lock(m_mutex);
    for (const FeatureKey& key : keys) {
        const auto place = m_palettes.find(numberOf(key));
        double common = 0;
        for (size_t c = 0; c < colours.size() && place != m_palettes.end(); ++c) {
            double found = 0;
            for (size_t i = 0; i < Palette::kBins; ++i)
                found += place->second.shares[i] / 255.0 * likeness[c][place->second.bins[i]];
            common += std::min(shares[c], found);
        }
        scores.push_back(std::sqrt(std::min(1.0, common)));
    }
    return scores;
}

} // namespace vitrine
