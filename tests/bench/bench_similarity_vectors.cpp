#include "tests/bench/bench_context.h"
#include "tests/bench/generated_vectors.h"

#include "core/search/coarse_index.h"
#include "core/search/vector_file.h"
#include "core/search/vector_kernels.h"
#include "core/vision/projection.h"

#include <QElapsedTimer>
#include <QFile>
#include <faiss/IndexFlat.h>
#include <faiss/IndexHNSW.h>
#include <faiss/IndexIVFFlat.h>

#include <algorithm>
#include <cmath>

namespace vitrine::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDimensions = 256;
constexpr int kNearest = 10;
constexpr int kQuestions = 100;
constexpr qint64 kLeastForCoarse = 10'000;
constexpr qint64 kMostForGraph = 100'000; ///< more take very long to build

std::optional<double> goalAt(qint64 size, qint64 count, double goal)
{
    return count == size ? std::optional(goal) : std::nullopt;
}

/// Whether the row is one of the ten nearest to a question.
bool isAmong(const std::vector<faiss::Index::idx_t>& truth, int question, faiss::Index::idx_t row)
{
    return std::ranges::count(std::span(truth).subspan(size_t(question) * kNearest, kNearest), row) > 0;
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
        for (const VectorMatch& match : answer.matches)
            right += isAmong(truth, q, faiss::Index::idx_t(match.slot)) ? 1 : 0;
    }
    return {percentile(times, .5), right / kQuestions / kNearest};
}

/// FAISS Flat, in parts so that no second copy of all vectors is needed.
std::vector<faiss::Index::idx_t> oracle(const std::vector<float>& vectors, const std::vector<float>& questions)
{
    constexpr size_t kPart = 100'000;
    const size_t count = vectors.size() / kDimensions;
    std::vector<std::vector<std::pair<float, faiss::Index::idx_t>>> found(kQuestions);
    std::vector<float> scores(kQuestions * kNearest);
    std::vector<faiss::Index::idx_t> nearest(scores.size());
    for (size_t first = 0; first < count; first += kPart) {
        faiss::IndexFlatIP flat(kDimensions);
        flat.add(faiss::Index::idx_t(std::min(kPart, count - first)), vectors.data() + first * kDimensions);
        flat.search(kQuestions, questions.data(), kNearest, scores.data(), nearest.data());
        for (size_t i = 0; i < scores.size(); ++i)
            found[i / kNearest].emplace_back(-scores[i], nearest[i] + faiss::Index::idx_t(first));
    }
    nearest.clear();
    for (auto& one : found) {
        std::ranges::sort(one);
        for (size_t i = 0; i < kNearest; ++i)
            nearest.push_back(one[i].second);
    }
    return nearest;
}

/// Vectors with questions, and what FAISS Flat answers.
struct Trial {
    qint64 count;
    std::vector<float> vectors, questions;
    std::vector<faiss::Index::idx_t> truth;

    explicit Trial(GeneratedVectors generated)
        : count(qint64(generated.vectors.size()) / kDimensions), vectors(std::move(generated.vectors)),
          questions(std::move(generated.questions)), truth(oracle(vectors, questions))
    {}
    std::span<const float> vector(qint64 i) const
    {
        return std::span(vectors).subspan(size_t(i) * kDimensions, kDimensions);
    }
};

std::shared_ptr<ExactIndex> exactIndexOf(BenchContext& context, const Trial& trial)
{
    const double before = residentMegabytes();
    auto exact = std::make_shared<ExactIndex>(kDimensions);
    QElapsedTimer timer;
    timer.start();
    for (qint64 i = 0; i < trial.count; ++i)
        orStop(exact->put(VectorSlot(i), trial.vector(i)), "adding a vector");
    addSimilarity(context, u"adding to the exact index"_s, trial.count,
                  double(trial.count) * 1e9 / double(timer.nsecsElapsed()), u"vectors/s"_s);
    addSimilarity(context, u"memory of the exact index"_s, trial.count, residentMegabytes() - before, u"MB"_s, {},
                  goalAt(1'000'000, trial.count, 1200));
    return exact;
}

void exactFigures(BenchContext& context, const Trial& trial, const ExactIndex& exact)
{
    const Asked asked = ask(exact, trial.questions, trial.truth);
    const auto goal = trial.count == 100'000 ? std::optional(2.0) : goalAt(1'000'000, trial.count, 40);
    addSimilarity(context, u"exact search alone"_s, trial.count, asked.milliseconds, u"ms"_s, {}, goal);
    addSimilarity(context, u"exact search, share of FAISS Flat's ten"_s, trial.count, asked.recall, u"share"_s, .999);
}

/// The same questions to the exact and the approximate index in turns, so that what else the machine does hits both.
double timesAsFast(const Trial& trial, const VectorIndex& exact, const VectorIndex& approximate)
{
    std::vector<double> ratios;
    for (int round = 0; round < 5; ++round) {
        const double slow = ask(exact, trial.questions, trial.truth).milliseconds;
        ratios.push_back(slow / ask(approximate, trial.questions, trial.truth).milliseconds);
    }
    return percentile(ratios, .5);
}

