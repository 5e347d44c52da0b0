#include "tests/bench/bench_context.h"

#include "core/search/coarse_index.h"
#include "core/search/exact_index.h"
#include "core/vision/projection.h"

#include <QElapsedTimer>
#include <faiss/IndexFlat.h>
#include <faiss/IndexHNSW.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <unordered_set>

namespace vitrine::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDimensions = 256;
constexpr int kFactors = 30; ///< what real descriptors vary in
constexpr int kNearest = 10;
constexpr int kQuestions = 100;

/// Vectors that vary in a few hidden directions and a little in all: harder and closer to real ones than even noise.
class HiddenFactors
{
public:
    HiddenFactors(int dimensions, quint32 seed)
        : m_dimensions(dimensions), m_random(seed), m_mix(size_t(dimensions * kFactors))
    {
        std::normal_distribution<float> normal;
        for (float& value : m_mix)
            value = normal(m_random);
    }
    void next(std::span<float> vector)
    {
        std::normal_distribution<float> normal;
        float hidden[kFactors];
        for (float& value : hidden)
            value = normal(m_random);
        double squares = 0;
        for (int d = 0; d < m_dimensions; ++d) {
            float value = .3F * normal(m_random);
            for (int f = 0; f < kFactors; ++f)
                value += m_mix[size_t(d * kFactors + f)] * hidden[f] / 5;
            vector[size_t(d)] = value;
            squares += double(value) * value;
        }
        for (float& value : vector)
            value = float(value / std::sqrt(squares));
    }

private:
    int m_dimensions;
    std::mt19937 m_random;
    std::vector<float> m_mix;
};

std::vector<float> someVectors(qint64 count, int dimensions, quint32 seed)
{
    HiddenFactors source(dimensions, seed);
    std::vector<float> vectors(size_t(count) * size_t(dimensions));
    for (qint64 i = 0; i < count; ++i)
        source.next(std::span(vectors).subspan(size_t(i) * size_t(dimensions), size_t(dimensions)));
    return vectors;
}

/// Median milliseconds of a question, and the share of FAISS Flat's nearest that came back.
struct Asked {
    double milliseconds = 0, recall = 0;
};

Asked ask(const VectorIndex& index, const std::vector<float>& questions, const std::vector<faiss::Index::idx_t>& truth)
{
    std::vector<double> times;
    double right = 0;
    for (int q = 0; q < kQuestions; ++q) {
        QElapsedTimer timer;
        timer.start();
        const auto vector = std::span(questions).subspan(size_t(q) * kDimensions, kDimensions);
        const VectorAnswer answer = orStop(index.search({vector, kNearest}), "asking the index");
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
        for (const VectorMatch& match : answer.matches) {
            const auto wanted = std::span(truth).subspan(size_t(q) * kNearest, kNearest);
            right += std::ranges::count(wanted, faiss::Index::idx_t(match.slot)) > 0 ? 1 : 0;
        }
    }
    return {percentile(times, .5), right / kQuestions / kNearest};
}

void add(BenchContext& context, const QString& name, qint64 size, double value, const QString& unit,
         std::optional<double> atLeast = {}, std::optional<double> atMost = {})
{
    context.report.add({.group = u"similarity"_s,
                        .name = name,
                        .size = size,
                        .value = value,
                        .unit = unit,
                        .atLeast = atLeast,
                        .atMost = atMost});
}

/// FAISS Flat in parts, so that no second copy of all vectors is needed.
std::vector<faiss::Index::idx_t> oracle(const std::vector<float>& vectors, const std::vector<float>& questions)
{
    faiss::IndexFlatIP flat(kDimensions);
    flat.add(faiss::Index::idx_t(vectors.size() / kDimensions), vectors.data());
    std::vector<float> scores(kQuestions * kNearest);
    std::vector<faiss::Index::idx_t> nearest(scores.size());
    flat.search(kQuestions, questions.data(), kNearest, scores.data(), nearest.data());
    return nearest;
}

