#pragma once

#include "core/catalog/gallery.h"
#include "core/catalog/summaries.h"
#include "core/storage/connection.h"

#include <optional>
#include <span>
#include <vector>

namespace vitrine {

/// Galleries with their keys <-> rows. Names come normalised. Errors: as of Statement; Conflict when a living gallery
/// has the name.
class GalleryRepository
{
public:
    explicit GalleryRepository(Connection& db) : m_db(db) {}

    Result<GalleryId> insert(const Gallery& gallery);
    /// Writes name, description, capacity and keys as they differ. True = something was written.
    Result<bool> update(const Gallery& before, const Gallery& after);
    Result<> setTrashed(GalleryId gallery, std::optional<UtcMillis> trashedUtc);
    /// Deletes it for good; its entries must be gone.
    Result<> remove(GalleryId gallery);

    /// Living ones by name, each with its number of entries, or those in the trash, the latest first.
    Result<std::vector<GallerySummary>> living();
    Result<std::vector<GallerySummary>> trashed();
    Result<std::optional<Gallery>> fetchOne(GalleryId gallery);
    Result<std::optional<Gallery>> byName(const QString& name); ///< living

    /// Entries that carry one of the gallery's keys.
    Result<qint64> usesOfTagKey(GalleryId gallery, const QString& key);
    Result<qint64> usesOfAttributeKey(GalleryId gallery, const QString& key);

private:
    Error explain(const Error& error, const QString& name);
    Result<> updateKeys(GalleryId gallery, const QString& purpose, const std::vector<GalleryKey>& before,
                        const std::vector<GalleryKey>& after);
    Connection& m_db;
};

} // namespace vitrine
