#pragma once

#include "core/catalog/asset.h"
#include "core/catalog/summaries.h"
#include "core/storage/connection.h"

#include <QHash>
#include <QStringList>

#include <optional>
#include <span>
#include <vector>

namespace vitrine {

/// Assets <-> rows, with their files, translations and tags. Links to tags in the trash stay and are not seen.
/// Construct one where it is needed: it keeps nothing but the connection. Errors: as of Statement.
class AssetRepository
{
public:
    explicit AssetRepository(Connection& db) : m_db(db) {}

    /// Stores an asset that is not there yet with its files and tags; `id`, the files' ids and `updatedUtc` are
    /// ignored, an empty uuid is made. Reads nothing.
    Result<AssetId> insert(const Asset& asset);
    /// Writes what differs between two states of one asset; `before` as fetched in this transaction. Files are told
    /// apart by id; one without an id is new. True = something was written.
    Result<bool> update(const Asset& before, const Asset& after);
    Result<> setTrashed(AssetId asset, std::optional<UtcMillis> trashedUtc);
    /// Deletes the rows for good: out of products (a cover is unset), galleries and waiting pictures first. For
    /// emptying the trash; who removes the blobs asks afterwards which are still needed.
    Result<> remove(AssetId asset);

    /// One page in the order of `ids`, ids that are gone left out; a constant number of queries.
    Result<std::vector<Asset>> fetch(std::span<const AssetId> ids);
    Result<std::optional<Asset>> fetchOne(AssetId id);
    Result<std::vector<AssetSummary>> summaries(std::span<const AssetId> ids);
    /// Those of `ids` that are there and not in the trash, in the same order.
    Result<std::vector<AssetId>> living(std::span<const AssetId> ids);
    /// Assets in the trash, the latest first.
    Result<std::vector<AssetId>> trashed();

    /// The asset that holds these bytes as its main file: a living one before one in the trash, the oldest first.
    Result<QHash<QString, AssetId>> byMainHash(const QStringList& sha256);
    Result<std::optional<AssetId>> byUuid(const QString& uuid);
    Result<std::optional<AssetId>> ofFile(AssetFileId file);
    /// In-place main files and where they are expected, for finding moved ones again.
    struct InPlaceFile {
        AssetId asset;
        AssetFile file;
    };
    Result<std::vector<InPlaceFile>> inPlaceFiles();
    /// What to call an asset in a message: its title, else its file's name, else its uuid.
    Result<QString> label(AssetId asset);

private:
    Result<bool> updateRow(const Asset& before, const Asset& after);
    Connection& m_db;
};

} // namespace vitrine
