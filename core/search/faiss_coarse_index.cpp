#include "core/search/coarse_index.h"

#include <faiss/Clustering.h>
#include <faiss/IndexFlat.h>
#include <faiss/utils/distances.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <random>
#include <shared_mutex>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLeastVectors = 10'000;
constexpr int kSamplesACentre = 40;
constexpr int kRounds = 8;
constexpr std::size_t kTogether = 4096;
/// A little more than the .99 that is wanted: it is measured on few.
constexpr double kEnoughRecall = .994;
constexpr int kTuningQuestions = 100, kTuningNearest = 10;
constexpr int kFewestLists = 8;
/// Measured again when this share of the vectors came or went.
constexpr double kAgain = .1;
/// Below this share of all vectors the exact scan of a filter's is faster.
constexpr double kSmallShare = .1;

int listCount(qint64 vectors)
{
    return std::clamp(int(2 * std::sqrt(double(vectors))), 64, 4096);
}

} // namespace

CoarseIndex::CoarseIndex(std::shared_ptr<ExactIndex> exact) : m_exact(std::move(exact)) {}

Result<std::unique_ptr<CoarseIndex>> CoarseIndex::build(std::shared_ptr<ExactIndex> exact, const JobContext& job)
{
    if (exact->size() < kLeastVectors)
        return fail(ErrorCode::InvalidInput, u"There are too few vectors for an approximate index."_s);
    std::unique_ptr<CoarseIndex> index(new CoarseIndex(std::move(exact)));
    TRY_VOID(index->train(job));
    TRY_VOID(index->catchUp());
    TRY_ASSIGN([[maybe_unused]] const double recall, tuned, index->tune(job));
    return index;
}

Result<> CoarseIndex::train(const JobContext& job)
{
    const auto dimensions = std::size_t(m_exact->dimensions());
    const std::vector<VectorSlot> living = m_exact->slots();
    const int lists = listCount(qint64(living.size()));
    const std::size_t wanted = std::min(living.size(), std::size_t(lists) * kSamplesACentre);
    std::vector<float> sample(wanted * dimensions);
    for (std::size_t i = 0; i < wanted; ++i)
        (void)m_exact->fetch(living[i * living.size() / wanted], std::span(sample).subspan(i * dimensions, dimensions));
    TRY_VOID(job.checkpoint());
    std::vector<float> centres;
    try {
        faiss::distance_compute_blas_threshold = 1; // five times the speed of the plain loops
        faiss::Clustering clustering(int(dimensions), lists);
        clustering.niter = kRounds;
        clustering.spherical = true;
        clustering.max_points_per_centroid = kSamplesACentre;
        clustering.min_points_per_centroid = 1;
        faiss::IndexFlatIP nearest{faiss::Index::idx_t(dimensions)};
        clustering.train(faiss::Index::idx_t(wanted), sample.data(), nearest);
        centres = clustering.centroids;
    } catch (const std::exception& error) { // FAISS throws its own kind and allocation failures
        return fail(ErrorCode::Internal, u"FAISS failed: %1."_s.arg(QString::fromUtf8(error.what())));
    }
    TRY_VOID(setCentres(std::move(centres)));
    return job.checkpoint();
}

Result<> CoarseIndex::setCentres(std::vector<float> vectors)
{
    const auto dimensions = std::size_t(m_exact->dimensions());
    m_centreVectors = std::move(vectors);
    m_lists.resize(m_centreVectors.size() / dimensions);
    m_centres = std::make_unique<ExactIndex>(int(dimensions));
    for (std::size_t i = 0; i < m_lists.size(); ++i)
        TRY_VOID(m_centres->put(VectorSlot(i), std::span(m_centreVectors).subspan(i * dimensions, dimensions)));
    return {};
}

Result<std::vector<int>> CoarseIndex::centresOf(std::span<const float> vectors) const
{
    const auto dimensions = std::size_t(m_exact->dimensions());
    const auto count = faiss::Index::idx_t(vectors.size() / dimensions);
    try {
        faiss::IndexFlatIP nearest{faiss::Index::idx_t(dimensions)};
        nearest.add(faiss::Index::idx_t(m_lists.size()), m_centreVectors.data());
        std::vector<float> scores(static_cast<std::size_t>(count));
        std::vector<faiss::Index::idx_t> found(static_cast<std::size_t>(count));
        nearest.search(count, vectors.data(), 1, scores.data(), found.data());
        return std::vector<int>(found.begin(), found.end());
    } catch (const std::exception& error) { // as above
        return fail(ErrorCode::Internal, u"FAISS failed: %1."_s.arg(QString::fromUtf8(error.what())));
    }
}

Result<> CoarseIndex::catchUp()
{
    const auto dimensions = std::size_t(m_exact->dimensions());
    std::vector<VectorSlot> loose;
    for (const VectorSlot slot : m_exact->slots()) {
        const std::shared_lock lock(m_mutex);
        if (slot >= m_listOf.size() || m_listOf[slot] < 0)
            loose.push_back(slot);
    }
    std::vector<float> vectors(kTogether * dimensions);
    for (std::size_t first = 0; first < loose.size(); first += kTogether) {
        const std::size_t count = std::min(kTogether, loose.size() - first);
        for (std::size_t i = 0; i < count; ++i)
            (void)m_exact->fetch(loose[first + i], std::span(vectors).subspan(i * dimensions, dimensions));
        TRY_ASSIGN(const std::vector<int> lists, found, centresOf(std::span(vectors).first(count * dimensions)));
        const std::unique_lock lock(m_mutex);
        for (std::size_t i = 0; i < count; ++i)
            assign(loose[first + i], lists[i]);
    }
    return {};
}