void approximateFigures(BenchContext& context, const Trial& trial, const std::shared_ptr<ExactIndex>& exact,
                        const QString& of = {})
{
    const double before = residentMegabytes();
    QElapsedTimer timer;
    timer.start();
    const auto coarse = orStop(CoarseIndex::build(exact, {}), "building the approximate index");
    addSimilarity(context, of + u"building the approximate index"_s, trial.count, double(timer.elapsed()) / 1000,
                  u"s"_s);
    addSimilarity(context, of + u"memory of the approximate index, beside the exact one's"_s, trial.count,
                  residentMegabytes() - before, u"MB"_s);
    const Asked quick = ask(*coarse, trial.questions, trial.truth);
    addSimilarity(context, of + u"approximate search alone"_s, trial.count, quick.milliseconds, u"ms"_s, {},
                  goalAt(1'000'000, trial.count, 5));
    addSimilarity(context, of + u"approximate search, share of FAISS Flat's ten (recall@10)"_s, trial.count,
                  quick.recall, u"share"_s, goalAt(1'000'000, trial.count, .99));
    addSimilarity(context, of + u"the recall that the program measures itself and shows"_s, trial.count,
                  coarse->recall(), u"share"_s);
    addSimilarity(context, of + u"approximate search against exact search, in turns"_s, trial.count,
                  timesAsFast(trial, *exact, *coarse), u"times as fast"_s);
}

void writeIndexFile(const ExactIndex& exact, const QString& path, const VectorFileKey& key)
{
    const std::vector<VectorSlot> slots = exact.slots();
    const auto writer = orStop(VectorFileWriter::create(path, key, qint64(slots.size())), "writing an index file");
    for (size_t first = 0; first < slots.size(); first += VectorBlock::kRows) {
        const auto part = std::span(slots).subspan(first, std::min(VectorBlock::kRows, slots.size() - first));
        RawRows rows(part.size(), exact.dimensions());
        (void)exact.copy(part, rows);
        VectorLabel used;
        used.bytes.fill(1);
        orStop(writer->add(rows, std::vector<VectorLabel>(part.size(), used)), "writing an index file");
    }
    orStop(writer->finish(), "writing an index file");
}

/// The same vectors from the index file: what opening a catalogue costs. Gives the index in memory up.
void fileFigures(BenchContext& context, const Trial& trial, std::shared_ptr<ExactIndex> exact)
{
    const QString path = context.workFolder + u"/look-%1.index"_s.arg(trial.count);
    const VectorFileKey key{kDimensions, QByteArray(32, 's'), 1};
    QElapsedTimer timer;
    timer.start();
    writeIndexFile(*exact, path, key);
    addSimilarity(context, u"writing the index file, on the disk"_s, trial.count, double(timer.elapsed()) / 1000,
                  u"s"_s);
    exact.reset();
    const double before = residentMegabytes();
    timer.restart();
    const LoadedVectors loaded = orStop(loadVectorFile(path, key), "reading the index file");
    addSimilarity(context, u"opening from the index file, all checksums looked at"_s, trial.count,
                  double(timer.elapsed()), u"ms"_s);
    const Asked asked = ask(*loaded.index, trial.questions, trial.truth);
    addSimilarity(context, u"exact search alone, from the file"_s, trial.count, asked.milliseconds, u"ms"_s);
    addSimilarity(context, u"exact search from the file, share of FAISS Flat's ten"_s, trial.count, asked.recall,
                  u"share"_s, .999);
    addSimilarity(context, u"memory of the index, from the file and after the searches"_s, trial.count,
                  residentMegabytes() - before, u"MB"_s, {}, goalAt(1'000'000, trial.count, 1200));
    QFile::remove(path);
}

/// One question after the other to an index of FAISS's own.
void askFaiss(BenchContext& context, const Trial& trial, const faiss::Index& index, const QString& name)
{
    std::vector<double> times;
    double right = 0;
    for (int q = 0; q < kQuestions; ++q) {
        std::vector<float> scores(kNearest);
        std::vector<faiss::Index::idx_t> nearest(kNearest);
        QElapsedTimer timer;
        timer.start();
        index.search(1, trial.questions.data() + q * kDimensions, kNearest, scores.data(), nearest.data());
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
        for (const auto row : nearest)
            right += isAmong(trial.truth, q, row) ? 1 : 0;
    }
    addSimilarity(context, name + u", a search"_s, trial.count, percentile(times, .5), u"ms"_s);
    addSimilarity(context, name + u", share of FAISS Flat's ten"_s, trial.count, right / kQuestions / kNearest,
                  u"share"_s);
}

