// The reading half of AssetRepository.
#include "core/catalog/names.h"
#include "core/storage/asset_files.h"
#include "core/storage/asset_properties.h"
#include "core/storage/asset_repository.h"
#include "core/storage/localized_rows.h"
#include "core/storage/rows.h"
#include "core/storage/tag_links.h"
#include "core/storage/text_list.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

Asset readAsset(const Statement& row)
{
    Asset asset;
    asset.id = row.id<AssetId>(0);
    asset.uuid = row.text(1);
    asset.kind = assetKindFromName(row.text(2)).value_or(AssetKind::Other);
    asset.state = assetStateFromName(row.text(3)).value_or(AssetState::Failed);
    asset.failure = row.text(4);
    asset.title.set({}, row.text(5));
    asset.description.set({}, row.text(6));
    asset.creator = row.text(7);
    asset.rights = row.text(8);
    asset.takenUtc = row.optionalInteger(9);
    asset.rating = int(row.integer(10));
    asset.flag = assetFlagFromName(row.text(11)).value_or(AssetFlag::None);
    asset.source = row.text(12);
    asset.createdUtc = row.integer(13);
    asset.updatedUtc = row.integer(14);
    asset.trashedUtc = row.optionalInteger(15);
    return asset;
}

AssetSummary readSummary(const Statement& row)
{
    AssetSummary summary;
    summary.id = row.id<AssetId>(0);
    summary.name = row.text(1);
    summary.kind = assetKindFromName(row.text(2)).value_or(AssetKind::Other);
    summary.state = assetStateFromName(row.text(3)).value_or(AssetState::Failed);
    summary.failure = row.text(4);
    summary.sha256 = row.text(5);
    summary.width = int(row.integer(6));
    summary.height = int(row.integer(7));
    summary.durationMs = row.integer(8);
    summary.rating = int(row.integer(9));
    summary.flag = assetFlagFromName(row.text(10)).value_or(AssetFlag::None);
    summary.trashed = !row.isNull(11);
    return summary;
}

AssetId readId(Statement& row)
{
    return row.id<AssetId>(0);
}

} // namespace

Result<std::vector<Asset>> AssetRepository::fetch(std::span<const AssetId> ids)
{
    TRY_ASSIGN(std::vector<Asset> page, rows,
               readRows(m_db,
                        u"SELECT a.id, a.uuid, a.kind, a.state, a.failure, a.title, a.description, a.creator,"
                        " a.rights, a.taken_utc, a.rating, a.flag, a.source, a.created_utc,"
                        " coalesce(u.updated_utc, a.created_utc), a.trashed_utc"
                        " FROM json_each(?) j CROSS JOIN asset a ON a.id = j.value"
                        " LEFT JOIN asset_touch u ON u.asset = a.id ORDER BY j.key"_s,
                        readAsset, idListJson(ids)));
    AssetPage loader(m_db, page);
    TRY_VOID(loader.each(LocalizedRows::pageSql(u"asset"_s, u"title"_s), [](Asset& asset, const Statement& row) {
        asset.title.set(row.text(1), row.text(2));
        asset.description.set(row.text(1), row.text(3));
    }));
    TRY_VOID(loader.each(TagLinks::pageSql(u"asset"_s),
                         [](Asset& asset, const Statement& row) { asset.tags.push_back(row.id<TagId>(1)); }));
    TRY_VOID(loader.each(kPropertyPageSql.toString(), [](Asset& asset, const Statement& row) {
        asset.properties.insert(row.text(1), row.text(2));
    }));
    TRY_VOID(loadFiles(loader));
    return page;
}

Result<std::optional<Asset>> AssetRepository::fetchOne(AssetId id)
{
    return firstOf(fetch(std::span(&id, 1)));
}

