#include "core/services/look_ranking.h"

#include "core/services/look_cut.h"
#include "core/vision/descriptor_join.h"

#include <QHash>

#include <algorithm>
#include <numeric>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPicturesAProduct = 8;

bool comesFirst(const LookHit& a, const LookHit& b)
{
    if (a.similarity != b.similarity)
        return a.similarity > b.similarity;
    if (a.product != b.product)
        return a.product < b.product;
    return a.entry != b.entry ? a.entry < b.entry : a.asset < b.asset;
}

} // namespace

bool LookRanking::isWanted(EntryId entry) const
{
    return !m_scope.entries || std::ranges::binary_search(*m_scope.entries, entry);
}

bool LookRanking::isWanted(ProductId product) const
{
    return !m_scope.products || std::ranges::binary_search(*m_scope.products, product);
}

bool LookRanking::isAdjusted() const
{
    return !m_query.weights.empty() || !m_query.unlike.empty() || !m_query.colours.empty() ||
           m_query.checkDetail != DetailCheck::Off;
}

Result<LookMatches> LookRanking::nearest(std::span<const float> vector, qint64 count) const
{
    VectorQuestion question{vector, int(count), -4, &m_scope.slots};
    if (m_query.minScore > 0 && m_query.grouping != LookGrouping::Product && !isAdjusted())
        question.atLeast = float(m_space.facts.curve.cosine(m_query.minScore));
    TRY_ASSIGN(const VectorAnswer answer, asked, m_space.index->search(question));
    LookMatches found;
    for (const VectorMatch& match : answer.matches) {
        const AssetId id = m_members.assetAt(match.slot);
        if (const LookAsset* asset = m_members.asset(id)) {
            found.matches.push_back({match.slot, id, FeatureKey{asset->sha256, m_members.regionAt(match.slot)},
                                     match.cosine, match.cosine});
        }
    }
    found.everything = answer.matches.size() < size_t(count);
    found.total = answer.total;
    return found;
}

Result<LookMatches> LookRanking::gather(std::span<const float> vector) const
{
    const qint64 needed = qint64(m_query.offset) + m_query.limit;
    const qint64 all = m_scope.slots.count();
    if (all == 0)
        return LookMatches{.everything = true};
    if (!m_query.weights.empty()) {
        TRY_ASSIGN(LookMatches closest, asked, nearest(vector, std::min(all, kCloselyCompared)));
        closest.everything = true; // there is nothing beyond
        return closest;
    }
    const qint64 pictures = m_query.grouping == LookGrouping::Picture ? needed : needed * kPicturesAProduct;
    qint64 count = std::min(all, std::max(kSmallScope, pictures));
    while (true) {
        TRY_ASSIGN(LookMatches found, asked, nearest(vector, count + 1));
        if (found.everything || count >= all || m_query.grouping == LookGrouping::Picture)
            return found;
        std::vector<Candidate> groups = bestOfEach(candidatesOf(found));
        if (qint64(groups.size()) >= needed)
            return found;
        count = std::min(all, count * 8);
    }
}

/// A picture is a hit for each of its entries in a gallery; by product, for each product that shows it.
void LookRanking::addHits(const LookMatch& match, std::vector<Candidate>& into) const
{
    const LookAsset* asset = m_members.asset(match.asset);
    if (!asset)
        return;
    LookHit hit{.asset = match.asset, .entry = {}, .product = {}, .similarity = match.similarity};
    hit.score = m_space.facts.curve.score(match.similarity);
    hit.box = match.box;
    std::vector<ProductId> products;
    std::ranges::copy_if(asset->products, std::back_inserter(products), [this](ProductId id) { return isWanted(id); });
    if (!products.empty())
        hit.product = products.front();
    if (m_query.gallery.isValid())
        return addEntries(*asset, match, hit, into);
    into.push_back({hit, {}, &match});
    if (m_query.grouping == LookGrouping::Picture)
        return;
    for (size_t i = 1; i < products.size(); ++i) {
        hit.product = products[i];
        into.push_back({hit, {}, &match});
    }
}

void LookRanking::addEntries(const LookAsset& asset, const LookMatch& match, const LookHit& hit,
                             std::vector<Candidate>& into) const
{
    for (const LookEntry& entry : asset.entries) {
        if (entry.gallery != m_query.gallery || entry.slot != match.slot || !isWanted(entry.id))
            continue;
        into.push_back({hit, entry.itemKey, &match});
        into.back().hit.entry = entry.id;
    }
}

std::vector<LookRanking::Candidate> LookRanking::candidatesOf(const LookMatches& gathered) const
{
    std::vector<Candidate> candidates;
    for (const LookMatch& match : gathered.matches)
        addHits(match, candidates);
    std::ranges::sort(candidates, comesFirst, &Candidate::hit);
    return candidates;
}

std::vector<LookRanking::Candidate> LookRanking::bestOfEach(std::vector<Candidate> candidates) const
{
    const auto group = [this](const Candidate& one) {
        if (m_query.gallery.isValid())
            return std::pair(one.item, qint64(0));
        return std::pair(QString(), one.hit.product.isValid() ? one.hit.product.value() : -one.hit.asset.value());
    };
    QHash<std::pair<QString, qint64>, qsizetype> seen;
    std::vector<Candidate> best;
    for (Candidate& one : candidates) { // best first
        if (seen.contains(group(one)))
            continue;
        seen.insert(group(one), qsizetype(best.size()));
        best.push_back(std::move(one));
    }
    return best;
}

