#include "core/services/look_finder.h"

#include "core/vision/part_words.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <shared_mutex>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// How much a picture that is not wanted takes away from the question, beside one that is.
constexpr float kUnlike = .5F;
/// Pictures that show what any two have in common.
constexpr qint64 kSample = 64;
/// The printing of so many is compared.
constexpr size_t kCheckedInDetail = 50;

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

LookFinder::LookFinder(LookShared& shared, LookColours& colours, LookDetails& details, const LookQuery& query,
                       const LookQuestion& question)
    : m_shared(shared), m_colours(colours), m_details(details), m_query(query), m_question(question),
      m_likeParts(shared.embedder->info(), question.like, query.weights),
      m_unlikeParts(shared.embedder->info(), question.unlike, query.weights)
{}

Result<LookFound> LookFinder::find(const LookNarrowing& narrowing, const JobContext& job)
{
    if (!m_query.colours.empty())
        TRY_VOID(askColours(narrowing, job));
    TRY_VOID(gather(narrowing));
    TRY_VOID(lookClosely(job));
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

Result<> LookFinder::askColours(const LookNarrowing& narrowing, const JobContext& job)
{
    std::vector<VectorSlot> slots;
    std::vector<FeatureKey> keys;
    {
        const std::shared_lock lock(m_shared.mutex);
        scopeOf(m_shared.members, m_query, narrowing).slots.forEach([&](VectorSlot slot) {
            if (const LookAsset* asset = m_shared.members.asset(m_shared.members.assetAt(slot))) {
                slots.push_back(slot);
                keys.push_back({asset->sha256, m_shared.members.regionAt(slot)});
            }
        });
    }
    TRY_ASSIGN(const std::vector<double> scores, asked, m_colours.scores(keys, m_query.colours, job));
    for (size_t i = 0; i < slots.size(); ++i)
        m_colourScores.emplace(slots[i], scores[i]);
    return {};
}

Result<> LookFinder::gather(const LookNarrowing& narrowing)
{
    const std::shared_lock lock(m_shared.mutex);
    m_space = m_shared.space;
    const LookScope scope = scopeOf(m_shared.members, m_query, narrowing);
    if (m_question.like.empty()) {
        gatherByColour(scope);
    } else {
        m_like = inSpace(*m_space, m_question.like);
        m_unlike = inSpace(*m_space, m_question.unlike);
        m_vector = questionOf(m_like, m_unlike);
        TRY_ASSIGN(m_matches, gathered, LookRanking(m_shared.members, *m_space, scope, m_query).gather(m_vector));
    }
    measure();
    if (!m_query.weights.empty() || m_query.explain)
        chooseSample();
    return {};
}

void LookFinder::gatherByColour(const LookScope& scope)
{
    std::vector<LookMatch>& matches = m_matches.matches;
    scope.slots.forEach([&](VectorSlot slot) {
        const auto score = m_colourScores.find(slot);
        const LookAsset* asset = m_shared.members.asset(m_shared.members.assetAt(slot));
        if (score == m_colourScores.end() || !asset)
            return;
        const FeatureKey key{asset->sha256, m_shared.members.regionAt(slot)};
        matches.push_back({slot, m_shared.members.assetAt(slot), key, score->second, score->second});
    });
    m_matches.total = qint64(matches.size());
    const auto wanted = size_t(std::max(kSmallScope, qint64(m_query.offset) + m_query.limit));
    m_matches.everything = matches.size() <= wanted;
    if (m_matches.everything)
        return;
    std::ranges::nth_element(matches, matches.begin() + qptrdiff(wanted), std::greater(), &LookMatch::similarity);
    matches.resize(wanted);
}

/// What is asked beside the likeness moves the similarity.
void LookFinder::measure()
{
    for (LookMatch& match : m_matches.matches) {
        m_likenesses.push_back(likenessOf(match));
        match.similarity = similarityOf(m_likenesses.back());
    }
}

LookFinder::Likeness LookFinder::likenessOf(const LookMatch& match) const
{
    Likeness likeness{.like = match.cosine};
    if (const auto colour = m_colourScores.find(match.slot); !m_query.colours.empty())
        likeness.colour = colour == m_colourScores.end() ? 0 : colour->second;
    std::vector<float> vector(m_vector.size());
    if (m_unlike.empty() || !m_space->index->fetch(match.slot, vector))
        return likeness;
    likeness.like = 0;
    for (const std::vector<float>& one : m_like)
        likeness.like += cosineOf(one, vector) / double(m_like.size());
    for (const std::vector<float>& one : m_unlike)
        likeness.unlike = std::max(likeness.unlike.value_or(-1), cosineOf(one, vector));
    return likeness;
}

/// A picture counts as far as it shows the wanted and not the unwanted; likeness and colour count the same.
double LookFinder::similarityOf(const Likeness& likeness) const
{
    const ScoreCurve& curve = m_space->facts.curve;
    if (m_vector.empty())
        return curve.cosine(likeness.colour.value_or(0));
    if (!likeness.unlike && !likeness.colour)
        return likeness.like;
    double score = curve.score(likeness.like);
    if (likeness.unlike)
        score *= 1 - curve.score(*likeness.unlike);
    if (likeness.colour)
        score = std::sqrt(score * *likeness.colour);
    return curve.cosine(score);
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

Result<> LookFinder::lookClosely(const JobContext& job)
{
    if (!m_sample.empty())
        TRY_VOID(readSample());
    if (!m_query.weights.empty() && !m_vector.empty())
        TRY_VOID(weigh(job));
    if (checksDetail())
        TRY_VOID(checkDetail(job));
    return {};
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
            Likeness& likeness = m_likenesses[i];
            likeness.like = weighed(likeness.like, m_likeParts, descriptor);
            if (likeness.unlike)
                likeness.unlike = weighed(*likeness.unlike, m_unlikeParts, descriptor);
            matches[i].similarity = similarityOf(likeness);
        }
    }
    return {};
}