Result<std::vector<AssetSummary>> AssetRepository::summaries(std::span<const AssetId> ids)
{
    TRY_ASSIGN(std::vector<AssetSummary> page, rows,
               readRows(m_db,
                        u"SELECT a.id, CASE WHEN a.title <> '' THEN a.title ELSE f.name END, a.kind, a.state,"
                        " CASE WHEN a.failure <> '' THEN a.failure ELSE f.failure END, f.sha256, f.width, f.height,"
                        " f.duration_ms, a.rating, a.flag, a.trashed_utc"
                        " FROM json_each(?) j CROSS JOIN asset a ON a.id = j.value"
                        " LEFT JOIN asset_file f ON f.asset = a.id AND f.role = 'main' ORDER BY j.key"_s,
                        readSummary, idListJson(ids)));
    PageLoader<AssetSummary> loader(m_db, page);
    TRY_VOID(loader.each(u"SELECT l.asset FROM json_each(?) j CROSS JOIN product_asset l ON l.asset = j.value"
                         " JOIN product p ON p.id = l.product AND p.trashed_utc IS NULL"_s,
                         [](AssetSummary& asset, const Statement&) { ++asset.productCount; }));
    return page;
}

Result<std::vector<AssetId>> AssetRepository::living(std::span<const AssetId> ids)
{
    return readRows(m_db,
                    u"SELECT a.id FROM json_each(?) j CROSS JOIN asset a ON a.id = j.value"
                    " WHERE a.trashed_utc IS NULL ORDER BY j.key"_s,
                    readId, idListJson(ids));
}

Result<std::vector<AssetId>> AssetRepository::trashed()
{
    return readRows(m_db, u"SELECT id FROM asset WHERE trashed_utc IS NOT NULL ORDER BY trashed_utc DESC, id DESC"_s,
                    readId);
}

Result<QHash<QString, AssetId>> AssetRepository::byMainHash(const QStringList& sha256)
{
    using Found = std::pair<QString, AssetId>;
    TRY_ASSIGN(const std::vector<Found> found, rows,
               readRows(
                   m_db,
                   u"SELECT f.sha256, f.asset FROM json_each(?) j CROSS JOIN asset_file f ON f.sha256 = j.value"
                   " JOIN asset a ON a.id = f.asset WHERE f.sha256 <> '' AND f.role = 'main'"
                   " ORDER BY a.trashed_utc IS NOT NULL, a.id"_s,
                   [](Statement& row) {
                       return Found{row.text(0), row.id<AssetId>(1)};
                   },
                   textListJson(sha256)));
    QHash<QString, AssetId> assets;
    for (const auto& [hash, asset] : found) {
        if (!assets.contains(hash))
            assets.insert(hash, asset);
    }
    return assets;
}

Result<std::optional<AssetId>> AssetRepository::byUuid(const QString& uuid)
{
    return readRow(m_db, u"SELECT id FROM asset WHERE uuid = ?"_s, readId, uuid);
}

Result<std::optional<AssetId>> AssetRepository::ofFile(AssetFileId file)
{
    return readRow(m_db, u"SELECT asset FROM asset_file WHERE id = ?"_s, readId, file);
}

Result<std::vector<AssetRepository::InPlaceFile>> AssetRepository::inPlaceFiles()
{
    return readRows(m_db,
                    u"SELECT f.asset, %1 FROM asset_file f JOIN asset a ON a.id = f.asset"
                    " WHERE f.storage = 'in_place' AND f.role = 'main' ORDER BY f.asset"_s.arg(kFileColumns),
                    [](Statement& row) {
                        return InPlaceFile{row.id<AssetId>(0), readFile(row, 1)};
                    });
}

Result<QString> AssetRepository::label(AssetId asset)
{
    TRY_ASSIGN(const std::optional<QString> text, found,
               readRow(
                   m_db,
                   u"SELECT CASE WHEN a.title <> '' THEN a.title WHEN f.name <> '' THEN f.name ELSE a.uuid END"
                   " FROM asset a LEFT JOIN asset_file f ON f.asset = a.id AND f.role = 'main' WHERE a.id = ?"_s,
                   [](Statement& row) { return row.text(0); }, asset));
    return text.value_or(QString::number(asset.value()));
}

} // namespace vitrine
