#include "core/storage/entry_repository.h"

#include "core/storage/page_loader.h"
#include "core/storage/rows.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// asset, region_x, region_y, region_width, region_height, category, custom_content, description.
void bindFields(Statement& statement, const Entry& entry)
{
    statement.bind(entry.asset);
    if (entry.region) {
        statement.bind(entry.region->x()).bind(entry.region->y());
        statement.bind(entry.region->width()).bind(entry.region->height());
    } else {
        statement.bindNull().bindNull().bindNull().bindNull();
    }
    statement.bind(entry.category).bind(entry.customContent).bind(entry.description);
}

Entry readEntry(const Statement& row)
{
    Entry entry;
    entry.id = row.id<EntryId>(0);
    entry.gallery = row.id<GalleryId>(1);
    entry.itemKey = row.text(2);
    entry.pictureName = row.text(3);
    entry.asset = row.id<AssetId>(4);
    if (!row.isNull(5))
        entry.region = QRect(int(row.integer(5)), int(row.integer(6)), int(row.integer(7)), int(row.integer(8)));
    entry.category = row.optionalInteger(9);
    entry.customContent = row.text(10);
    entry.description = row.text(11);
    entry.createdUtc = row.integer(12);
    return entry;
}

EntryId readId(const Statement& row)
{
    return row.id<EntryId>(0);
}

bool sameParts(const Entry& a, const Entry& b)
{
    return a.keywords == b.keywords && a.attributes == b.attributes && a.tags == b.tags;
}

void addTag(Entry& entry, const Statement& row)
{
    if (row.isNull(3)) {
        entry.tags.insert(row.text(1), row.text(2));
        return;
    }
    if (auto number = Decimal::parse(row.text(3)); number.ok())
        entry.tags.insert(row.text(1), std::move(number).take());
}

void addAttribute(Entry& entry, const Statement& row)
{
    if (row.isNull(3))
        entry.attributes.insert(row.text(1), row.text(2));
    else
        entry.attributes.insert(row.text(1), row.integer(3));
}

} // namespace

Result<EntryId> EntryRepository::insert(const Entry& entry)
{
    TRY_ASSIGN(Statement statement, prepared,
               m_db.prepare(u"INSERT INTO entry (asset, region_x, region_y, region_width, region_height, category,"
                            " custom_content, description, gallery, item_key, picture_name, created_utc)"
                            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s));
    bindFields(statement, entry);
    statement.bind(entry.gallery).bind(entry.itemKey).bind(entry.pictureName).bind(entry.createdUtc);
    TRY_VOID(statement.run());
    const EntryId id(m_db.lastInsertId());
    TRY_VOID(insertParts(id, entry));
    return id;
}

Result<> EntryRepository::insertParts(EntryId id, const Entry& entry)
{
    for (auto it = entry.tags.begin(); it != entry.tags.end(); ++it) {
        const auto* number = std::get_if<Decimal>(&it.value());
        const auto* text = std::get_if<QString>(&it.value());
        TRY_VOID(runSql(m_db, u"INSERT INTO entry_tag (entry, key, value, number) VALUES (?, ?, ?, ?)"_s, id, it.key(),
                        text ? std::optional(*text) : std::nullopt,
                        number ? std::optional(number->text()) : std::nullopt));
    }
    for (auto it = entry.attributes.begin(); it != entry.attributes.end(); ++it) {
        const auto* number = std::get_if<qint64>(&it.value());
        const auto* text = std::get_if<QString>(&it.value());
        TRY_VOID(runSql(m_db, u"INSERT INTO entry_attribute (entry, key, text, integer) VALUES (?, ?, ?, ?)"_s, id,
                        it.key(), text ? std::optional(*text) : std::nullopt,
                        number ? std::optional(*number) : std::nullopt));
    }
    for (qsizetype i = 0; i < entry.keywords.size(); ++i) {
        TRY_VOID(runSql(m_db, u"INSERT INTO entry_keyword (entry, position, keyword) VALUES (?, ?, ?)"_s, id, int(i),
                        entry.keywords[i]));
    }
    return {};
}

Result<> EntryRepository::removeParts(EntryId id)
{
    for (const QStringView table : {u"entry_tag", u"entry_attribute", u"entry_keyword"})
        TRY_VOID(runSql(m_db, u"DELETE FROM %1 WHERE entry = ?"_s.arg(table), id));
    return {};
}

Result<bool> EntryRepository::update(const Entry& before, const Entry& after)
{
    const bool row = before.asset != after.asset || before.region != after.region ||
                     before.category != after.category || before.customContent != after.customContent ||
                     before.description != after.description;
    if (row) {
        TRY_ASSIGN(
            Statement statement, prepared,
            m_db.prepare(u"UPDATE entry SET asset = ?, region_x = ?, region_y = ?, region_width = ?,"
                         " region_height = ?, category = ?, custom_content = ?, description = ? WHERE id = ?"_s));
        bindFields(statement, after);
        TRY_VOID(statement.bind(before.id).run());
    }
    if (sameParts(before, after))
        return row;
    TRY_VOID(removeParts(before.id));
    TRY_VOID(insertParts(before.id, after));
    return true;
}

