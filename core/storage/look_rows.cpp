#include "core/storage/look_rows.h"

#include "core/storage/page_loader.h"
#include "core/storage/rows.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

LookAssetRow readAsset(const Statement& row)
{
    LookAssetRow asset;
    asset.id = row.id<AssetId>(0);
    asset.sha256 = row.text(1);
    asset.size = QSize(int(row.integer(2)), int(row.integer(3)));
    return asset;
}

void addEntry(LookAssetRow& asset, const Statement& row)
{
    LookEntryRow entry{row.id<EntryId>(1), row.id<GalleryId>(2), row.text(3), {}};
    if (!row.isNull(4))
        entry.region = QRect(int(row.integer(4)), int(row.integer(5)), int(row.integer(6)), int(row.integer(7)));
    asset.entries.push_back(entry);
}

} // namespace

Result<std::vector<AssetId>> LookRows::page(AssetId after, int limit)
{
    return readRows(
        m_db, u"SELECT id FROM asset WHERE id > ? AND kind = 'picture' AND trashed_utc IS NULL ORDER BY id LIMIT ?"_s,
        [](Statement& row) { return row.id<AssetId>(0); }, after, limit);
}

Result<std::vector<LookAssetRow>> LookRows::fetch(std::span<const AssetId> ids)
{
    TRY_ASSIGN(std::vector<LookAssetRow> found, rows,
               readRows(m_db,
                        u"SELECT a.id, f.sha256, f.width, f.height FROM json_each(?) j CROSS JOIN asset a"
                        " ON a.id = j.value JOIN asset_file f ON f.asset = a.id AND f.role = 'main'"
                        " WHERE a.kind = 'picture' AND a.trashed_utc IS NULL AND f.state = 'ready'"
                        " AND f.sha256 <> '' ORDER BY j.key"_s,
                        readAsset, idListJson(ids)));
    PageLoader<LookAssetRow> loader(m_db, found);
    TRY_VOID(
        loader.each(u"SELECT l.asset, p.id FROM json_each(?) j CROSS JOIN product_asset l ON l.asset = j.value"
                    " JOIN product p ON p.id = l.product WHERE p.trashed_utc IS NULL"
                    " ORDER BY j.key, p.name COLLATE NOCASE, p.id"_s,
                    [](LookAssetRow& asset, const Statement& row) { asset.products.push_back(row.id<ProductId>(1)); }));
    TRY_VOID(loader.each(u"SELECT e.asset, e.id, e.gallery, e.item_key, e.region_x, e.region_y, e.region_width,"
                         " e.region_height FROM json_each(?) j CROSS JOIN entry e ON e.asset = j.value"
                         " ORDER BY j.key, e.id"_s,
                         addEntry));
    return found;
}

Result<qint64> LookRows::changesSoFar()
{
    return readNumber(m_db, u"SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'journal'"_s);
}

Result<std::vector<AssetId>> LookRows::assetsOf(std::span<const ProductId> products)
{
    return readRows(
        m_db,
        u"SELECT DISTINCT l.asset FROM json_each(?) j CROSS JOIN product_asset l ON l.product = j.value ORDER BY 1"_s,
        [](Statement& row) { return row.id<AssetId>(0); }, idListJson(products));
}

} // namespace vitrine
