#include "core/storage/journal_triggers.h"

#include "core/storage/journal_rows.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView kNone = u"NULL";
constexpr QStringView kOwnId = u"{row}.id";
constexpr QStringView kProduct = u"{row}.product";
constexpr QStringView kAsset = u"{row}.asset";
constexpr QStringView kAssetOfEntry = u"(SELECT asset FROM entry WHERE id = {row}.entry)";

constexpr JournalledTable kJournalled[] = {
    {u"setting", kNone, kNone, u"setting"},
    {u"product", kOwnId, kNone, u"product"},
    {u"product_translation", kProduct, kNone, u"translation of a product"},
    {u"product_text", kProduct, kNone, u"text block of a product"},
    {u"category", kNone, kNone, u"category"},
    {u"product_category", kProduct, kNone, u"category of a product"},
    {u"tag", kNone, kNone, u"tag"},
    {u"tag_alias", kNone, kNone, u"alias of a tag"},
    {u"product_tag", kProduct, kNone, u"tag of a product"},
    {u"attribute", kNone, kNone, u"attribute"},
    {u"attribute_option", kNone, kNone, u"option of an attribute"},
    {u"product_attribute", kProduct, kNone, u"attribute of a product"},
    {u"asset", kNone, kOwnId, u"asset"},
    {u"asset_translation", kNone, kAsset, u"translation of an asset"},
    {u"asset_file", kNone, kAsset, u"file of an asset"},
    {u"product_asset", kProduct, kAsset, u"picture of a product"},
    {u"asset_tag", kNone, kAsset, u"tag of an asset"},
    {u"asset_property", kNone, kAsset, u"property of an asset", 3},
    {u"product_link", kProduct, kNone, u"link of a product"},
    {u"product_picture_url", kProduct, kNone, u"picture address of a product"},
    {u"gallery", kNone, kNone, u"gallery"},
    {u"gallery_key", kNone, kNone, u"key of a gallery"},
    {u"entry", kNone, kAsset, u"gallery entry"},
    {u"entry_tag", kNone, kAssetOfEntry, u"tag of a gallery entry"},
    {u"entry_attribute", kNone, kAssetOfEntry, u"attribute of a gallery entry"},
    {u"entry_keyword", kNone, kAssetOfEntry, u"keyword of a gallery entry"},
    {u"saved_search", kNone, kNone, u"saved search"},
    {u"duplicate_verdict", kNone, kNone, u"decision", 5},
};

constexpr QStringView kUnjournalled[] = {
    u"meta",
    u"step",
    u"current_step",
    u"journal",
    u"blob",
    u"media_stage",
    u"import_run",
    u"import_item",
    u"product_touch",
    u"asset_touch",
    u"derived_state",
    u"product_text_index",
    u"asset_text_index",
    u"entry_text_index",
    u"product_words",
    u"asset_words",
    u"tag_words",
    u"category_words",
    u"text_index_due",
    u"product_facet",
    u"asset_facet",
    u"facet_count",
};

QString somethingDiffers(const QStringList& columns)
{
    QStringList parts;
    for (const QString& column : columns)
        parts << u"OLD.\"%1\" IS NOT NEW.\"%1\""_s.arg(column);
    return parts.join(u" OR ");
}

QString subject(QStringView expression, QStringView row)
{
    return expression.toString().replace(u"{row}"_s, row.toString());
}

Result<> createTriggers(Connection& db, const JournalledTable& table, int schemaVersion)
{
    TRY_ASSIGN(const QStringList columns, read, tableColumns(db, table.name));
    const auto create = [&](QStringView event, const QString& when, const QString& oldRow, const QString& newRow) {
        const QStringView row = event == u"DELETE" ? u"OLD" : u"NEW";
        return db.exec(u"CREATE TRIGGER journal_%1_%2 AFTER %3 ON \"%1\" %4 BEGIN "
                       "INSERT INTO journal (step, table_name, row_id, product, asset, schema_version, old, new) "
                       "VALUES ((SELECT step FROM current_step), '%1', %5.id, %6, %7, %8, %9, "_s.arg(
                           table.name, event.toString().toLower(), event, when, row, subject(table.product, row),
                           subject(table.asset, row), QString::number(schemaVersion), oldRow) +
                       newRow + u"); END"_s);
    };
    const QString oldRow = rowAsJson(u"OLD", columns);
    const QString newRow = rowAsJson(u"NEW", columns);
    TRY_VOID(create(u"INSERT", {}, u"NULL"_s, newRow));
    TRY_VOID(create(u"DELETE", {}, oldRow, u"NULL"_s));
    TRY_VOID(create(u"UPDATE", u"WHEN "_s + somethingDiffers(columns), oldRow, newRow));
    return db.exec(u"CREATE TRIGGER journal_%1_id BEFORE UPDATE OF id ON \"%1\" WHEN OLD.id <> NEW.id BEGIN "
                   "SELECT RAISE(ABORT, 'the key of a row never changes'); END"_s.arg(table.name));
}

} // namespace

std::span<const JournalledTable> journalledTables()
{
    return kJournalled;
}

std::span<const QStringView> unjournalledTables()
{
    return kUnjournalled;
}

const JournalledTable* journalledTable(QStringView name)
{
    const auto* found = std::ranges::find(kJournalled, name, &JournalledTable::name);
    return found == std::end(kJournalled) ? nullptr : found;
}

Result<QStringList> tableColumns(Connection& db, QStringView table)
{
    TRY_ASSIGN(Statement statement, prepared, db.prepare(u"SELECT name FROM pragma_table_info(?) ORDER BY cid"_s));
    statement.bind(table.toString());
    QStringList columns;
    while (true) {
        TRY_ASSIGN(const bool more, stepped, statement.next());
        if (!more)
            break;
        columns << statement.text(0);
    }
    if (columns.isEmpty())
        return fail(ErrorCode::Internal, u"There is no table \"%1\" in the catalogue."_s.arg(table));
    return columns;
}

Result<> dropJournalTriggers(Connection& db)
{
    QStringList names;
    {
        TRY_ASSIGN(Statement statement, prepared,
                   db.prepare(u"SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'journal_*'"_s));
        while (true) {
            TRY_ASSIGN(const bool more, stepped, statement.next());
            if (!more)
                break;
            names << statement.text(0);
        }
    }
    for (const QString& name : std::as_const(names))
        TRY_VOID(db.exec(u"DROP TRIGGER \"%1\""_s.arg(name)));
    return {};
}

Result<> createJournalTriggers(Connection& db, int schemaVersion)
{
    for (const JournalledTable& table : kJournalled) {
        if (table.since <= schemaVersion)
            TRY_VOID(createTriggers(db, table, schemaVersion));
    }
    return {};
}

} // namespace vitrine
