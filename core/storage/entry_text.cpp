#include "core/storage/entry_text.h"

#include "core/storage/id_list.h"
#include "core/storage/rows.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// A column of the products' and of the picture's own rows, already folded.
QString theirs(int column)
{
    return uR"( || coalesce((SELECT ' ' || group_concat(x.c%1, ' ') FROM product_asset l JOIN product p
        ON p.id = l.product AND p.trashed_utc IS NULL JOIN product_text_index_content x ON x.id = l.product
        WHERE l.asset = t.asset), '')
        || coalesce((SELECT ' ' || x.c%1 FROM asset_text_index_content x WHERE x.id = t.asset), ''))"_s.arg(column);
}

Result<std::vector<qint64>> entryIds(Connection& db, const QString& from, std::span<const qint64> list)
{
    return readRows(
        db,
        u"SELECT DISTINCT e.id FROM (SELECT 1 FROM entry LIMIT 1) CROSS JOIN json_each(?) j "_s + from +
            u" ORDER BY e.id"_s,
        [](Statement& row) { return row.integer(0); }, idListJson(list));
}

} // namespace

std::array<QString, 4> entryTexts()
{
    return {u"search_text(t.item_key || ' ' || t.picture_name)"_s + theirs(0),
            u"search_text(t.description)"_s + theirs(1),
            uR"(search_text(coalesce((SELECT group_concat(keyword, ' ') FROM entry_keyword WHERE entry = t.id), '')
            || coalesce((SELECT ' ' || group_concat(value, ' ') FROM entry_tag WHERE entry = t.id), '')
            || coalesce((SELECT ' ' || group_concat(text, ' ') FROM entry_attribute WHERE entry = t.id), '')))"_s +
                theirs(2),
            u"search_text(t.custom_content)"_s + theirs(3)};
}

Result<std::vector<qint64>> entriesOfAssets(Connection& db, std::span<const qint64> assets)
{
    return entryIds(db, u"CROSS JOIN entry e ON e.asset = j.value"_s, assets);
}

Result<std::vector<qint64>> entriesOfProducts(Connection& db, std::span<const qint64> products)
{
    return entryIds(db, u"CROSS JOIN product_asset l ON l.product = j.value CROSS JOIN entry e ON e.asset = l.asset"_s,
                    products);
}

} // namespace vitrine