void indexesOf(BenchContext& context, qint64 count)
{
    const std::vector<float> questions = someVectors(kQuestions, kDimensions, context.seed + 1000);
    std::vector<float> vectors = someVectors(count, kDimensions, context.seed);
    // The questions vary in the same hidden directions: near some of the vectors.
    std::vector<float> near(questions.size());
    for (size_t i = 0; i < near.size(); ++i)
        near[i] = .9F * vectors[i] + .45F * questions[i];
    const std::vector<faiss::Index::idx_t> truth = oracle(vectors, near);
    const double before = residentMegabytes();
    const auto exact = std::make_shared<ExactIndex>(kDimensions);
    QElapsedTimer timer;
    timer.start();
    for (qint64 i = 0; i < count; ++i) {
        const auto vector = std::span(vectors).subspan(size_t(i) * kDimensions, kDimensions);
        orStop(exact->put(VectorSlot(i), vector), "adding a vector");
    }
    add(context, u"adding to the exact index"_s, count, double(count) * 1e9 / double(timer.nsecsElapsed()),
        u"vectors/s"_s);
    add(context, u"memory of the exact index"_s, count, residentMegabytes() - before, u"MB"_s, {},
        count >= 1'000'000 ? std::optional(1200.0) : std::nullopt);
    const Asked asked = ask(*exact, near, truth);
    add(context, u"exact search alone"_s, count, asked.milliseconds, u"ms"_s, {}, count >= 1'000'000 ? 40 : 2);
    add(context, u"exact search against FAISS Flat"_s, count, asked.recall, u"share"_s, .999);
    if (count < 500'000)
        return;
    timer.restart();
    const auto coarse = orStop(CoarseIndex::build(exact, {}), "building the coarse index");
    add(context, u"building the approximate index"_s, count, double(timer.elapsed()) / 1000, u"s"_s);
    const Asked quick = ask(*coarse, near, truth);
    add(context, u"approximate search alone"_s, count, quick.milliseconds, u"ms"_s, {}, 5);
    add(context, u"approximate search against FAISS Flat"_s, count, quick.recall, u"share"_s, .99);
}

/// For comparison of speed only: it cannot remove.
void hnsw(BenchContext& context, qint64 count)
{
    const std::vector<float> vectors = someVectors(count, kDimensions, context.seed);
    faiss::IndexHNSWFlat graph(kDimensions, 16, faiss::METRIC_INNER_PRODUCT);
    QElapsedTimer timer;
    timer.start();
    graph.add(faiss::Index::idx_t(count), vectors.data());
    add(context, u"FAISS HNSW, building"_s, count, double(timer.elapsed()) / 1000, u"s"_s);
    std::vector<float> scores(kNearest);
    std::vector<faiss::Index::idx_t> nearest(kNearest);
    graph.hnsw.efSearch = 64;
    timer.restart();
    for (int q = 0; q < kQuestions; ++q)
        graph.search(1, vectors.data() + q * kDimensions, kNearest, scores.data(), nearest.data());
    add(context, u"FAISS HNSW, a search"_s, count, double(timer.nsecsElapsed()) / 1e6 / kQuestions, u"ms"_s);
}

/// Main axes of a catalogue's descriptors, and all of them projected.
void projection(BenchContext& context, qint64 count)
{
    constexpr int kDescriptor = 3136, kPart = 10'000;
    const DescriptorRows rows{kDescriptor, someVectors(kPart, kDescriptor, context.seed)};
    QElapsedTimer timer;
    timer.start();
    const Projection axes = pcaProjection(rows);
    const double learnt = double(timer.elapsed()) / 1000;
    timer.restart();
    for (qint64 done = 0; done < count; done += kPart)
        (void)projected(axes, rows);
    add(context, u"main axes and projection"_s, count, learnt + double(timer.elapsed()) / 1000, u"s"_s, {}, 20);
}

} // namespace

void benchVectors(BenchContext& context)
{
    indexesOf(context, 100'000);
    hnsw(context, 100'000);
    projection(context, 100'000);
    if (std::ranges::max(context.sizes) >= 100'000)
        indexesOf(context, 1'000'000);
}

} // namespace vitrine::bench
