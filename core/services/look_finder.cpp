#include "core/services/look_finder.h"

#include "core/vision/part_words.h"

#include <algorithm>
#include <numeric>
#include <shared_mutex>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// How much a picture that is not wanted takes away from the question, beside one that is.
constexpr float kUnlike = .5F;
/// Pictures that show what any two have in common.
constexpr qint64 kSample = 64;

/// The mean of the wanted minus half the mean of the unwanted; of one wanted picture its vector itself.
std::vector<float> questionOf(const std::vector<std::vector<float>>& like,
                              const std::vector<std::vector<float>>& unlike)
{
    std::vector<float> sum(like.front().size());
    const auto add = [&](const std::vector<std::vector<float>>& vectors, float weight) {
        for (const std::vector<float>& vector : vectors) {
            for (size_t i = 0; i < sum.size(); ++i)
                sum[i] += vector[i] * weight / float(vectors.size());
        }
    };
    add(like, 1);
    add(unlike, -kUnlike);
    return sum;
}

std::vector<std::vector<float>> inSpace(const LookSpace& space, const std::vector<ExampleLook>& looks)
{
    std::vector<std::vector<float>> projected;
    for (const ExampleLook& look : looks)
        projected.push_back(space.project(look.descriptor));
    return projected;
}

double cosineOf(const std::vector<float>& a, const std::vector<float>& b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

} // namespace

LookFinder::LookFinder(LookShared& shared, const LookQuery& query, const LookQuestion& question)
    : m_shared(shared), m_query(query), m_question(question),
      m_likeParts(shared.embedder->info(), question.like, query.weights),
      m_unlikeParts(shared.embedder->info(), question.unlike, query.weights)
{}

Result<LookFound> LookFinder::find(const LookNarrowing& narrowing, const JobContext& job)
{
    TRY_VOID(gather(narrowing));
    if (!m_query.weights.empty() || m_query.explain)
        TRY_VOID(readSample());
    if (!m_query.weights.empty())
        TRY_VOID(weigh(job));
    LookRanked ranked;
    {
        const std::shared_lock lock(m_shared.mutex);
        const LookScope scope = scopeOf(m_shared.members, m_query, narrowing);
        ranked = LookRanking(m_shared.members, *m_space, scope, m_query).rank(m_matches, m_vector);
    }
    if (m_query.explain)
        TRY_VOID(explain(ranked));
    ranked.found.partNames = partWords(m_shared.embedder->info());
    return std::move(ranked.found);
}

Result<> LookFinder::gather(const LookNarrowing& narrowing)
{
    const std::shared_lock lock(m_shared.mutex);
    m_space = m_shared.space;
    m_like = inSpace(*m_space, m_question.like);
    m_unlike = inSpace(*m_space, m_question.unlike);
    m_vector = questionOf(m_like, m_unlike);
    const LookScope scope = scopeOf(m_shared.members, m_query, narrowing);
    TRY_ASSIGN(m_matches, gathered, LookRanking(m_shared.members, *m_space, scope, m_query).gather(m_vector));
    if (!m_unlike.empty())
        separate();
    if (!m_query.weights.empty() || m_query.explain)
        chooseSample();
    return {};
}

/// Likeness to the wanted and to the unwanted, apart: a picture counts as far as it shows the one and not the other.
void LookFinder::separate()
{
    std::vector<float> vector(m_vector.size());
    for (LookMatch& match : m_matches.matches) {
        double like = match.cosine, unlike = -1;
        if (m_space->index->fetch(match.slot, vector)) {
            like = 0;
            for (const std::vector<float>& one : m_like)
                like += cosineOf(one, vector) / double(m_like.size());
            for (const std::vector<float>& one : m_unlike)
                unlike = std::max(unlike, cosineOf(one, vector));
        }
        m_likeCosines.push_back(like);
        m_unlikeCosines.push_back(unlike);
        match.similarity = similarityOf(like, unlike);
    }
}

