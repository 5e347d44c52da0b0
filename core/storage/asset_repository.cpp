#include "core/storage/asset_repository.h"

#include "core/base/uuid.h"
#include "core/catalog/names.h"
#include "core/storage/asset_files.h"
#include "core/storage/asset_properties.h"
#include "core/storage/entry_repository.h"
#include "core/storage/localized_rows.h"
#include "core/storage/rows.h"
#include "core/storage/tag_links.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// kind, state, failure, title, description, creator, rights, taken_utc, rating, flag, source.
void bindFields(Statement& statement, const Asset& asset)
{
    statement.bind(assetKindName(asset.kind)).bind(assetStateName(asset.state)).bind(asset.failure);
    statement.bind(asset.title.text()).bind(asset.description.text()).bind(asset.creator).bind(asset.rights);
    statement.bind(asset.takenUtc).bind(asset.rating).bind(assetFlagName(asset.flag)).bind(asset.source);
}

bool sameFields(const Asset& a, const Asset& b)
{
    return a.kind == b.kind && a.state == b.state && a.failure == b.failure && a.title.text() == b.title.text() &&
           a.description.text() == b.description.text() && a.creator == b.creator && a.rights == b.rights &&
           a.takenUtc == b.takenUtc && a.rating == b.rating && a.flag == b.flag && a.source == b.source;
}

LocalizedPair textsOf(const Asset& asset)
{
    return {asset.title, asset.description};
}

/// Out of every product: positions behind it move up, a cover that it was is unset.
Result<> removeFromProducts(Connection& db, AssetId asset)
{
    struct Place {
        qint64 product, position;
    };
    TRY_ASSIGN(const std::vector<Place> places, rows,
               readRows(
                   db, u"SELECT product, position FROM product_asset WHERE asset = ?"_s,
                   [](Statement& row) {
                       return Place{row.integer(0), row.integer(1)};
                   },
                   asset));
    TRY_VOID(runSql(db, u"UPDATE product SET cover = NULL WHERE cover = ?"_s, asset));
    TRY_VOID(runSql(db, u"DELETE FROM product_asset WHERE asset = ?"_s, asset));
    for (const Place& place : places) {
        TRY_VOID(runSql(db, u"UPDATE product_asset SET position = position - 1 WHERE product = ? AND position > ?"_s,
                        place.product, place.position));
    }
    return {};
}

} // namespace

Result<AssetId> AssetRepository::insert(const Asset& asset)
{
    TRY_ASSIGN(Statement statement, prepared,
               m_db.prepare(u"INSERT INTO asset (kind, state, failure, title, description, creator, rights, taken_utc,"
                            " rating, flag, source, uuid, created_utc, trashed_utc)"
                            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s));
    bindFields(statement, asset);
    statement.bind(asset.uuid.isEmpty() ? newUuid() : asset.uuid).bind(asset.createdUtc).bind(asset.trashedUtc);
    TRY_VOID(statement.run());
    const AssetId id(m_db.lastInsertId());
    TRY_VOID(LocalizedRows(m_db, u"asset"_s, u"title"_s).insert(id.value(), textsOf(asset)));
    TRY_VOID(insertFiles(m_db, id, asset.files));
    TRY_VOID(TagLinks(m_db, u"asset"_s).insert(id.value(), asset.tags));
    TRY_VOID(insertProperties(m_db, id, asset.properties));
    return id;
}

Result<bool> AssetRepository::update(const Asset& before, const Asset& after)
{
    TRY_ASSIGN(bool changed, rowWritten, updateRow(before, after));
    if (before.title != after.title || before.description != after.description) {
        changed = true;
        TRY_VOID(
            LocalizedRows(m_db, u"asset"_s, u"title"_s).update(before.id.value(), textsOf(before), textsOf(after)));
    }
    if (before.files != after.files) {
        changed = true;
        TRY_VOID(updateFiles(m_db, before.id, before.files, after.files));
    }
    if (before.tags != after.tags) {
        changed = true;
        TRY_VOID(TagLinks(m_db, u"asset"_s).update(before.id.value(), before.tags, after.tags));
    }
    if (before.properties != after.properties) {
        changed = true;
        TRY_VOID(updateProperties(m_db, before.id, before.properties, after.properties));
    }
    return changed;
}

Result<bool> AssetRepository::updateRow(const Asset& before, const Asset& after)
{
    if (sameFields(before, after))
        return false;
    TRY_ASSIGN(
        Statement statement, prepared,
        m_db.prepare(u"UPDATE asset SET kind = ?, state = ?, failure = ?, title = ?, description = ?,"
                     " creator = ?, rights = ?, taken_utc = ?, rating = ?, flag = ?, source = ? WHERE id = ?"_s));
    bindFields(statement, after);
    TRY_VOID(statement.bind(before.id).run());
    return true;
}

Result<> AssetRepository::setTrashed(AssetId asset, std::optional<UtcMillis> trashedUtc)
{
    return runSql(m_db, u"UPDATE asset SET trashed_utc = ? WHERE id = ?"_s, std::optional<qint64>(trashedUtc), asset);
}

Result<> AssetRepository::remove(AssetId asset)
{
    TRY_VOID(removeFromProducts(m_db, asset));
    TRY_VOID(EntryRepository(m_db).removeOfAsset(asset));
    TRY_VOID(runSql(m_db, u"UPDATE product_picture_url SET asset = NULL WHERE asset = ?"_s, asset));
    for (const QStringView table : {u"asset_translation", u"asset_tag", u"asset_property", u"asset_file"})
        TRY_VOID(runSql(m_db, u"DELETE FROM %1 WHERE asset = ?"_s.arg(table), asset));
    return runSql(m_db, u"DELETE FROM asset WHERE id = ?"_s, asset);
}

} // namespace vitrine