void CoarseIndex::assign(VectorSlot slot, int list)
{
    if (slot >= m_listOf.size())
        m_listOf.resize(slot + 1, -1);
    unassign(slot);
    m_listOf[slot] = list;
    m_lists[std::size_t(list)].push_back(slot);
}

void CoarseIndex::unassign(VectorSlot slot)
{
    if (slot >= m_listOf.size() || m_listOf[slot] < 0)
        return;
    std::erase(m_lists[std::size_t(m_listOf[slot])], slot);
    m_listOf[slot] = -1;
}

Result<> CoarseIndex::put(VectorSlot slot, std::span<const float> vector)
{
    TRY_VOID(m_exact->put(slot, vector));
    TRY_ASSIGN(const VectorAnswer nearest, found, m_centres->search({vector, 1}));
    const std::unique_lock lock(m_mutex);
    assign(slot, int(nearest.matches.front().slot));
    return {};
}

bool CoarseIndex::remove(VectorSlot slot)
{
    const std::unique_lock lock(m_mutex);
    unassign(slot);
    return m_exact->remove(slot);
}

Result<VectorAnswer> CoarseIndex::searchLists(const VectorQuestion& question, int lists) const
{
    TRY_ASSIGN(const VectorAnswer nearest, found, m_centres->search({question.vector, lists}));
    std::vector<VectorSlot> slots;
    {
        const std::shared_lock lock(m_mutex);
        for (const VectorMatch& centre : nearest.matches) {
            const std::vector<VectorSlot>& list = m_lists[centre.slot];
            slots.insert(slots.end(), list.begin(), list.end());
        }
    }
    return m_exact->searchSlots(question, slots);
}

Result<VectorAnswer> CoarseIndex::search(const VectorQuestion& question) const
{
    const auto few = qint64(kSmallShare * double(size()));
    const bool narrow = question.among && question.among->count() < few;
    if (narrow || question.count > few)
        return m_exact->search(question);
    TRY_ASSIGN(VectorAnswer answer, asked, searchLists(question, m_looked));
    if (qint64(answer.matches.size()) < question.count)
        return m_exact->search(question);
    return answer;
}

/// Vectors of its own, changed a little as another picture of the same thing is, with their true nearest.
Result<std::vector<CoarseIndex::Tried>> CoarseIndex::questions(const JobContext& job) const
{
    const std::vector<VectorSlot> living = m_exact->slots();
    std::mt19937 random(1);
    std::normal_distribution<float> normal;
    const auto dimensions = std::size_t(m_exact->dimensions());
    std::vector<Tried> tried;
    for (int i = 0; i < kTuningQuestions && !living.empty(); ++i) {
        TRY_VOID(job.checkpoint());
        std::vector<float> question(dimensions);
        (void)m_exact->fetch(living[random() % living.size()], question);
        for (float& value : question)
            value = .9F * value + .45F * normal(random) / std::sqrt(float(dimensions));
        TRY_ASSIGN(VectorAnswer truth, asked, m_exact->search({question, kTuningNearest}));
        tried.push_back({std::move(question), std::move(truth.matches)});
    }
    return tried;
}

Result<double> CoarseIndex::recallAt(int lists, const std::vector<Tried>& tried, const JobContext& job) const
{
    double right = 0, all = 0;
    for (const Tried& one : tried) {
        TRY_VOID(job.checkpoint());
        TRY_ASSIGN(const VectorAnswer found, asked, searchLists({one.question, kTuningNearest}, lists));
        for (const VectorMatch& match : one.nearest) {
            const bool isFound =
                std::ranges::find(found.matches, match.slot, &VectorMatch::slot) != found.matches.end();
            right += isFound ? 1 : 0;
        }
        all += double(one.nearest.size());
    }
    return all > 0 ? right / all : 1;
}

/// Twice as many lists until they are enough, then back by a quarter and by an eighth while they still are.
Result<double> CoarseIndex::tune(const JobContext& job)
{
    const qint64 changes = m_exact->changes();
    TRY_ASSIGN(const std::vector<Tried> tried, asked, questions(job));
    int lists = kFewestLists;
    TRY_ASSIGN(double recall, measured, recallAt(lists, tried, job));
    while (recall < kEnoughRecall && lists * 2 <= int(m_lists.size())) {
        lists *= 2;
        TRY_ASSIGN(recall, again, recallAt(lists, tried, job));
    }
    for (const int step : {lists / 4, lists / 8}) {
        if (lists <= kFewestLists)
            break;
        TRY_ASSIGN(const double fewer, less, recallAt(lists - step, tried, job));
        if (fewer < kEnoughRecall)
            continue;
        lists -= step;
        recall = fewer;
    }
    m_looked = lists;
    m_recall = recall;
    m_tunedChanges = changes;
    return recall;
}

bool CoarseIndex::isTuned() const
{
    return double(m_exact->changes() - m_tunedChanges) < kAgain * double(m_exact->size());
}

} // namespace vitrine
