#include "core/vision/network_embedder.h"

#include "core/vision/colour_histogram.h"
#include "core/vision/descriptor_join.h"
#include "core/vision/object_box.h"
#include "core/vision/pixels.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <opencv2/imgproc.hpp>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// Descriptors of a faster precision that are further from float32 are not used.
constexpr double kLeastCosine = .998;
/// How far a value of the trial run may be off, half of it relative: bfloat16 has three digits.
constexpr float kCheckSlack = .12F;

/// How much of a place's attention is left where the network saw nothing.
constexpr double kUnseen = .3;

/// The picture that packs are checked with: every engine and the script that makes packs compute the same.
cv::Mat testPicture(int side)
{
    cv::Mat picture(side, side, CV_8UC3);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            for (int c = 0; c < 3; ++c)
                picture.at<cv::Vec3b>(y, x)[c] = uchar((7 * x + 13 * y + 29 * c + (x * y) % 31) % 256);
        }
    }
    return picture;
}

/// Mean of each channel, evenly or under a bell whose sigma is .3 of the side.
std::vector<float> pooled(const NetworkOutput& output, PartPooling pooling)
{
    const int area = output.height * output.width;
    if (pooling == PartPooling::None || area == 1)
        return output.values;
    cv::Mat weights(output.height, output.width, CV_32F, cv::Scalar(1));
    if (pooling == PartPooling::Bell)
        cv::resize(bell(output.height, .3 * output.height), weights, weights.size());
    weights /= cv::sum(weights)[0];
    const cv::Mat maps(output.channels, area, CV_32F, const_cast<float*>(output.values.data()));
    const cv::Mat means = maps * weights.reshape(1, area);
    return {means.begin<float>(), means.end<float>()};
}

/// Where the network saw most: squares summed over the channels, 1 at the strongest place.
cv::Mat energyOf(const NetworkOutput& output)
{
    cv::Mat energy(output.height, output.width, CV_32F, cv::Scalar(0));
    const int area = output.height * output.width;
    for (int channel = 0; channel < output.channels; ++channel) {
        const float* map = output.values.data() + std::ptrdiff_t(channel) * area;
        auto* sums = energy.ptr<float>(); // a new matrix has no gaps between its lines
        for (int i = 0; i < area; ++i)
            sums[i] += map[i] * map[i];
    }
    double most = 0;
    cv::minMaxLoc(energy, nullptr, &most);
    return most > 0 ? cv::Mat(energy / most) : energy;
}

cv::Mat colourWeights(const cv::Mat& energy)
{
    cv::Mat weights;
    cv::resize(energy, weights, {kColourSide, kColourSide});
    weights = cv::min(cv::max(weights, 0), 1);
    return weights.mul(bell(kColourSide, 48));
}

double cosineOf(const std::vector<float>& a, const std::vector<float>& b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

} // namespace

NetworkEmbedder::NetworkEmbedder(ModelPack pack, std::unique_ptr<NetworkEngine> engine)
    : m_pack(std::move(pack)), m_engine(std::move(engine))
{
    m_info.engine = m_engine->name();
    m_info.pack = m_pack.label();
    m_info.recipe = m_pack.recipe;
}

Result<> NetworkEmbedder::loadNetworks(NetworkPrecision precision)
{
    std::vector<std::unique_ptr<Network>> networks;
    for (const PackNetwork& network : m_pack.networks) {
        TRY_ASSIGN(std::unique_ptr<Network> loaded, opened, m_engine->load(network, precision));
        networks.push_back(std::move(loaded));
    }
    m_networks = std::move(networks);
    m_precision = precision;
    return {};
}

Result<std::unique_ptr<NetworkEmbedder>> NetworkEmbedder::load(const ModelPack& pack,
                                                               std::unique_ptr<NetworkEngine> engine)
{
    std::unique_ptr<NetworkEmbedder> embedder(new NetworkEmbedder(pack, std::move(engine)));
    TRY_VOID(embedder->loadNetworks(NetworkPrecision::Float32));
    const cv::Mat picture = testPicture(512);
    TRY_ASSIGN(const Outputs outputs, ran, embedder->run(picture));
    TRY_VOID(embedder->learnSizes(outputs));
    TRY_VOID(embedder->checkNumbers());
    if (!embedder->m_engine->offers(NetworkPrecision::Bfloat16))
        return embedder;
    TRY_ASSIGN(const std::vector<float> exact, described, embedder->valuesOf(outputs, picture));
    std::vector<std::unique_ptr<Network>> slower = std::exchange(embedder->m_networks, {});
    if (embedder->loadNetworks(NetworkPrecision::Bfloat16).ok()) {
        const Result<Outputs> again = embedder->run(picture);
        const auto values =
            again.ok() ? embedder->valuesOf(again.value(), picture) : Result<std::vector<float>>(again.error());
        if (values.ok() && cosineOf(exact, values.value()) >= kLeastCosine)
            return embedder;
    }
    embedder->m_networks = std::move(slower);
    embedder->m_precision = NetworkPrecision::Float32;
    return embedder;
}

