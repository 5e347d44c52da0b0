#pragma once

#include "core/catalog/product.h"
#include "core/catalog/summaries.h"
#include "core/storage/connection.h"

#include <QHash>
#include <QStringList>

#include <optional>
#include <span>
#include <vector>

namespace vitrine {

/// Products <-> rows, with everything a product holds. Values are stored as they come (rules are checked above), keys
/// for matching (sku_key, gtin14) are made here. Links to what is in the trash stay in the tables and are not seen.
/// Construct one where it is needed: it keeps nothing but the connection. Errors: as of Statement.
class ProductRepository
{
public:
    explicit ProductRepository(Connection& db) : m_db(db) {}

    /// Stores a product that is not there yet with all its parts; `id` and `updatedUtc` are ignored, an empty uuid is
    /// made. Reads nothing, so that tables of any length go in fast. Errors: Conflict names the product that has the
    /// SKU.
    Result<ProductId> insert(const Product& product);
    /// Writes what differs between two states of one product; `before` as fetched in this transaction. True = something
    /// was written. Uuid, creation and trash are not touched. Errors: Conflict names the product that has the SKU.
    Result<bool> update(const Product& before, const Product& after);
    /// Errors: Conflict when a product comes back whose SKU another one has now.
    Result<> setTrashed(ProductId product, std::optional<UtcMillis> trashedUtc);
    /// Deletes the rows for good, with those that speak about it (links, waiting pictures). For emptying the trash.
    Result<> remove(ProductId product);

    /// One page in the order of `ids`, ids that are gone left out; a constant number of queries.
    Result<std::vector<Product>> fetch(std::span<const ProductId> ids);
    Result<std::optional<Product>> fetchOne(ProductId id);
    Result<std::vector<ProductSummary>> summaries(std::span<const ProductId> ids);
    /// Living products that show the asset, by name.
    Result<std::vector<ProductId>> ofAsset(AssetId asset);
    /// Products that link to this one, those in the trash too.
    Result<std::vector<ProductId>> linkingTo(ProductId target);
    /// Those of `ids` that are there and not in the trash, in the same order.
    Result<std::vector<ProductId>> living(std::span<const ProductId> ids);
    /// Products in the trash, the latest first.
    Result<std::vector<ProductId>> trashed();

    /// Living products by exact SKU, by GTIN padded to 14 digits, by folded SKU (core/catalog/sku.h); several products
    /// may share the last two.
    Result<QHash<QString, ProductId>> bySku(const QStringList& skus);
    Result<QMultiHash<QString, ProductId>> byGtin14(const QStringList& gtins);
    Result<QMultiHash<QString, ProductId>> bySkuKey(const QStringList& keys);
    Result<std::optional<ProductId>> byUuid(const QString& uuid);

    /// What to call a product in a message: its name, else its SKU, else its uuid.
    Result<QString> label(ProductId product);
    /// Brands of living products, most used first.
    Result<std::vector<QString>> brands();

private:
    Result<> insertParts(ProductId id, const Product& product);
    Result<bool> updateRow(const Product& before, const Product& after);
    Result<bool> updateParts(const Product& before, const Product& after);
    Error explain(const Error& error, const QString& sku);
    Connection& m_db;
};

} // namespace vitrine