double LookFinder::similarityOf(double like, double unlike) const
{
    const ScoreCurve& curve = m_space->facts.curve;
    return curve.cosine(curve.score(like) * (1 - curve.score(unlike)));
}

/// Evenly from all the catalogue, so that the same question has the same measure whatever it is narrowed to.
void LookFinder::chooseSample()
{
    const SlotSet& pictures = m_shared.members.pictures();
    const qint64 step = std::max<qint64>(1, pictures.count() / kSample);
    qint64 number = 0;
    pictures.forEach([&](VectorSlot slot) {
        if (number++ % step != 0 || qint64(m_sample.size()) >= kSample)
            return;
        if (const LookAsset* asset = m_shared.members.asset(m_shared.members.assetAt(slot)))
            m_sample.push_back({asset->sha256, QRect()});
    });
}

Result<std::vector<std::optional<StoredFeature>>> LookFinder::stored(std::span<const FeatureKey> keys) const
{
    return m_shared.features->fetch(keys, m_shared.embedder->info().recipe);
}

std::vector<float> LookFinder::descriptorOf(const std::optional<StoredFeature>& feature) const
{
    if (!feature)
        return {};
    auto values = unpackedFeature(*feature, m_shared.embedder->info());
    return values.ok() ? std::move(values).take() : std::vector<float>();
}

Result<> LookFinder::readSample()
{
    TRY_ASSIGN(const auto features, read, stored(m_sample));
    Descriptors sample;
    for (const auto& feature : features) {
        if (auto descriptor = descriptorOf(feature); !descriptor.empty())
            sample.push_back(std::move(descriptor));
    }
    m_likeParts.setUsual(sample);
    m_unlikeParts.setUsual(sample);
    return {};
}

/// Between the usual comparison and that of the weighted parts, the further the weights are from the usual ones. Both
/// are brought together where they mean the same score.
double LookFinder::weighed(double cosine, const LookParts& parts, std::span<const float> descriptor) const
{
    const double byParts = usualCurve(m_shared.embedder->info()).score(parts.weightedCosine(descriptor));
    return (1 - parts.strength()) * cosine + parts.strength() * m_space->facts.curve.cosine(byParts);
}

Result<> LookFinder::weigh(const JobContext& job)
{
    constexpr size_t kGroup = 100;
    std::vector<LookMatch>& matches = m_matches.matches;
    for (size_t first = 0; first < matches.size(); first += kGroup) {
        TRY_VOID(job.checkpoint());
        const size_t end = std::min(matches.size(), first + kGroup);
        std::vector<FeatureKey> keys;
        for (size_t i = first; i < end; ++i)
            keys.push_back(matches[i].key);
        TRY_ASSIGN(const auto features, read, stored(keys));
        for (size_t i = first; i < end; ++i) {
            const std::vector<float> descriptor = descriptorOf(features[i - first]);
            if (descriptor.empty())
                continue;
            if (m_unlike.empty()) {
                matches[i].similarity = weighed(matches[i].cosine, m_likeParts, descriptor);
            } else {
                matches[i].similarity = similarityOf(weighed(m_likeCosines[i], m_likeParts, descriptor),
                                                     weighed(m_unlikeCosines[i], m_unlikeParts, descriptor));
            }
        }
    }
    return {};
}

Result<> LookFinder::explain(LookRanked& ranked) const
{
    TRY_ASSIGN(const auto features, read, stored(ranked.keys));
    for (size_t i = 0; i < features.size(); ++i) {
        LookHit& hit = ranked.found.hits[i];
        const std::vector<float> descriptor = descriptorOf(features[i]);
        if (!descriptor.empty())
            hit.parts = m_likeParts.explain(descriptor);
        if (!hit.box && features[i] && !features[i]->mainObject.isEmpty())
            hit.box = features[i]->mainObject;
    }
    return {};
}

} // namespace vitrine
