#include "core/storage/product_repository.h"

#include "core/base/uuid.h"
#include "core/catalog/names.h"
#include "core/catalog/sku.h"
#include "core/storage/journal_rows.h"
#include "core/storage/localized_rows.h"
#include "core/storage/ordered_links.h"
#include "core/storage/product_parts.h"
#include "core/storage/rows.h"
#include "core/storage/tag_links.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

QString gtin14(const QString& gtin)
{
    return gtin.isEmpty() ? QString() : gtin.rightJustified(14, u'0');
}

LocalizedPair textsOf(const Product& product)
{
    return {product.name, product.description};
}

/// What stands in the product's own row and may change, by column.
std::vector<std::pair<QString, Cell>> fieldsOf(const Product& product)
{
    const auto text = [](const QString& value) { return Cell(value); };
    const auto& price = product.price;
    return {{u"sku"_s, product.sku.isEmpty() ? Cell() : text(product.sku)},
            {u"sku_key"_s, text(skuKey(product.sku))},
            {u"name"_s, text(product.name.text())},
            {u"description"_s, text(product.description.text())},
            {u"state"_s, text(productStateName(product.state))},
            {u"gtin"_s, text(product.gtin)},
            {u"gtin14"_s, text(gtin14(product.gtin))},
            {u"brand"_s, text(product.brand)},
            {u"price_minor"_s, price ? Cell(price->minor) : Cell()},
            {u"price_currency"_s, price ? text(price->currency) : Cell()}};
}

std::vector<qint64> values(const auto& ids)
{
    std::vector<qint64> list;
    list.reserve(ids.size());
    for (const auto id : ids)
        list.push_back(id.value());
    return list;
}

OrderedLinks mediaLinks(Connection& db)
{
    return {db, u"product_asset"_s, u"asset"_s};
}

OrderedLinks categoryLinks(Connection& db)
{
    return {db, u"product_category"_s, u"category"_s};
}

Result<> insertOrdered(OrderedLinks links, ProductId product, const std::vector<qint64>& others)
{
    int position = 0;
    for (const qint64 other : others)
        TRY_VOID(links.insert(product, other, position++));
    return {};
}

} // namespace

Error ProductRepository::explain(const Error& error, const QString& sku)
{
    if (error.code != ErrorCode::Conflict || sku.isEmpty())
        return error;
    const auto owner = bySku({sku});
    if (!owner.ok() || owner.value().isEmpty())
        return error;
    const auto name = label(owner.value().value(sku));
    return fail(ErrorCode::Conflict, u"The SKU '%1' belongs to the product '%2'; give another one."_s.arg(
                                         sku, name.ok() ? name.value() : sku));
}

Result<ProductId> ProductRepository::insert(const Product& product)
{
    TRY_ASSIGN(Statement statement, prepared,
               m_db.prepare(u"INSERT INTO product (sku, sku_key, name, description, state, gtin, gtin14, brand,"
                            " price_minor, price_currency, cover, uuid, created_utc, trashed_utc)"
                            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s));
    for (const auto& [column, value] : fieldsOf(product))
        bindCell(statement, value);
    statement.bind(product.cover);
    statement.bind(product.uuid.isEmpty() ? newUuid() : product.uuid).bind(product.createdUtc).bind(product.trashedUtc);
    if (const Result<> stored = statement.run(); !stored.ok())
        return explain(stored.error(), product.sku);
    const ProductId id(m_db.lastInsertId());
    TRY_VOID(insertParts(id, product));
    return id;
}

Result<> ProductRepository::insertParts(ProductId id, const Product& product)
{
    TRY_VOID(LocalizedRows(m_db, u"product"_s, u"name"_s).insert(id.value(), textsOf(product)));
    TRY_VOID(insertTextBlocks(m_db, id, product.texts));
    TRY_VOID(insertOrdered(categoryLinks(m_db), id, values(product.categories)));
    TRY_VOID(insertAttributes(m_db, id, product.attributes));
    TRY_VOID(TagLinks(m_db, u"product"_s).insert(id.value(), product.tags));
    TRY_VOID(insertOrdered(mediaLinks(m_db), id, values(product.media)));
    return updateLinks(m_db, id, {}, product.links);
}

