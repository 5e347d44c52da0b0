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
/// Codes are learned from so many.
constexpr std::size_t kCodeSamples = 32'768;
/// A little more than the .99 that is wanted: it is measured on few.
constexpr double kEnoughRecall = .994;
constexpr int kTuningQuestions = 200, kTuningNearest = 11;
constexpr int kFewestLists = 8, kFewestCloser = 512, kMostCloser = 32'768;
/// Measured again when this share of the vectors came or went.
constexpr double kAgain = .1;
/// Below this share of all vectors the exact scan of a filter's is faster.
constexpr double kSmallShare = .1;
/// For each that is wanted so many are looked at closer.
constexpr int kCloserForOne = 16;
/// The recall is measured for ten. With this power of the number wanted beyond that the lists must grow: at a million
/// twice as many for a hundred.
constexpr double kListsForMore = .35;
constexpr double kUsualCount = 10;
/// Of a question with a cut so many are counted; more may lie in other lists.
constexpr qint64 kCounted = 64;

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
    (void)exact->takeWritten(); // only what comes from here on is of interest
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
    TRY_VOID(job.checkpoint());
    sample.resize(std::min(wanted, kCodeSamples) * dimensions);
    return trainCodes(std::move(sample));
}

/// From what is left of a sample.
Result<> CoarseIndex::trainCodes(std::vector<float> vectors)
{
    TRY_ASSIGN(const std::vector<int> lists, found, centresOf(vectors));
    TRY_ASSIGN(m_codes, trained, VectorCodes::train(dimensions(), withoutCentres(std::move(vectors), lists)));
    return {};
}

std::vector<float> CoarseIndex::withoutCentres(std::vector<float> vectors, std::span<const int> lists) const
{
    const auto dimensions = std::size_t(m_exact->dimensions());
    for (std::size_t i = 0; i < lists.size(); ++i) {
        const float* centre = m_centreVectors.data() + std::size_t(lists[i]) * dimensions;
        for (std::size_t d = 0; d < dimensions; ++d)
            vectors[i * dimensions + d] -= centre[d];
    }
    return vectors;
}

std::vector<CoarseIndex::Place> CoarseIndex::placesOf(std::vector<float> vectors, std::span<const int> lists) const
{
    const std::vector<VectorCode> codes = m_codes->encode(withoutCentres(std::move(vectors), lists));
    std::vector<Place> places(lists.size());
    for (std::size_t i = 0; i < lists.size(); ++i)
        places[i] = {lists[i], codes[i]};
    return places;
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
    const SlotSet written = m_exact->takeWritten();
    std::vector<VectorSlot> loose;
    for (const VectorSlot slot : m_exact->slots()) {
        const std::shared_lock lock(m_mutex);
        if (slot >= m_listOf.size() || m_listOf[slot] < 0 || written.contains(slot))
            loose.push_back(slot);
    }
    for (std::size_t first = 0; first < loose.size(); first += kTogether) {
        const std::size_t count = std::min(kTogether, loose.size() - first);
        std::vector<float> vectors(count * dimensions);
        for (std::size_t i = 0; i < count; ++i)
            (void)m_exact->fetch(loose[first + i], std::span(vectors).subspan(i * dimensions, dimensions));
        TRY_ASSIGN(const std::vector<int> lists, found, centresOf(vectors));
        const std::vector<Place> places = placesOf(std::move(vectors), lists);
        const std::unique_lock lock(m_mutex);
        for (std::size_t i = 0; i < count; ++i)
            assign(loose[first + i], places[i]);
    }
    return {};
}

void CoarseIndex::assign(VectorSlot slot, const Place& place)
{
    if (slot >= m_listOf.size())
        m_listOf.resize(slot + 1, -1);
    unassign(slot);
    m_listOf[slot] = place.list;
    m_lists[std::size_t(place.list)].add(slot, place.code);
}

void CoarseIndex::unassign(VectorSlot slot)
{
    if (slot >= m_listOf.size() || m_listOf[slot] < 0)
        return;
    m_lists[std::size_t(m_listOf[slot])].remove(slot);
    m_listOf[slot] = -1;
}

Result<> CoarseIndex::put(VectorSlot slot, std::span<const float> vector)
{
    TRY_VOID(m_exact->put(slot, vector));
    TRY_ASSIGN(const VectorAnswer nearest, found, m_centres->search({vector, 1}));
    const int list = int(nearest.matches.front().slot);
    const std::vector<Place> places = placesOf({vector.begin(), vector.end()}, {&list, 1});
    const std::unique_lock lock(m_mutex);
    assign(slot, places.front());
    return {};
}

bool CoarseIndex::remove(VectorSlot slot)
{
    const std::unique_lock lock(m_mutex);
    unassign(slot);
    return m_exact->remove(slot);
}

