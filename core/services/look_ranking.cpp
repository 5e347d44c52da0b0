#include "core/services/look_ranking.h"

#include "core/vision/descriptor_join.h"

#include <algorithm>
#include <numeric>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// A scope of at most this many pictures is ranked whole: totals and groups are then exact.
constexpr qint64 kSmallScope = 5000;
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

LookScope scopeOf(const LookMembers& members, const LookQuery& query)
{
    LookScope scope;
    if (query.gallery.isValid()) {
        scope.gallery = members.gallery(query.gallery);
        if (scope.gallery && !query.entries)
            scope.slots = scope.gallery->slots;
    } else if (!query.assets) {
        scope.slots = members.pictures();
    }
    if (scope.gallery && query.entries) {
        scope.entries = *query.entries;
        std::ranges::sort(*scope.entries);
        for (const EntryId id : *scope.entries) {
            const LookAsset* asset = members.asset(scope.gallery->entries.value(id));
            if (!asset)
                continue;
            const auto entry = std::ranges::find(asset->entries, id, &LookEntry::id);
            scope.slots.insert(entry->slot);
        }
    }
    if (!query.assets)
        return scope;
    SlotSet wanted;
    for (const AssetId id : *query.assets) {
        const LookAsset* asset = members.asset(id);
        if (!asset)
            continue;
        wanted.insert(asset->whole);
        for (const auto& [region, slot] : asset->regions)
            wanted.insert(slot);
    }
    SlotSet both;
    wanted.forEach([&](VectorSlot slot) {
        if (query.gallery.isValid() ? scope.slots.contains(slot) : members.pictures().contains(slot))
            both.insert(slot);
    });
    scope.slots = both;
    return scope;
}

bool LookRanking::isWanted(EntryId entry) const
{
    return !m_scope.entries || std::ranges::binary_search(*m_scope.entries, entry);
}

/// A picture is a hit for each of its entries in a gallery; by product, for each product that shows it.
void LookRanking::addHits(VectorMatch match, std::vector<Candidate>& into) const
{
    const AssetId id = m_members.assetAt(match.slot);
    const LookAsset* asset = m_members.asset(id);
    if (!asset)
        return;
    LookHit hit{id, {}, {}, m_space.facts.curve.score(match.cosine), match.cosine};
    if (!asset->products.empty())
        hit.product = asset->products.front();
    if (m_query.gallery.isValid()) {
        for (const LookEntry& entry : asset->entries) {
            if (entry.gallery != m_query.gallery || entry.slot != match.slot || !isWanted(entry.id))
                continue;
            hit.entry = entry.id;
            into.push_back({hit, entry.itemKey});
        }
        return;
    }
    into.push_back({hit, {}});
    if (m_query.grouping == LookGrouping::Picture)
        return;
    for (size_t i = 1; i < asset->products.size(); ++i) {
        hit.product = asset->products[i];
        into.push_back({hit, {}});
    }
}

Result<LookRanking::Found> LookRanking::pictures(std::span<const float> vector, int count) const
{
    VectorQuestion question{vector, count, -4, &m_scope.slots};
    if (m_query.minScore > 0 && m_query.grouping != LookGrouping::Product)
        question.atLeast = float(m_space.facts.curve.cosine(m_query.minScore));
    TRY_ASSIGN(const VectorAnswer answer, asked, m_space.index->search(question));
    Found found;
    for (const VectorMatch& match : answer.matches)
        addHits(match, found.candidates);
    found.everything = answer.matches.size() < size_t(count);
    found.total = found.everything ? qint64(found.candidates.size()) : answer.total;
    return found;
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

/// Half the best picture, half the mean of all of the product's.
double LookRanking::fused(const Candidate& best, std::span<const float> vector) const
{
    std::vector<float> sum(vector.size()), one(vector.size());
    for (const VectorSlot slot : slotsOfGroup(best)) {
        if (m_space.index->fetch(slot, one))
            std::ranges::transform(sum, one, sum.begin(), std::plus());
    }
    toUnitLength(sum);
    const double mean = std::inner_product(sum.begin(), sum.end(), vector.begin(), 0.0);
    return .5 * best.hit.similarity + .5 * mean;
}

Result<LookRanking::Found> LookRanking::products(std::span<const float> vector) const
{
    const auto needed = size_t(m_query.offset + m_query.limit);
    const qint64 all = m_scope.slots.count();
    qint64 count = std::min<qint64>(all, std::max<qint64>(kSmallScope, qint64(needed) * kPicturesAProduct));
    while (true) {
        TRY_ASSIGN(Found found, asked, pictures(vector, int(count) + 1));
        found.candidates = bestOfEach(std::move(found.candidates));
        if (found.candidates.size() < needed && !found.everything && count < all) {
            count = std::min(all, count * 8);
            continue;
        }
        if (m_query.grouping == LookGrouping::Product) {
            for (Candidate& one : found.candidates) {
                one.hit.similarity = fused(one, vector);
                one.hit.score = m_space.facts.curve.score(one.hit.similarity);
            }
        }
        std::erase_if(found.candidates, [this](const Candidate& one) { return one.hit.score < m_query.minScore; });
        found.total = qint64(found.candidates.size());
        return found;
    }
}

Result<LookFound> LookRanking::rank(std::span<const float> vector) const
{
    const qint64 needed = qint64(m_query.offset) + m_query.limit;
    const qint64 all = m_scope.slots.count();
    LookFound result;
    if (all == 0)
        return result;
    const int count = int(std::min(std::max(needed, kSmallScope), all) + 1);
    TRY_ASSIGN(Found found, asked,
               m_query.grouping == LookGrouping::Picture ? pictures(vector, count) : products(vector));
    std::ranges::sort(found.candidates,
                      [](const Candidate& a, const Candidate& b) { return comesFirst(a.hit, b.hit); });
    result.total = found.total;
    for (size_t i = size_t(m_query.offset); i < found.candidates.size() && qint64(i) < needed; ++i)
        result.hits.push_back(found.candidates[i].hit);
    return result;
}

} // namespace vitrine
