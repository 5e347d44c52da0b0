// The entries of edit_galleries.h: reading.
#include "core/services/read_entries.h"

#include "core/services/edit_galleries.h"
#include "core/services/edit_steps.h"
#include "core/storage/asset_repository.h"
#include "core/storage/entry_catalogue.h"
#include "core/storage/entry_repository.h"
#include "core/storage/reader_pool.h"

#include <QHash>
#include <QSet>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

Result<std::vector<Entry>> livingOnly(Connection& db, std::vector<Entry> found)
{
    std::vector<AssetId> assets;
    for (const Entry& entry : found)
        assets.push_back(entry.asset);
    TRY_ASSIGN(const std::vector<AssetId> living, read, AssetRepository(db).living(withoutDoubles<AssetId>(assets)));
    const QSet<AssetId> seen(living.begin(), living.end());
    std::erase_if(found, [&seen](const Entry& entry) { return !seen.contains(entry.asset); });
    return found;
}

/// Reads the entries that `ids` names.
Result<std::vector<Entry>> readEntries(const Catalogue& catalogue,
                                       const std::function<Result<std::vector<EntryId>>(Connection&)>& ids)
{
    return catalogue.readers().read<std::vector<Entry>>([&ids](Connection& db) -> Result<std::vector<Entry>> {
        TRY_ASSIGN(const std::vector<EntryId> wanted, found, ids(db));
        return livingEntries(db, wanted);
    });
}

template <class IdT>
std::vector<IdT> listOf(const std::optional<IdT>& one)
{
    return one ? std::vector{*one} : std::vector<IdT>();
}

} // namespace

Result<std::vector<Entry>> livingEntries(Connection& db, std::span<const EntryId> ids)
{
    std::vector<EntryId> stored, virtualOnes;
    for (const EntryId id : ids)
        (id.isValid() ? stored : virtualOnes).push_back(id);
    TRY_ASSIGN(std::vector<Entry> found, fetched, EntryRepository(db).fetch(stored));
    TRY_ASSIGN(found, living, livingOnly(db, std::move(found)));
    if (virtualOnes.empty())
        return found;
    TRY_ASSIGN(const std::vector<Entry> others, read, CatalogueEntries(db).fetch(virtualOnes));
    found.insert(found.end(), others.begin(), others.end());
    QHash<EntryId, size_t> places;
    for (size_t i = 0; i < ids.size(); ++i)
        places.insert(ids[i], i);
    std::sort(found.begin(), found.end(),
              [&places](const Entry& a, const Entry& b) { return places.value(a.id) < places.value(b.id); });
    return found;
}

Result<std::vector<Entry>> entries(const Catalogue& catalogue, std::span<const EntryId> ids)
{
    return readEntries(
        catalogue, [ids](Connection&) -> Result<std::vector<EntryId>> { return std::vector(ids.begin(), ids.end()); });
}

Result<std::optional<Entry>> findEntry(const Catalogue& catalogue, const EntryKey& key)
{
    TRY_ASSIGN(std::vector<Entry> found, read,
               readEntries(catalogue, [&key](Connection& db) -> Result<std::vector<EntryId>> {
                   if (key.gallery == kCatalogueGalleryId) {
                       TRY_ASSIGN(const auto place, looked, CatalogueEntries(db).find(key.itemKey, key.pictureName));
                       return listOf(place);
                   }
                   TRY_ASSIGN(const std::optional<Entry> entry, searched, EntryRepository(db).find(key));
                   return entry ? std::vector{entry->id} : std::vector<EntryId>();
               }));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

Result<std::vector<Entry>> entriesOfItem(const Catalogue& catalogue, GalleryId id, const QString& itemKey)
{
    return readEntries(catalogue, [&](Connection& db) {
        return id == kCatalogueGalleryId ? CatalogueEntries(db).ofItem(itemKey)
                                         : EntryRepository(db).ofItem(id, itemKey);
    });
}

Result<std::vector<Entry>> entriesOfAsset(const Catalogue& catalogue, AssetId asset)
{
    return readEntries(catalogue, [asset](Connection& db) { return EntryRepository(db).ofAsset(asset); });
}

Result<std::vector<Entry>> listEntries(const Catalogue& catalogue, GalleryId id, const std::optional<EntryKey>& after,
                                       int limit)
{
    if (limit < 1 || limit > 1000)
        return fail(ErrorCode::InvalidInput, u"A page has 1 to 1000 entries, not %1."_s.arg(limit));
    return readEntries(catalogue, [&](Connection& db) {
        return id == kCatalogueGalleryId ? CatalogueEntries(db).list(after, limit)
                                         : EntryRepository(db).list(id, after, limit);
    });
}

} // namespace vitrine