Result<> EntryRepository::remove(EntryId entry)
{
    TRY_VOID(removeParts(entry));
    return runSql(m_db, u"DELETE FROM entry WHERE id = ?"_s, entry);
}

Result<> EntryRepository::removeOfAsset(AssetId asset)
{
    TRY_ASSIGN(const std::vector<EntryId> entries, read, ofAsset(asset));
    for (const EntryId entry : entries)
        TRY_VOID(remove(entry));
    return {};
}

Result<int> EntryRepository::removeSome(GalleryId gallery, int limit)
{
    TRY_ASSIGN(const std::vector<EntryId> entries, read,
               readRows(m_db, u"SELECT id FROM entry WHERE gallery = ? LIMIT ?"_s, readId, gallery, limit));
    for (const EntryId entry : entries)
        TRY_VOID(remove(entry));
    return int(entries.size());
}

Result<std::vector<Entry>> EntryRepository::fetch(std::span<const EntryId> ids)
{
    TRY_ASSIGN(std::vector<Entry> entries, rows,
               readRows(m_db,
                        u"SELECT e.id, e.gallery, e.item_key, e.picture_name, e.asset, e.region_x, e.region_y,"
                        " e.region_width, e.region_height, e.category, e.custom_content, e.description, e.created_utc"
                        " FROM json_each(?) j CROSS JOIN entry e ON e.id = j.value ORDER BY j.key"_s,
                        readEntry, idListJson(ids)));
    PageLoader<Entry> page(m_db, entries);
    TRY_VOID(page.each(u"SELECT t.entry, t.key, t.value, t.number FROM json_each(?) j"
                       " JOIN entry_tag t ON t.entry = j.value"_s,
                       addTag));
    TRY_VOID(page.each(u"SELECT a.entry, a.key, a.text, a.integer FROM json_each(?) j"
                       " JOIN entry_attribute a ON a.entry = j.value"_s,
                       addAttribute));
    TRY_VOID(page.each(u"SELECT k.entry, k.keyword FROM json_each(?) j JOIN entry_keyword k ON k.entry = j.value"
                       " ORDER BY k.entry, k.position"_s,
                       [](Entry& entry, const Statement& row) { entry.keywords << row.text(1); }));
    return entries;
}

Result<std::optional<Entry>> EntryRepository::find(const EntryKey& key)
{
    TRY_ASSIGN(const std::optional<EntryId> id, found,
               readRow(m_db, u"SELECT id FROM entry WHERE gallery = ? AND item_key = ? AND picture_name = ?"_s, readId,
                       key.gallery, key.itemKey, key.pictureName));
    if (!id)
        return std::optional<Entry>();
    return firstOf(fetch(std::span(&*id, 1)));
}

Result<std::vector<EntryId>> EntryRepository::ofItem(GalleryId gallery, const QString& itemKey)
{
    return readRows(m_db,
                    u"SELECT e.id FROM entry e JOIN asset a ON a.id = e.asset AND a.trashed_utc IS NULL"
                    " WHERE e.gallery = ? AND e.item_key = ? ORDER BY e.picture_name"_s,
                    readId, gallery, itemKey);
}

Result<std::vector<EntryId>> EntryRepository::ofAsset(AssetId asset)
{
    return readRows(m_db, u"SELECT id FROM entry WHERE asset = ? ORDER BY id"_s, readId, asset);
}

Result<std::vector<EntryId>> EntryRepository::list(GalleryId gallery, const std::optional<EntryKey>& after, int limit)
{
    const QString itemKey = after ? after->itemKey : QString();
    const QString pictureName = after ? after->pictureName : QString();
    return readRows(m_db,
                    u"SELECT e.id FROM entry e JOIN asset a ON a.id = e.asset AND a.trashed_utc IS NULL"
                    " WHERE e.gallery = ? AND (e.item_key, e.picture_name) %1 (?, ?)"
                    " ORDER BY e.item_key, e.picture_name LIMIT ?"_s.arg(after ? u">"_s : u">="_s),
                    readId, gallery, itemKey, pictureName, limit);
}

Result<qint64> EntryRepository::countAtMost()
{
    return readNumber(m_db, u"SELECT seq FROM sqlite_sequence WHERE name = 'entry'"_s);
}

Result<qint64> EntryRepository::count(GalleryId gallery)
{
    return readNumber(m_db,
                      u"SELECT (SELECT count(*) FROM entry WHERE gallery = ?) - (SELECT count(*) FROM asset a"
                      " CROSS JOIN entry e ON e.asset = a.id WHERE a.trashed_utc IS NOT NULL AND e.gallery = ?)"_s,
                      gallery, gallery);
}

} // namespace vitrine