bool LookFinder::checksDetail() const
{
    const ProjectionMethod method = m_space->projection.method;
    const bool isTaught = method == ProjectionMethod::Whitening || method == ProjectionMethod::Discriminants;
    const bool wanted =
        m_query.checkDetail == DetailCheck::Always || (m_query.checkDetail == DetailCheck::WhereItHelps && !isTaught);
    return wanted && !m_question.like.empty() && !m_matches.matches.empty();
}

/// Of the pictures that are most alike so far.
Result<> LookFinder::checkDetail(const JobContext& job)
{
    std::vector<LookMatch>& matches = m_matches.matches;
    const auto end = matches.begin() + qptrdiff(std::min(matches.size(), kCheckedInDetail));
    std::ranges::partial_sort(matches, end, std::greater(), &LookMatch::similarity);
    std::vector<QRect> things;
    for (size_t i = 0; i < m_question.like.size(); ++i)
        things.push_back(m_query.examples[i].region.value_or(m_question.like[i].mainObject));
    const std::span first(matches.begin(), end);
    TRY_ASSIGN(const auto found, compared, m_details.compare(m_query.examples, things, first, job));
    for (size_t i = 0; i < found.size(); ++i) {
        first[i].detail = found[i].strength;
        first[i].box = found[i].box;
        first[i].similarity = std::min(1.0, first[i].similarity + kDetailGain * found[i].strength);
    }
    return {};
}

std::vector<LookPartScore> LookFinder::partsOf(const LookMatch& match, std::span<const float> descriptor) const
{
    if (!m_vector.empty())
        return m_likeParts.explain(descriptor, match.detail, kDetailGain * match.detail.value_or(0));
    return {{u"colour"_s, match.cosine, 1}};
}

Result<> LookFinder::explain(LookRanked& ranked) const
{
    std::vector<FeatureKey> keys;
    for (const LookMatch* match : ranked.matches)
        keys.push_back(match->key);
    TRY_ASSIGN(const auto features, read, stored(keys));
    for (size_t i = 0; i < features.size(); ++i) {
        LookHit& hit = ranked.found.hits[i];
        const std::vector<float> descriptor = descriptorOf(features[i]);
        if (!descriptor.empty())
            hit.parts = partsOf(*ranked.matches[i], descriptor);
        if (!hit.box && features[i] && !features[i]->mainObject.isEmpty())
            hit.box = features[i]->mainObject;
    }
    return {};
}

} // namespace vitrine
