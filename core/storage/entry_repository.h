#pragma once

#include "core/catalog/gallery.h"
#include "core/storage/connection.h"

#include <optional>
#include <span>
#include <vector>

namespace vitrine {

/// Entries of galleries <-> rows. An entry whose asset is in the trash stays and is not seen by list and count.
/// Errors: as of Statement.
class EntryRepository
{
public:
    explicit EntryRepository(Connection& db) : m_db(db) {}

    /// Errors: Conflict when the key is taken.
    Result<EntryId> insert(const Entry& entry);
    /// Writes what differs; gallery and key stay. True = something was written.
    Result<bool> update(const Entry& before, const Entry& after);
    Result<> remove(EntryId entry);
    Result<> removeOfAsset(AssetId asset);
    /// Deletes at most `limit` entries of a gallery for good; how many it were.
    Result<int> removeSome(GalleryId gallery, int limit);

    Result<std::vector<Entry>> fetch(std::span<const EntryId> ids);
    /// Also one whose asset is in the trash: the key is taken.
    Result<std::optional<Entry>> find(const EntryKey& key);
    /// Every picture of one item, by name.
    Result<std::vector<EntryId>> ofItem(GalleryId gallery, const QString& itemKey);
    Result<std::vector<EntryId>> ofAsset(AssetId asset);
    /// At most `limit` after `after` (nullopt = from the start) in the byte order of item key and picture name.
    Result<std::vector<EntryId>> list(GalleryId gallery, const std::optional<EntryKey>& after, int limit);
    Result<qint64> count(GalleryId gallery);
    /// No gallery holds more than this; answers at once however many there are.
    Result<qint64> countAtMost();

private:
    Result<> insertParts(EntryId id, const Entry& entry);
    Result<> removeParts(EntryId id);
    Connection& m_db;
};

} // namespace vitrine