Result<bool> ProductRepository::update(const Product& before, const Product& after)
{
    TRY_ASSIGN(const bool parts, partsWritten, updateParts(before, after));
    TRY_ASSIGN(const bool row, rowWritten, updateRow(before, after));
    return parts || row;
}

/// Names only the columns that differ: SQLite writes every index of a column that an UPDATE names, changed or not.
Result<bool> ProductRepository::updateRow(const Product& before, const Product& after)
{
    auto fields = fieldsOf(after);
    const auto stored = fieldsOf(before);
    std::erase_if(fields, [&stored](const auto& field) {
        return std::find(stored.begin(), stored.end(), field) != stored.end();
    });
    if (fields.empty())
        return false;
    QStringList changes;
    for (const auto& [column, value] : fields)
        changes << column + u" = ?"_s;
    TRY_ASSIGN(Statement statement, prepared,
               m_db.prepare(u"UPDATE product SET %1 WHERE id = ?"_s.arg(changes.join(u", "))));
    for (const auto& [column, value] : fields)
        bindCell(statement, value);
    statement.bind(before.id);
    if (const Result<> written = statement.run(); !written.ok())
        return explain(written.error(), after.sku);
    return true;
}

Result<bool> ProductRepository::updateParts(const Product& before, const Product& after)
{
    const ProductId id = before.id;
    bool changed = false;
    const auto part = [&changed](bool differs, auto&& write) -> Result<> {
        changed = changed || differs;
        return differs ? write() : Result<>();
    };
    TRY_VOID(part(before.name != after.name || before.description != after.description, [&] {
        return LocalizedRows(m_db, u"product"_s, u"name"_s).update(id.value(), textsOf(before), textsOf(after));
    }));
    TRY_VOID(part(before.texts != after.texts, [&] { return updateTextBlocks(m_db, id, after.texts); }));
    TRY_VOID(part(before.categories != after.categories,
                  [&] { return categoryLinks(m_db).write(id, values(after.categories)); }));
    TRY_VOID(part(!sameAttributes(before.attributes, after.attributes),
                  [&] { return updateAttributes(m_db, id, before.attributes, after.attributes); }));
    TRY_VOID(part(before.tags != after.tags,
                  [&] { return TagLinks(m_db, u"product"_s).update(id.value(), before.tags, after.tags); }));
    TRY_VOID(part(before.media != after.media, [&] { return mediaLinks(m_db).write(id, values(after.media)); }));
    // on its own: a cover in the trash is not seen, and must not be lost when something else is written
    TRY_VOID(part(before.cover != after.cover,
                  [&] { return runSql(m_db, u"UPDATE product SET cover = ? WHERE id = ?"_s, after.cover, id); }));
    TRY_VOID(part(before.links != after.links, [&] { return updateLinks(m_db, id, before.links, after.links); }));
    return changed;
}

Result<> ProductRepository::setTrashed(ProductId product, std::optional<UtcMillis> trashedUtc)
{
    const Result<> stored =
        runSql(m_db, u"UPDATE product SET trashed_utc = ? WHERE id = ?"_s, std::optional<qint64>(trashedUtc), product);
    if (stored.ok())
        return {};
    const auto sku = readRow(
        m_db, u"SELECT coalesce(sku, '') FROM product WHERE id = ?"_s, [](Statement& row) { return row.text(0); },
        product);
    return explain(stored.error(), sku.ok() ? sku.value().value_or(QString()) : QString());
}

Result<> ProductRepository::remove(ProductId product)
{
    for (const QStringView table : {u"product_translation", u"product_text", u"product_category", u"product_attribute",
                                    u"product_tag", u"product_asset", u"product_link", u"product_picture_url"})
        TRY_VOID(runSql(m_db, u"DELETE FROM %1 WHERE product = ?"_s.arg(table), product));
    TRY_VOID(runSql(m_db, u"DELETE FROM product_link WHERE target = ?"_s, product));
    return runSql(m_db, u"DELETE FROM product WHERE id = ?"_s, product);
}

} // namespace vitrine
