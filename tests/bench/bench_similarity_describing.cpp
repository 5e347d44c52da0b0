#include "tests/bench/bench_context.h"

#include "core/services/look_models.h"
#include "core/services/look_picture.h"
#include "core/vision/network_embedder.h"

#include <QElapsedTimer>

#include <atomic>
#include <thread>

namespace vitrine::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRounds = 3;

/// The networks of a pack as the embedder runs them, and nothing beside them: no decoding, no colours, no pooling.
class BareNetworks
{
public:
    BareNetworks(const ModelPack& pack, NetworkPrecision precision) : m_engine(openVinoEngine())
    {
        if (!m_engine)
            m_engine = openCvEngine();
        for (const PackNetwork& network : pack.networks) {
            m_networks.push_back(orStop(m_engine->load(network, precision), "loading a network"));
            m_inputs.push_back(cv::Mat(network.side, network.side, CV_8UC3, cv::Scalar(90, 140, 30)));
        }
    }
    /// All networks are started before the first is waited for, as describing does.
    void run() const
    {
        std::vector<std::unique_ptr<NetworkRun>> runs;
        for (size_t i = 0; i < m_networks.size(); ++i)
            runs.push_back(orStop(m_networks[i]->start(m_inputs[i]), "starting a network"));
        for (const auto& run : runs)
            orStop(run->wait(), "running a network");
    }

private:
    std::unique_ptr<NetworkEngine> m_engine;
    std::vector<std::unique_ptr<Network>> m_networks;
    std::vector<cv::Mat> m_inputs;
};

/// nullopt = the classical descriptor is used.
std::optional<ModelPack> packInUse(const Embedder& embedder)
{
    for (const ModelInfo& model : LookModels::ofThisUser().list()) {
        auto pack = readModelPack(model.folder);
        if (pack.ok() && pack.value().recipe == embedder.info().recipe)
            return std::move(pack).take();
    }
    return std::nullopt;
}

/// What the engine gives at most, describing decoded pictures, and describing files with decoding beside it: in turns.
void measure(BenchContext& context, const Embedder& embedder, const std::function<void()>& bareRun,
             const QStringList& paths)
{
    std::vector<QImage> decoded;
    for (const QString& path : paths)
        decoded.push_back(orStop(loadLookPicture(MediaSource::file(path), {}), "decoding").image);
    const int workers = embedder.workers();
    std::vector<double> bare, inMemory, files, ratio;
    for (int round = 0; round < kRounds; ++round) {
        bare.push_back(ratePerSecond(paths.size(), workers, [&](qsizetype) { bareRun(); }));
        inMemory.push_back(ratePerSecond(paths.size(), workers, [&](qsizetype i) {
            orStop(embedder.describe(decoded[size_t(i)], {}), "describing");
        }));
        files.push_back(ratePerSecond(paths.size(), workers, [&](qsizetype i) {
            const LookPicture picture = orStop(loadLookPicture(MediaSource::file(paths[i]), {}), "decoding");
            orStop(embedder.describe(picture.image, {}), "describing");
        }));
        ratio.push_back(files.back() / bare.back());
    }
    const auto rate = [&](const QString& name, const std::vector<double>& rates) {
        addSimilarity(context, name, 0, percentile(rates, .5), u"pictures/s"_s);
    };
    rate(u"the engine by itself, asked by %1 threads"_s.arg(workers), bare);
    rate(u"describing decoded pictures"_s, inMemory);
    rate(u"describing files, decoding beside it"_s, files);
    addSimilarity(context, u"describing files against the engine by itself"_s, 0, percentile(ratio, .5), u"ratio"_s,
                  .8);
}

} // namespace

double ratePerSecond(qsizetype count, int threads, const std::function<void(qsizetype)>& work)
{
    std::atomic<qsizetype> next = 0;
    QElapsedTimer timer;
    timer.start();
    {
        std::vector<std::jthread> workers;
        for (int i = 0; i < threads; ++i) {
            workers.emplace_back([&] {
                for (qsizetype index = next++; index < count; index = next++)
                    work(index);
            });
        }
    }
    return double(count) * 1e9 / double(timer.nsecsElapsed());
}

void benchDescribing(BenchContext& context, const QStringList& paths)
{
    QString advice;
    const auto embedder = LookModels::ofThisUser().embedder(advice);
    const auto pack = packInUse(*embedder);
    if (!pack) {
        std::fprintf(stderr,
                     "similarity: no model pack (%s); the classical descriptor is measured, and no figure of "
                     "the pack is asked of it\n",
                     qPrintable(advice));
        return;
    }
    const auto* networks = dynamic_cast<const NetworkEmbedder*>(embedder.get());
    const NetworkPrecision precision = networks ? networks->precision() : NetworkPrecision::Float32;
    std::fprintf(stderr, "similarity: %s, engine %s, %s, %d numbers a picture\n", qPrintable(embedder->info().pack),
                 qPrintable(embedder->info().engine), precision == NetworkPrecision::Bfloat16 ? "bfloat16" : "float32",
                 embedder->info().dimensions());
    const BareNetworks bare(*pack, precision);
    measure(
        context, *embedder, [&bare] { bare.run(); }, paths);
}

} // namespace vitrine::bench
