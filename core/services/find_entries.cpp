// The searches of gallery_pictures.h.
#include "core/services/edit_checks.h"
#include "core/services/gallery_pictures.h"
#include "core/services/read_entries.h"
#include "core/storage/entry_catalogue.h"
#include "core/storage/entry_search.h"
#include "core/storage/reader_pool.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

Result<> checkPage(const EntryQuery& query)
{
    if (query.limit >= 1 && query.limit <= 1000 && query.offset >= 0)
        return {};
    return fail(
        ErrorCode::InvalidInput,
        u"A page has 1 to 1000 entries from the first on, not %1 from %2."_s.arg(query.limit).arg(query.offset));
}

/// Everything that the words of the query find, best first.
Result<std::vector<ScoredEntry>> scoredEntries(EntrySearch& search, const EntryQuery& query)
{
    if (query.text.isEmpty())
        return search.byKeywords(query.filter, query.keywords);
    TRY_ASSIGN(std::vector<ScoredEntry> found, byText, search.byText(query.filter, query.text));
    if (query.keywords.isEmpty())
        return found;
    TRY_ASSIGN(const std::vector<ScoredEntry> tagged, byKeywords, search.byKeywords(query.filter, query.keywords));
    QSet<EntryId> wanted;
    for (const ScoredEntry& one : tagged)
        wanted.insert(one.entry);
    std::erase_if(found, [&wanted](const ScoredEntry& one) { return !wanted.contains(one.entry); });
    return found;
}

/// The first entry behind the cursor.
size_t startOf(const std::vector<ScoredEntry>& found, const EntryQuery& query)
{
    if (!query.after)
        return 0;
    const auto isBefore = [&query](const ScoredEntry& one) {
        if (one.score != query.afterScore)
            return one.score > query.afterScore;
        return std::abs(one.entry.value()) <= std::abs(query.after->value());
    };
    return size_t(std::partition_point(found.begin(), found.end(), isBefore) - found.begin());
}

FoundEntries pageOf(const std::vector<ScoredEntry>& found, const EntryQuery& query)
{
    FoundEntries page{.total = qint64(found.size())};
    const size_t first = std::min(found.size(), startOf(found, query) + size_t(query.offset));
    const size_t last = std::min(found.size(), first + size_t(query.limit));
    for (size_t i = first; i < last; ++i)
        page.entries.push_back({found[i].entry, found[i].score});
    return page;
}

Result<FoundEntries> find(Connection& db, const EntryQuery& query)
{
    TRY_VOID(livingGallery(db, query.gallery));
    EntrySearch search(db, query.gallery);
    if (!query.text.isEmpty() || !query.keywords.isEmpty()) {
        TRY_ASSIGN(const std::vector<ScoredEntry> found, scored, scoredEntries(search, query));
        return pageOf(found, query);
    }
    FoundEntries page;
    TRY_ASSIGN(page.total, counted, search.count(query.filter));
    TRY_ASSIGN(const std::vector<EntryId> ids, read, search.page(query.filter, query.after, query.offset, query.limit));
    for (const EntryId id : ids)
        page.entries.push_back({id, 1});
    return page;
}

/// The entry that each hit stands for, by asset: of the hit's product where that shows it.
Result<QHash<AssetId, Entry>> catalogueEntriesOf(Connection& db, const std::vector<LookHit>& hits,
                                                 const EntryFilter& filter)
{
    std::vector<AssetId> assets;
    for (const LookHit& hit : hits)
        assets.push_back(hit.asset);
    CatalogueEntries places(db);
    TRY_ASSIGN(std::vector<EntryId> ids, read, places.ofAssets(assets));
    if (filter.kind != EntryFilter::Kind::Everything) {
        TRY_ASSIGN(const std::vector<EntryId> fitting, matched, EntrySearch(db, kCatalogueGalleryId).matching(filter));
        const QSet<EntryId> wanted(fitting.begin(), fitting.end());
        std::erase_if(ids, [&wanted](EntryId id) { return !wanted.contains(id); });
    }
    TRY_ASSIGN(const std::vector<Entry> entries, fetched, places.fetch(ids));
    QHash<AssetId, Entry> byAsset;
    for (const Entry& entry : entries) {
        if (!byAsset.contains(entry.asset))
            byAsset.insert(entry.asset, entry);
    }
    return byAsset;
}

Result<std::vector<LookedEntry>> withEntries(const Catalogue& catalogue, const std::vector<LookHit>& hits,
                                             const EntryFilter& filter, bool isCatalogue)
{
    using Looked = std::vector<LookedEntry>;
    return catalogue.readers().read<Looked>([&](Connection& db) -> Result<Looked> {
        QHash<AssetId, Entry> byAsset;
        QHash<EntryId, Entry> byId;
        if (isCatalogue) {
            TRY_ASSIGN(byAsset, read, catalogueEntriesOf(db, hits, filter));
        } else {
            std::vector<EntryId> ids;
            for (const LookHit& hit : hits)
                ids.push_back(hit.entry);
            TRY_ASSIGN(const std::vector<Entry> entries, read, livingEntries(db, ids));
            for (const Entry& entry : entries)
                byId.insert(entry.id, entry);
        }
        Looked looked;
        for (const LookHit& hit : hits) {
            const Entry entry = isCatalogue ? byAsset.value(hit.asset) : byId.value(hit.entry);
            if (entry.asset.isValid()) // else it went meanwhile
                looked.push_back({entry, hit.score, hit.similarity});
        }
        return looked;
    });
}

} // namespace

Result<FoundEntries> findEntries(const Catalogue& catalogue, const EntryQuery& query)
{
    TRY_VOID(checkPage(query));
    return catalogue.readers().read<FoundEntries>([&query](Connection& db) { return find(db, query); });
}

Result<std::vector<EntryId>> matchingEntries(const Catalogue& catalogue, GalleryId gallery, const EntryFilter& filter)
{
    using Ids = std::vector<EntryId>;
    return catalogue.readers().read<Ids>([&](Connection& db) -> Result<Ids> {
        TRY_VOID(livingGallery(db, gallery));
        return EntrySearch(db, gallery).matching(filter);
    });
}

Result<LookedEntries> findEntriesByLook(const Catalogue& catalogue, LookSearch& look, LookQuery query,
                                        const EntryFilter& filter, const JobContext& job)
{
    const bool isCatalogue = query.gallery == kCatalogueGalleryId;
    if (filter.kind != EntryFilter::Kind::Everything) {
        TRY_ASSIGN(query.entries, fitting, matchingEntries(catalogue, query.gallery, filter));
    }
    if (isCatalogue && query.entries) {
        using Assets = std::vector<AssetId>;
        TRY_ASSIGN(query.assets, read, catalogue.readers().read<Assets>([&query](Connection& db) {
            return CatalogueEntries(db).assetsOf(*query.entries);
        }));
        query.entries.reset();
    }
    if (isCatalogue) {
        query.ofProducts = true;
        query.gallery = GalleryId();
    }
    TRY_ASSIGN(const LookFound found, looked, look.find(query, job));
    LookedEntries result{.total = found.total, .region = found.region, .milliseconds = found.milliseconds};
    TRY_ASSIGN(result.entries, read, withEntries(catalogue, found.hits, filter, isCatalogue));
    return result;
}

} // namespace vitrine