std::vector<VectorSlot> LookRanking::slotsOfGroup(const Candidate& candidate) const
{
    std::vector<VectorSlot> slots;
    const auto add = [&](VectorSlot slot) {
        if (m_scope.slots.contains(slot))
            slots.push_back(slot);
    };
    if (m_query.gallery.isValid()) {
        for (const EntryId id : m_scope.gallery->items.value(candidate.item)) {
            const LookAsset* asset = m_members.asset(m_scope.gallery->entries.value(id));
            if (asset && isWanted(id))
                add(std::ranges::find(asset->entries, id, &LookEntry::id)->slot);
        }
    } else if (candidate.hit.product.isValid()) {
        for (const AssetId id : m_members.picturesOf(candidate.hit.product))
            add(m_members.asset(id)->whole);
    } else {
        add(m_members.asset(candidate.hit.asset)->whole);
    }
    return slots;
}

/// Of the direction between all of them.
double LookRanking::meanCosine(std::span<const VectorSlot> slots, std::span<const float> vector) const
{
    std::vector<float> sum(vector.size()), one(vector.size());
    for (const VectorSlot slot : slots) {
        if (m_space.index->fetch(slot, one))
            std::ranges::transform(sum, one, sum.begin(), std::plus());
    }
    toUnitLength(sum);
    return std::inner_product(sum.begin(), sum.end(), vector.begin(), 0.0);
}

/// Half the best picture, half the mean of all of the product's. What moved the similarities of its pictures moves
/// their mean as well.
double LookRanking::fused(const Candidate& best, std::span<const float> vector, const Similarities& similarities) const
{
    const std::vector<VectorSlot> slots = slotsOfGroup(best);
    double moved = 0, known = 0;
    for (const VectorSlot slot : slots) {
        const auto place = similarities.find(slot);
        if (place == similarities.end())
            continue;
        moved += place->second->similarity - (vector.empty() ? 0 : place->second->cosine);
        ++known;
    }
    const double mean = (vector.empty() ? 0 : meanCosine(slots, vector)) + moved / std::max(1.0, known);
    return .5 * best.hit.similarity + .5 * std::min(1.0, mean);
}

void LookRanking::fuse(std::vector<Candidate>& candidates, const LookMatches& gathered,
                       std::span<const float> vector) const
{
    Similarities similarities;
    if (isAdjusted()) {
        for (const LookMatch& match : gathered.matches)
            similarities.emplace(match.slot, &match);
    }
    for (Candidate& one : candidates) {
        one.hit.similarity = fused(one, vector, similarities);
        one.hit.score = m_space.facts.curve.score(one.hit.similarity);
    }
    std::ranges::sort(candidates, comesFirst, &Candidate::hit);
}

/// The picture that is asked with, and its own product.
bool LookRanking::isAsked(const LookHit& hit) const
{
    return std::ranges::any_of(m_query.examples, [&](const LookExample& example) {
        const LookAsset* asset = example.asset.isValid() ? m_members.asset(example.asset) : nullptr;
        return asset && (example.asset == hit.asset || std::ranges::count(asset->products, hit.product) > 0);
    });
}

/// Leaves out what is beyond the natural end of the others: that a thing is like itself says nothing about them.
/// True = something was left out.
bool LookRanking::cutTail(std::vector<Candidate>& candidates) const
{
    std::vector<double> scores;
    std::vector<size_t> places;
    for (size_t i = 0; i < candidates.size(); ++i) {
        if (isAsked(candidates[i].hit))
            continue;
        scores.push_back(candidates[i].hit.score);
        places.push_back(i);
    }
    const size_t end = vitrine::naturalEnd(scores);
    if (end == places.size())
        return false;
    candidates.resize(places[end]);
    return true;
}

LookRanked LookRanking::rank(const LookMatches& gathered, std::span<const float> vector) const
{
    std::vector<Candidate> candidates = candidatesOf(gathered);
    if (m_query.grouping != LookGrouping::Picture)
        candidates = bestOfEach(std::move(candidates));
    if (m_query.grouping == LookGrouping::Product)
        fuse(candidates, gathered, vector);
    std::erase_if(candidates, [this](const Candidate& one) { return one.hit.score < m_query.minScore; });
    const bool isExact = gathered.everything || m_query.grouping != LookGrouping::Picture;
    LookRanked ranked;
    ranked.found.total = isExact ? qint64(candidates.size()) : gathered.total;
    if (m_query.naturalEnd && cutTail(candidates))
        ranked.found.total = qint64(candidates.size());
    const size_t end = std::min(candidates.size(), size_t(m_query.offset) + size_t(m_query.limit));
    for (size_t i = size_t(m_query.offset); i < end; ++i) {
        ranked.found.hits.push_back(std::move(candidates[i].hit));
        ranked.matches.push_back(candidates[i].match);
    }
    return ranked;
}

} // namespace vitrine
