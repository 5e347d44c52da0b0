#include "core/storage/entry_catalogue.h"

#include "core/storage/page_loader.h"
#include "core/storage/rows.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

EntryId readLink(const Statement& row)
{
    return EntryId(-row.integer(0));
}

Entry readEntry(const Statement& row)
{
    Entry entry;
    entry.id = readLink(row);
    entry.gallery = kCatalogueGalleryId;
    entry.itemKey = row.text(1);
    entry.pictureName = row.text(2);
    entry.asset = row.id<AssetId>(3);
    entry.description = row.text(4);
    entry.createdUtc = row.integer(5);
    return entry;
}

std::vector<qint64> linksOf(std::span<const EntryId> ids)
{
    std::vector<qint64> links;
    for (const EntryId id : ids)
        links.push_back(-id.value());
    return links;
}

/// A place in the list: the key as bytes, and the row.
struct Place {
    QByteArray itemKey, pictureName;
    EntryId entry;
    bool operator<(const Place& other) const
    {
        return std::tie(itemKey, pictureName) < std::tie(other.itemKey, other.pictureName);
    }
};

/// The first places after a key among products that are called by `column`, walking its index.
Result<std::vector<Place>> placesAfter(Connection& db, const QString& column, const QString& condition,
                                       const std::optional<EntryKey>& after, int limit)
{
    return readRows(
        db,
        u"SELECT l.id, p.%1, a.uuid FROM product p JOIN product_asset l ON l.product = p.id"
        " JOIN asset a ON a.id = l.asset AND a.trashed_utc IS NULL AND a.kind = 'picture'"
        " WHERE p.trashed_utc IS NULL AND %2 AND p.%1 >= ? AND (p.%1 > ? OR a.uuid > ?)"
        " ORDER BY p.%1, a.uuid LIMIT ?"_s.arg(column, condition),
        [](Statement& row) {
            return Place{row.text(1).toUtf8(), row.text(2).toUtf8(), readLink(row)};
        },
        after ? after->itemKey : QString(), after ? after->itemKey : QString(), after ? after->pictureName : QString(),
        limit);
}

} // namespace

QString catalogueEntryRows()
{
    return u" FROM product_asset l JOIN product p ON p.id = l.product AND p.trashed_utc IS NULL"
           " JOIN asset a ON a.id = l.asset AND a.trashed_utc IS NULL AND a.kind = 'picture' "_s;
}

QString catalogueItemKey()
{
    return u"coalesce(nullif(p.sku, ''), p.uuid)"_s;
}

Result<std::vector<Entry>> CatalogueEntries::fetch(std::span<const EntryId> ids)
{
    const std::vector<qint64> links = linksOf(ids);
    const QString list = idListJson(std::span<const qint64>(links));
    TRY_ASSIGN(std::vector<Entry> entries, rows,
               readRows(m_db,
                        u"SELECT l.id, "_s + catalogueItemKey() +
                            u", a.uuid, a.id, p.name, a.created_utc FROM json_each(?) j"
                            " CROSS JOIN product_asset l ON l.id = j.value"
                            " JOIN product p ON p.id = l.product AND p.trashed_utc IS NULL"
                            " JOIN asset a ON a.id = l.asset AND a.trashed_utc IS NULL AND a.kind = 'picture'"
                            " ORDER BY j.key"_s,
                        readEntry, list));
    QHash<qint64, QStringList> tags;
    TRY_ASSIGN([[maybe_unused]] const auto read, tagRows,
               readRows(
                   m_db,
                   u"SELECT -l.id, t.name FROM json_each(?) j JOIN product_asset l ON l.id = j.value"
                   " JOIN product_tag k ON k.product = l.product JOIN tag t ON t.id = k.tag AND t.trashed_utc IS NULL"
                   " ORDER BY l.id, t.name"_s,
                   [&tags](Statement& row) {
                       tags[row.integer(0)] << row.text(1);
                       return true;
                   },
                   list));
    for (Entry& entry : entries)
        entry.keywords = tags.value(entry.id.value());
    return entries;
}

Result<std::vector<EntryId>> CatalogueEntries::ofItem(const QString& itemKey)
{
    return readRows(m_db,
                    u"SELECT l.id"_s + catalogueEntryRows() +
                        u"WHERE p.id IN (SELECT id FROM product WHERE sku = ? AND trashed_utc IS NULL"
                        " UNION ALL SELECT id FROM product WHERE uuid = ? AND coalesce(sku, '') = '')"
                        " ORDER BY l.position, l.id"_s,
                    readLink, itemKey, itemKey);
}

Result<std::optional<EntryId>> CatalogueEntries::find(const QString& itemKey, const QString& pictureName)
{
    TRY_ASSIGN(const std::vector<EntryId> all, read, ofItem(itemKey));
    if (pictureName.isEmpty())
        return all.empty() ? std::nullopt : std::optional(all.front());
    TRY_ASSIGN(const std::vector<Entry> entries, fetched, fetch(all));
    const auto it = std::find_if(entries.begin(), entries.end(),
                                 [&](const Entry& entry) { return entry.pictureName == pictureName; });
    return it == entries.end() ? std::nullopt : std::optional(it->id);
}

Result<std::vector<EntryId>> CatalogueEntries::ofAssets(std::span<const AssetId> assets)
{
    return readRows(m_db,
                    u"SELECT l.id"_s + catalogueEntryRows() +
                        u"WHERE l.asset IN (SELECT value FROM json_each(?)) ORDER BY l.id"_s,
                    readLink, idListJson(assets));
}

Result<std::vector<EntryId>> CatalogueEntries::list(const std::optional<EntryKey>& after, int limit)
{
    TRY_ASSIGN(std::vector<Place> places, bySku,
               placesAfter(m_db, u"sku"_s, u"p.sku IS NOT NULL AND p.sku <> ''"_s, after, limit));
    TRY_ASSIGN(const std::vector<Place> others, byUuid,
               placesAfter(m_db, u"uuid"_s, u"coalesce(p.sku, '') = ''"_s, after, limit));
    places.insert(places.end(), others.begin(), others.end());
    std::sort(places.begin(), places.end());
    std::vector<EntryId> page;
    for (const Place& place : places) {
        if (int(page.size()) < limit)
            page.push_back(place.entry);
    }
    return page;
}

Result<qint64> CatalogueEntries::count()
{
    return readNumber(m_db, u"SELECT count(*)"_s + catalogueEntryRows());
}

Result<std::vector<AssetId>> CatalogueEntries::assetsOf(std::span<const EntryId> ids)
{
    const std::vector<qint64> links = linksOf(ids);
    return readRows(
        m_db, u"SELECT DISTINCT l.asset FROM json_each(?) j JOIN product_asset l ON l.id = j.value ORDER BY l.asset"_s,
        [](Statement& row) { return row.id<AssetId>(0); }, idListJson(std::span<const qint64>(links)));
}

} // namespace vitrine
