#include "core/storage/text_index_changes.h"

#include "core/storage/id_list.h"
#include "core/storage/rows.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr TextParts kWords = TextPart::Name | TextPart::Body;
constexpr TextParts kCarried = TextPart::Label | TextPart::Facets;

/// What a row of a table gives to the document of its product and of its asset.
struct Source {
    QStringView table;
    TextParts product, asset;
    bool TextIndexChanges::*tree = nullptr;
};

constexpr Source kSources[] = {
    {u"product_translation", kWords, {}},
    {u"product_text", TextPart::Body, {}},
    {u"product_category", kCarried, {}},
    {u"product_tag", kCarried, {}},
    {u"product_attribute", TextPart::Label, {}},
    {u"product_asset", TextPart::Facets, {}},
    {u"asset_translation", {}, kWords},
    {u"asset_file", {}, TextPart::Code},
    {u"asset_tag", {}, kCarried},
    {u"tag", {}, {}, &TextIndexChanges::tags},
    {u"tag_alias", {}, {}, &TextIndexChanges::tags},
    {u"category", {}, {}, &TextIndexChanges::categories},
};

enum Column { Table, RowId, Product, Asset, Existed, Parts, EntryOfPart };

/// Of an update of a product or an asset itself only the columns that differ count; the numbers are those of TextPart.
QString changesSql()
{
    const auto differs = [](const QString& paths, TextPart part) {
        return u"(json_extract(old, %1) IS NOT json_extract(new, %1)) * %2"_s.arg(paths).arg(int(part));
    };
    const QStringList product{differs(u"'$.sku', '$.sku_key', '$.gtin', '$.gtin14'"_s, TextPart::Code),
                              differs(u"'$.name'"_s, TextPart::Name), differs(u"'$.brand'"_s, TextPart::Label),
                              differs(u"'$.description'"_s, TextPart::Body),
                              differs(u"'$.state', '$.brand', '$.created_utc', '$.trashed_utc'"_s, TextPart::Facets)};
    const QStringList asset{differs(u"'$.title'"_s, TextPart::Name), differs(u"'$.creator'"_s, TextPart::Label),
                            differs(u"'$.description'"_s, TextPart::Body),
                            differs(u"'$.kind', '$.created_utc', '$.trashed_utc'"_s, TextPart::Facets)};
    return u"SELECT table_name, row_id, product, asset, old IS NOT NULL, CASE WHEN old IS NULL OR new IS NULL THEN %1 "
           "WHEN table_name = 'product' THEN %2 WHEN table_name = 'asset' THEN %3 ELSE %1 END, "
           "CASE WHEN table_name IN ('entry_tag', 'entry_attribute', 'entry_keyword') "
           "THEN json_extract(coalesce(new, old), '$.entry') END "
           "FROM journal WHERE id > ? ORDER BY id"_s.arg(QString::number(kAllTextParts.toInt()), product.join(u" + "),
                                                         asset.join(u" + "));
}

void note(std::map<qint64, TextParts>& things, qint64 id, TextParts parts)
{
    if (parts)
        things[id] |= parts;
}

/// Rows about one table come in runs: the source of the row before is tried first.
const Source* sourceOf(const QString& table, const Source* last)
{
    if (last && last->table == table)
        return last;
    const auto* found = std::ranges::find(kSources, table, &Source::table);
    return found == std::end(kSources) ? nullptr : found;
}

/// A product shows the kinds of its living assets as facets.
Result<> addShowingProducts(Connection& db, TextIndexChanges& changes, const std::vector<qint64>& assets)
{
    if (assets.empty())
        return {};
    TRY_ASSIGN(const std::vector<qint64> products, read,
               readRows(
                   db, u"SELECT l.product FROM json_each(?) j CROSS JOIN product_asset l ON l.asset = j.value"_s,
                   [](Statement& row) { return row.integer(0); }, idListJson(std::span(assets))));
    for (const qint64 product : products)
        note(changes.products, product, TextPart::Facets);
    return {};
}

} // namespace

Result<TextIndexChanges> readTextIndexChanges(Connection& db, qint64 afterJournalId)
{
    static const QString sql = changesSql();
    TextIndexChanges changes;
    std::vector<qint64> shownDifferently;
    TRY_ASSIGN(Statement row, prepared, db.prepare(sql));
    row.bind(afterJournalId);
    const Source* source = nullptr;
    while (true) {
        TRY_ASSIGN(const bool more, stepped, row.next());
        if (!more)
            break;
        const QString table = row.text(Table);
        const TextParts parts = TextParts::fromInt(int(row.integer(Parts)));
        if (table == u"product") {
            note(changes.products, row.integer(RowId), parts);
        } else if (table == u"asset") {
            note(changes.assets, row.integer(RowId), parts);
            if (row.integer(Existed) != 0 && parts.testFlag(TextPart::Facets))
                shownDifferently.push_back(row.integer(RowId));
        } else if (table == u"attribute_option" && row.integer(Existed) != 0) {
            changes.options.push_back(row.integer(RowId));
        } else if (table.startsWith(u"entry")) {
            changes.entries.insert(row.integer(row.isNull(EntryOfPart) ? RowId : EntryOfPart));
        } else if ((source = sourceOf(table, source))) {
            note(changes.products, row.integer(Product), source->product);
            note(changes.assets, row.integer(Asset), source->asset);
            if (table == u"product_asset")
                changes.linked.insert(row.integer(Asset));
            if (source->tree)
                changes.*source->tree = true;
        }
    }
    TRY_VOID(addShowingProducts(db, changes, shownDifferently));
    return changes;
}

} // namespace vitrine
