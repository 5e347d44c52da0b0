// The reading half of ProductRepository.
#include "core/catalog/names.h"
#include "core/storage/localized_rows.h"
#include "core/storage/product_parts.h"
#include "core/storage/product_repository.h"
#include "core/storage/rows.h"
#include "core/storage/tag_links.h"
#include "core/storage/text_list.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

std::optional<Money> moneyAt(const Statement& row, int column)
{
    if (row.isNull(column))
        return std::nullopt;
    return Money{row.integer(column), row.text(column + 1)};
}

template <class IdT>
std::optional<IdT> idAt(const Statement& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.id<IdT>(column));
}

Product readProduct(const Statement& row)
{
    Product product;
    product.id = row.id<ProductId>(0);
    product.uuid = row.text(1);
    product.sku = row.text(2);
    product.name.set({}, row.text(3));
    product.description.set({}, row.text(4));
    product.state = productStateFromName(row.text(5)).value_or(ProductState::Draft);
    product.gtin = row.text(6);
    product.brand = row.text(7);
    product.price = moneyAt(row, 8);
    product.cover = idAt<AssetId>(row, 10);
    product.createdUtc = row.integer(11);
    product.updatedUtc = row.integer(12);
    product.trashedUtc = row.optionalInteger(13);
    return product;
}

ProductSummary readSummary(const Statement& row)
{
    ProductSummary summary;
    summary.id = row.id<ProductId>(0);
    summary.sku = row.text(1);
    summary.name = row.text(2);
    summary.state = productStateFromName(row.text(3)).value_or(ProductState::Draft);
    summary.price = moneyAt(row, 4);
    summary.picture = idAt<AssetId>(row, 6);
    summary.trashed = !row.isNull(7);
    return summary;
}

Result<> loadParts(ProductPage& page)
{
    TRY_VOID(page.each(LocalizedRows::pageSql(u"product"_s, u"name"_s), [](Product& product, const Statement& row) {
        product.name.set(row.text(1), row.text(2));
        product.description.set(row.text(1), row.text(3));
    }));
    TRY_VOID(
        page.each(u"SELECT l.product, l.category FROM json_each(?) j JOIN product_category l ON l.product = j.value"
                  " JOIN category c ON c.id = l.category AND c.trashed_utc IS NULL ORDER BY l.position, l.id"_s,
                  [](Product& product, const Statement& row) { product.categories.push_back(row.id<CategoryId>(1)); }));
    TRY_VOID(page.each(TagLinks::pageSql(u"product"_s),
                       [](Product& product, const Statement& row) { product.tags.push_back(row.id<TagId>(1)); }));
    TRY_VOID(
        page.each(u"SELECT l.product, l.asset FROM json_each(?) j JOIN product_asset l ON l.product = j.value"
                  " JOIN asset a ON a.id = l.asset AND a.trashed_utc IS NULL ORDER BY l.product, l.position, l.id"_s,
                  [](Product& product, const Statement& row) { product.media.push_back(row.id<AssetId>(1)); }));
    TRY_VOID(loadTextBlocks(page));
    TRY_VOID(loadAttributes(page));
    return loadLinks(page);
}

/// What stands for each product: the living cover (already set), else its first living picture; how many living media.
Result<> loadPictures(Connection& db, std::vector<ProductSummary>& page)
{
    PageLoader<ProductSummary> loader(db, page);
    return loader.each(u"SELECT l.product, l.asset, f.sha256, a.kind = 'picture' FROM json_each(?) j"
                       " CROSS JOIN product_asset l ON l.product = j.value"
                       " JOIN asset a ON a.id = l.asset AND a.trashed_utc IS NULL"
                       " LEFT JOIN asset_file f ON f.asset = l.asset AND f.role = 'main'"
                       " ORDER BY l.product, l.position, l.id"_s,
                       [](ProductSummary& product, const Statement& row) {
                           ++product.mediaCount;
                           const AssetId asset = row.id<AssetId>(1);
                           if (!product.picture && row.integer(3) != 0)
                               product.picture = asset;
                           if (product.picture == asset)
                               product.pictureSha256 = row.text(2);
                       });
}

using KeyedId = std::pair<QString, ProductId>;

Result<std::vector<KeyedId>> byColumn(Connection& db, const QString& column, const QString& guard,
                                      const QStringList& texts)
{
    const auto read = [](Statement& row) { return KeyedId{row.text(0), row.id<ProductId>(1)}; };
    return readRows(db,
                    u"SELECT p.%1, p.id FROM json_each(?) j CROSS JOIN product p ON p.%1 = j.value"
                    " WHERE %2 AND p.trashed_utc IS NULL ORDER BY p.id"_s.arg(column, guard),
                    read, textListJson(texts));
}

Result<QMultiHash<QString, ProductId>> byKeyColumn(Connection& db, const QString& column, const QStringList& texts)
{
    TRY_ASSIGN(const std::vector<KeyedId> found, rows, byColumn(db, column, u"p.%1 <> ''"_s.arg(column), texts));
    QMultiHash<QString, ProductId> ids;
    for (const auto& [key, id] : found) {
        if (!ids.contains(key, id)) // a text may be asked for twice
            ids.insert(key, id);
    }
    return ids;
}

} // namespace