Result<VectorAnswer> CoarseIndex::searchLists(const VectorQuestion& question, Effort effort) const
{
    TRY_ASSIGN(const VectorAnswer nearest, found, m_centres->search({question.vector, effort.lists}));
    const CodeTables tables = m_codes->tables(question.vector);
    BestSlots best(std::size_t(effort.closer));
    {
        const std::shared_lock lock(m_mutex);
        for (const VectorMatch& centre : nearest.matches)
            m_lists[centre.slot].scan(tables, centre.cosine + tables.base, question.among, best);
    }
    std::vector<VectorSlot> slots;
    for (const VectorMatch& match : best.take())
        slots.push_back(match.slot);
    return m_exact->searchSlots(question, slots);
}

/// Where a filter lets only a part through, the nearest lie farther away; of many wanted the last do too.
CoarseIndex::Effort CoarseIndex::effortFor(const VectorQuestion& question, double share) const
{
    const Effort usual = m_effort;
    const double more = std::pow(std::max(1., question.count / kUsualCount), kListsForMore);
    const double lists = std::min(double(m_lists.size()), usual.lists * more / share);
    return {int(lists), std::max(usual.closer, question.count * kCloserForOne)};
}

Result<VectorAnswer> CoarseIndex::search(const VectorQuestion& question) const
{
    const qint64 all = size(), allowed = question.among ? std::min(all, question.among->count()) : all;
    const double few = kSmallShare * double(all);
    if (double(allowed) < few || double(question.count) * kCloserForOne > few)
        return m_exact->search(question);
    TRY_ASSIGN(VectorAnswer answer, asked, searchLists(question, effortFor(question, double(allowed) / double(all))));
    const bool isCut = question.atLeast > VectorQuestion().atLeast;
    if (qint64(answer.matches.size()) < std::min<qint64>(question.count, isCut ? answer.total : allowed) ||
        (isCut && answer.total > kCounted))
        return m_exact->search(question);
    if (!isCut)
        answer.total = allowed;
    return answer;
}

/// Vectors of its own, with their true nearest beside themselves: every second as it is, as if it were not in the
/// index; the others changed a little in every direction, as one that was made elsewhere is.
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
        const VectorSlot own = living[random() % living.size()];
        (void)m_exact->fetch(own, question);
        for (float& value : question)
            value = i % 2 == 0 ? value : .9F * value + .45F * normal(random) / std::sqrt(float(dimensions));
        TRY_ASSIGN(VectorAnswer truth, asked, m_exact->search({question, kTuningNearest}));
        std::erase_if(truth.matches, [own](const VectorMatch& match) { return match.slot == own; });
        tried.push_back({std::move(question), std::move(truth.matches)});
    }
    return tried;
}

Result<double> CoarseIndex::recallAt(Effort effort, const std::vector<Tried>& tried, const JobContext& job) const
{
    double right = 0, all = 0;
    for (const Tried& one : tried) {
        TRY_VOID(job.checkpoint());
        TRY_ASSIGN(const VectorAnswer found, asked, searchLists({one.question, kTuningNearest}, effort));
        for (const VectorMatch& match : one.nearest) {
            const bool isFound =
                std::ranges::find(found.matches, match.slot, &VectorMatch::slot) != found.matches.end();
            right += isFound ? 1 : 0;
        }
        all += double(one.nearest.size());
    }
    return all > 0 ? right / all : 1;
}

/// Twice as many lists until they are enough; where even all of them are not, more that are looked at closer. Then back
/// by a quarter and by an eighth, and to fewer closer looks, while they still are enough.
Result<double> CoarseIndex::tune(const JobContext& job)
{
    const qint64 changes = m_exact->changes();
    const int all = int(m_lists.size());
    TRY_ASSIGN(const std::vector<Tried> tried, asked, questions(job));
    Effort effort{std::min(kFewestLists, all), Effort().closer};
    TRY_ASSIGN(double recall, measured, recallAt(effort, tried, job));
    while (recall < kEnoughRecall && (effort.lists < all || effort.closer < kMostCloser)) {
        effort = effort.lists < all ? Effort{std::min(2 * effort.lists, all), effort.closer}
                                    : Effort{all, 2 * effort.closer};
        TRY_ASSIGN(recall, again, recallAt(effort, tried, job));
    }
    const Effort fewer[] = {
        {effort.lists / 4, 0}, {effort.lists / 8, 0}, {0, effort.closer / 2}, {0, effort.closer / 4}};
    for (const Effort& step : fewer) {
        const Effort less{std::max(effort.lists - step.lists, 1), std::max(effort.closer - step.closer, kFewestCloser)};
        TRY_ASSIGN(const double lower, tryLess, recallAt(less, tried, job));
        if (lower < kEnoughRecall)
            continue;
        effort = less;
        recall = lower;
    }
    m_effort = effort;
    m_recall = recall;
    m_tunedChanges = changes;
    return recall;
}

bool CoarseIndex::isTuned() const
{
    return double(m_exact->changes() - m_tunedChanges) < kAgain * double(m_exact->size());
}

} // namespace vitrine