Result<> NetworkEmbedder::learnSizes(const Outputs& outputs)
{
    for (PackPart& part : m_pack.parts) {
        if (!part.network) {
            part.part.dimensions = kColourBins;
        } else {
            const NetworkOutput& output = outputOf(outputs, *part.network, part.output);
            const bool isMap = output.height * output.width > 1;
            part.part.dimensions = output.channels;
            if (isMap && part.pooling == PartPooling::None) {
                return fail(ErrorCode::InvalidInput,
                            u"The part '%1' of the model pack is a map and needs a pooling."_s.arg(part.part.name));
            }
        }
        m_info.parts.push_back(part.part);
    }
    return m_info.dimensions() <= 16384
               ? Result<>()
               : fail(ErrorCode::TooLarge,
                      u"The descriptor of the model pack has %1 numbers; at most 16384 can be used."_s.arg(
                          m_info.dimensions()));
}

/// The pack's own check, on the test picture in the network's own size.
Result<> NetworkEmbedder::checkNumbers() const
{
    for (std::size_t i = 0; i < m_networks.size(); ++i) {
        const PackNetwork& network = m_pack.networks[i];
        const qsizetype place = network.outputs.indexOf(network.checkOutput);
        if (place < 0)
            continue;
        TRY_ASSIGN(const auto run, started, m_networks[i]->start(testPicture(network.side)));
        TRY_ASSIGN(const std::vector<NetworkOutput> values, done, run->wait());
        const std::vector<float>& found = values[std::size_t(place)].values;
        for (std::size_t k = 0; k < network.checkFirst.size(); ++k) {
            const float wanted = network.checkFirst[k];
            if (k >= found.size() || std::abs(found[k] - wanted) > kCheckSlack * (1 + std::abs(wanted)) / 2) {
                return fail(ErrorCode::Corrupt, u"The network '%1' of the model pack computes something else here than "
                                                "where it was made."_s.arg(network.name));
            }
        }
    }
    return {};
}

Result<NetworkEmbedder::Outputs> NetworkEmbedder::run(const cv::Mat& area) const
{
    std::vector<std::unique_ptr<NetworkRun>> runs;
    for (std::size_t i = 0; i < m_networks.size(); ++i) {
        TRY_ASSIGN(std::unique_ptr<NetworkRun> started, begun,
                   m_networks[i]->start(squashed(area, m_pack.networks[i].side)));
        runs.push_back(std::move(started));
    }
    Outputs outputs;
    for (const auto& one : runs) {
        TRY_ASSIGN(std::vector<NetworkOutput> values, done, one->wait());
        outputs.push_back(std::move(values));
    }
    return outputs;
}

const NetworkOutput& NetworkEmbedder::outputOf(const Outputs& outputs, int network, const QString& name) const
{
    const qsizetype place = m_pack.networks[std::size_t(network)].outputs.indexOf(name);
    return outputs[std::size_t(network)][std::size_t(place)];
}

Result<std::vector<float>> NetworkEmbedder::valuesOf(const Outputs& outputs, const cv::Mat& area) const
{
    std::vector<std::vector<float>> parts;
    for (const PackPart& part : m_pack.parts) {
        if (part.network)
            parts.push_back(pooled(outputOf(outputs, *part.network, part.output), part.pooling));
        else
            parts.push_back(
                colourHistogram(area, colourWeights(energyOf(outputOf(outputs, *part.attention, part.output)))));
    }
    return joinParts(m_info.parts, parts);
}

/// What differs from the border counts most where the network looked, and least where it could not.
cv::Mat NetworkEmbedder::attentionOf(const Outputs& outputs, const cv::Mat& around, const cv::Rect& focus) const
{
    cv::Mat attention = colourAttention(around);
    const auto guide =
        std::ranges::find_if(m_pack.parts, [](const PackPart& part) { return part.attention.has_value(); });
    if (guide == m_pack.parts.end())
        return attention;
    const double across = double(attention.cols) / around.cols, down = double(attention.rows) / around.rows;
    const cv::Rect inMap = cv::Rect(int(focus.x * across), int(focus.y * down), std::max(1, int(focus.width * across)),
                                    std::max(1, int(focus.height * down))) &
                           cv::Rect({0, 0}, attention.size());
    cv::Mat weights(attention.size(), CV_32F, cv::Scalar(kUnseen));
    cv::Mat energy;
    cv::resize(energyOf(outputOf(outputs, *guide->attention, guide->output)), energy, inMap.size());
    cv::Mat(energy * (1 - kUnseen) + kUnseen).copyTo(weights(inMap));
    return attention.mul(weights);
}

Result<PictureDescription> NetworkEmbedder::describeArea(const cv::Mat& pixels, const cv::Rect& area,
                                                         bool isRegion) const
{
    const cv::Mat seen = pixels(area);
    TRY_ASSIGN(const Outputs outputs, ran, run(seen));
    PictureDescription description;
    TRY_ASSIGN(description.values, joined, valuesOf(outputs, seen));
    const cv::Mat around = isRegion ? seen : pixels;
    const cv::Rect focus = isRegion ? cv::Rect({0, 0}, seen.size()) : area;
    const QRect box = objectBox(attentionOf(outputs, around, focus), {around.cols, around.rows});
    description.mainObject = isRegion ? box.translated(area.x, area.y) : box;
    return description;
}

Result<PictureDescription> NetworkEmbedder::describe(const QImage& picture, const std::optional<QRect>& region) const
{
    TRY_ASSIGN(const cv::Mat pixels, converted, rgbPixels(picture));
    TRY_ASSIGN(const cv::Rect area, found, describedArea(pixels, region));
    return guarded([&] { return describeArea(pixels, area, region.has_value()); });
}

} // namespace vitrine