Result<std::vector<Product>> ProductRepository::fetch(std::span<const ProductId> ids)
{
    TRY_ASSIGN(std::vector<Product> page, rows,
               readRows(m_db,
                        u"SELECT p.id, p.uuid, p.sku, p.name, p.description, p.state, p.gtin, p.brand, p.price_minor,"
                        " p.price_currency, c.id, p.created_utc, coalesce(u.updated_utc, p.created_utc), p.trashed_utc"
                        " FROM json_each(?) j CROSS JOIN product p ON p.id = j.value"
                        " LEFT JOIN asset c ON c.id = p.cover AND c.trashed_utc IS NULL"
                        " LEFT JOIN product_touch u ON u.product = p.id ORDER BY j.key"_s,
                        readProduct, idListJson(ids)));
    ProductPage loader(m_db, page);
    TRY_VOID(loadParts(loader));
    return page;
}

Result<std::optional<Product>> ProductRepository::fetchOne(ProductId id)
{
    return firstOf(fetch(std::span(&id, 1)));
}

Result<std::vector<ProductSummary>> ProductRepository::summaries(std::span<const ProductId> ids)
{
    TRY_ASSIGN(std::vector<ProductSummary> page, rows,
               readRows(m_db,
                        u"SELECT p.id, p.sku, p.name, p.state, p.price_minor, p.price_currency, c.id, p.trashed_utc"
                        " FROM json_each(?) j CROSS JOIN product p ON p.id = j.value"
                        " LEFT JOIN asset c ON c.id = p.cover AND c.trashed_utc IS NULL ORDER BY j.key"_s,
                        readSummary, idListJson(ids)));
    TRY_VOID(loadPictures(m_db, page));
    return page;
}

Result<std::vector<ProductId>> ProductRepository::ofAsset(AssetId asset)
{
    return readRows(
        m_db,
        u"SELECT p.id FROM product_asset l JOIN product p ON p.id = l.product"
        " WHERE l.asset = ? AND p.trashed_utc IS NULL ORDER BY p.name COLLATE NOCASE, p.id"_s,
        [](Statement& row) { return row.id<ProductId>(0); }, asset);
}

Result<std::vector<ProductId>> ProductRepository::linkingTo(ProductId target)
{
    return readRows(
        m_db, u"SELECT DISTINCT product FROM product_link WHERE target = ? ORDER BY product"_s,
        [](Statement& row) { return row.id<ProductId>(0); }, target);
}

Result<std::vector<ProductId>> ProductRepository::living(std::span<const ProductId> ids)
{
    return readRows(
        m_db,
        u"SELECT p.id FROM json_each(?) j CROSS JOIN product p ON p.id = j.value"
        " WHERE p.trashed_utc IS NULL ORDER BY j.key"_s,
        [](Statement& row) { return row.id<ProductId>(0); }, idListJson(ids));
}

Result<std::vector<ProductId>> ProductRepository::trashed()
{
    return readRows(m_db, u"SELECT id FROM product WHERE trashed_utc IS NOT NULL ORDER BY trashed_utc DESC, id DESC"_s,
                    [](Statement& row) { return row.id<ProductId>(0); });
}

Result<QHash<QString, ProductId>> ProductRepository::bySku(const QStringList& skus)
{
    TRY_ASSIGN(const std::vector<KeyedId> found, rows, byColumn(m_db, u"sku"_s, u"p.sku IS NOT NULL"_s, skus));
    QHash<QString, ProductId> ids;
    for (const auto& [sku, id] : found)
        ids.insert(sku, id);
    return ids;
}

Result<QMultiHash<QString, ProductId>> ProductRepository::byGtin14(const QStringList& gtins)
{
    return byKeyColumn(m_db, u"gtin14"_s, gtins);
}

Result<QMultiHash<QString, ProductId>> ProductRepository::bySkuKey(const QStringList& keys)
{
    return byKeyColumn(m_db, u"sku_key"_s, keys);
}

Result<std::optional<ProductId>> ProductRepository::byUuid(const QString& uuid)
{
    return readRow(
        m_db, u"SELECT id FROM product WHERE uuid = ?"_s, [](Statement& row) { return row.id<ProductId>(0); }, uuid);
}

Result<QString> ProductRepository::label(ProductId product)
{
    TRY_ASSIGN(const std::optional<QString> text, found,
               readRow(
                   m_db,
                   u"SELECT CASE WHEN name <> '' THEN name WHEN sku <> '' THEN sku ELSE uuid END"
                   " FROM product WHERE id = ?"_s,
                   [](Statement& row) { return row.text(0); }, product));
    return text.value_or(QString::number(product.value()));
}

Result<std::vector<QString>> ProductRepository::brands()
{
    return readRows(m_db,
                    u"SELECT brand FROM product WHERE brand <> '' AND trashed_utc IS NULL"
                    " GROUP BY brand ORDER BY count(*) DESC, brand"_s,
                    [](Statement& row) { return row.text(0); });
}

} // namespace vitrine
