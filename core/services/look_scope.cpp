#include "core/services/look_scope.h"

#include "core/services/search.h"

#include <algorithm>

namespace vitrine {

namespace {

template <class T>
std::vector<T> sortedIds(const std::vector<qint64>& values)
{
    std::vector<T> ids;
    ids.reserve(values.size());
    for (const qint64 value : values)
        ids.emplace_back(value);
    std::ranges::sort(ids);
    return ids;
}

SlotSet slotsOfEntries(const LookMembers& members, const LookGallery& gallery, const std::vector<EntryId>& entries)
{
    SlotSet slots;
    for (const EntryId id : entries) {
        if (const LookAsset* asset = members.asset(gallery.entries.value(id)))
            slots.insert(std::ranges::find(asset->entries, id, &LookEntry::id)->slot);
    }
    return slots;
}

/// With the regions of their entries.
SlotSet slotsOfAssets(const LookMembers& members, const std::vector<AssetId>& assets)
{
    SlotSet slots;
    for (const AssetId id : assets) {
        const LookAsset* asset = members.asset(id);
        if (!asset)
            continue;
        slots.insert(asset->whole);
        for (const auto& [region, slot] : asset->regions)
            slots.insert(slot);
    }
    return slots;
}

SlotSet common(const SlotSet& a, const SlotSet& b)
{
    SlotSet both;
    a.forEach([&](VectorSlot slot) {
        if (b.contains(slot))
            both.insert(slot);
    });
    return both;
}

std::vector<AssetId> picturesOf(const LookMembers& members, const std::vector<ProductId>& products)
{
    std::vector<AssetId> pictures;
    for (const ProductId id : products)
        pictures.insert(pictures.end(), members.picturesOf(id).begin(), members.picturesOf(id).end());
    return pictures;
}

} // namespace

Result<LookNarrowing> narrowingOf(const Catalogue& catalogue, const LookQuery& query)
{
    LookNarrowing narrowing;
    if (!query.within)
        return narrowing;
    TRY_ASSIGN(const SearchOutcome found, searched, searchIds(catalogue, *query.within));
    const bool byProduct =
        query.within->scope == QueryScope::Products || query.within->scope == QueryScope::TrashedProducts;
    if (byProduct)
        narrowing.products = sortedIds<ProductId>(found.ids);
    else
        narrowing.assets = sortedIds<AssetId>(found.ids);
    return narrowing;
}

LookScope scopeOf(const LookMembers& members, const LookQuery& query, const LookNarrowing& narrowing)
{
    LookScope scope;
    if (query.gallery.isValid()) {
        scope.gallery = members.gallery(query.gallery);
        if (!scope.gallery)
            return scope;
    }
    if (scope.gallery && query.entries) {
        scope.entries = *query.entries;
        std::ranges::sort(*scope.entries);
        scope.slots = slotsOfEntries(members, *scope.gallery, *scope.entries);
    } else {
        scope.slots = scope.gallery ? scope.gallery->slots : members.pictures();
    }
    if (query.ofProducts)
        scope.slots = common(members.productPictures(), scope.slots);
    if (query.assets)
        scope.slots = common(slotsOfAssets(members, *query.assets), scope.slots);
    if (narrowing.assets)
        scope.slots = common(slotsOfAssets(members, *narrowing.assets), scope.slots);
    if (narrowing.products) {
        scope.products = narrowing.products;
        scope.slots = common(slotsOfAssets(members, picturesOf(members, *narrowing.products)), scope.slots);
    }
    return scope;
}

} // namespace vitrine
