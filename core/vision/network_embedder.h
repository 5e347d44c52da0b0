#pragma once

#include "core/vision/network.h"

#include <memory>
#include <vector>

namespace vitrine {

/// Describes pictures with the networks of a model pack: each sees the middle two thirds (or the region) squashed to
/// its side, its maps are pooled under a bell; colours are counted where the network looked. Any thread; a call starts
/// all networks before it waits for the first.
class NetworkEmbedder final : public Embedder
{
public:
    /// Loads the pack and makes a trial run: sizes, numbers, the pack's own check, and whether a faster precision keeps
    /// the descriptors within .998 of float32. Errors: Unavailable, Corrupt, InvalidInput (outputs that do not fit).
    static Result<std::unique_ptr<NetworkEmbedder>> load(const ModelPack& pack, std::unique_ptr<NetworkEngine> engine);

    const EmbedderInfo& info() const override { return m_info; }
    /// One more than the engine runs at a time: it prepares its picture meanwhile.
    int workers() const override { return m_engine->parallelRuns() + 1; }
    Result<PictureDescription> describe(const QImage& picture, const std::optional<QRect>& region) const override;
    NetworkPrecision precision() const { return m_precision; }

private:
    NetworkEmbedder(ModelPack pack, std::unique_ptr<NetworkEngine> engine);
    using Outputs = std::vector<std::vector<NetworkOutput>>; ///< by network, by wanted output

    Result<> loadNetworks(NetworkPrecision precision);
    Result<> learnSizes(const Outputs& outputs);
    Result<> checkNumbers() const;
    Result<Outputs> run(const cv::Mat& area) const;
    Result<std::vector<float>> valuesOf(const Outputs& outputs, const cv::Mat& area) const;
    const NetworkOutput& outputOf(const Outputs& outputs, int network, const QString& name) const;
    cv::Mat attentionOf(const Outputs& outputs, const cv::Mat& around, const cv::Rect& focus) const;
    Result<PictureDescription> describeArea(const cv::Mat& pixels, const cv::Rect& area, bool isRegion) const;

    ModelPack m_pack;
    std::unique_ptr<NetworkEngine> m_engine;
    NetworkPrecision m_precision = NetworkPrecision::Float32;
    std::vector<std::unique_ptr<Network>> m_networks;
    EmbedderInfo m_info;
};

} // namespace vitrine