/// For comparison of speed only: it cannot remove, and takes no filters.
void hnswFigures(BenchContext& context, const Trial& trial)
{
    faiss::IndexHNSWFlat graph(kDimensions, 16, faiss::METRIC_INNER_PRODUCT);
    QElapsedTimer timer;
    timer.start();
    graph.add(faiss::Index::idx_t(trial.count), trial.vectors.data());
    addSimilarity(context, u"FAISS HNSW (M 16), building"_s, trial.count, double(timer.elapsed()) / 1000, u"s"_s);
    for (const int wide : {64, 256}) {
        graph.hnsw.efSearch = wide;
        askFaiss(context, trial, graph, u"FAISS HNSW (ef %1)"_s.arg(wide));
    }
}

/// FAISS's own inverted lists of whole vectors, as many and trained as ours are: what the short codes bring.
void invertedListsFigures(BenchContext& context, const Trial& trial)
{
    const auto lists = size_t(2 * std::sqrt(double(trial.count)));
    faiss::IndexFlatIP centres(kDimensions);
    faiss::IndexIVFFlat inverted(&centres, kDimensions, lists, faiss::METRIC_INNER_PRODUCT);
    inverted.cp.niter = 8;
    inverted.cp.max_points_per_centroid = 40;
    QElapsedTimer timer;
    timer.start();
    inverted.train(faiss::Index::idx_t(trial.count), trial.vectors.data());
    inverted.add(faiss::Index::idx_t(trial.count), trial.vectors.data());
    addSimilarity(context, u"FAISS IVF (%1 lists), building"_s.arg(lists), trial.count, double(timer.elapsed()) / 1000,
                  u"s"_s);
    for (const size_t part : {8, 4}) {
        inverted.nprobe = lists / part;
        askFaiss(context, trial, inverted, u"FAISS IVF (%1 lists looked into)"_s.arg(inverted.nprobe));
    }
}

/// The approximate index again, on vectors that are as hard for its lists as those of a catalogue may be.
void productFigures(BenchContext& context, qint64 count)
{
    const Trial trial(ofProducts(count, kQuestions, kDimensions, context.seed));
    auto exact = std::make_shared<ExactIndex>(kDimensions);
    for (qint64 i = 0; i < count; ++i)
        orStop(exact->put(VectorSlot(i), trial.vector(i)), "adding a vector");
    approximateFigures(context, trial, exact, u"pictures of products: "_s);
}

/// Main axes of a catalogue's descriptors, and all of them projected, from half precision as they are stored.
void projectionFigure(BenchContext& context, qint64 count)
{
    constexpr int kDescriptor = 3136, kPart = 5000;
    const DescriptorRows rows{kDescriptor, hiddenFactors(std::min<qint64>(count, kPart), kDescriptor, context.seed)};
    std::vector<std::uint16_t> stored(rows.values.size());
    toHalf(rows.values.data(), stored.data(), stored.size());
    QElapsedTimer timer;
    timer.start();
    const Projection axes = pcaProjection(rows);
    const double learnt = double(timer.elapsed()) / 1000;
    DescriptorRows read{kDescriptor, std::vector<float>(stored.size())};
    timer.restart();
    for (qint64 done = 0; done < count; done += qint64(rows.count())) {
        fromHalf(stored.data(), read.values.data(), stored.size());
        (void)projected(axes, read);
    }
    const double all = double(timer.elapsed()) / 1000;
    addSimilarity(context, u"main axes of a catalogue's descriptors"_s, count, learnt, u"s"_s);
    addSimilarity(context, u"main axes, and all descriptors projected"_s, count, learnt + all, u"s"_s, {},
                  goalAt(100'000, count, 20));
}

/// Everything about one number of vectors that vary in hidden factors.
void indexFigures(BenchContext& context, qint64 count)
{
    const Trial trial(nearHiddenFactors(count, kQuestions, kDimensions, context.seed));
    auto exact = exactIndexOf(context, trial);
    exactFigures(context, trial, *exact);
    if (count >= kLeastForCoarse)
        approximateFigures(context, trial, exact);
    fileFigures(context, trial, std::move(exact));
    if (count >= kLeastForCoarse)
        invertedListsFigures(context, trial);
    if (count <= kMostForGraph)
        hnswFigures(context, trial);
}

} // namespace

void benchVectors(BenchContext& context)
{
    std::fprintf(stderr,
                 "similarity: the vectors of the indexes are generated. Those of the first figures vary in 30 hidden "
                 "directions and a little in all; those of \"pictures of products\" have the spread of real untaught "
                 "descriptors, ten to a product, and no structure above products\n");
    projectionFigure(context, std::min<qint64>(100'000, std::ranges::max(context.vectorCounts)));
    for (const qint64 count : context.vectorCounts) {
        if (count < 2 * kQuestions) {
            std::fprintf(stderr, "similarity: %lld vectors are too few to measure an index\n", (long long)(count));
            continue;
        }
        indexFigures(context, count);
        if (count >= kLeastForCoarse)
            productFigures(context, count);
    }
}

} // namespace vitrine::bench
