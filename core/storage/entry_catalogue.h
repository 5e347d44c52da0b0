#pragma once

#include "core/catalog/gallery.h"
#include "core/storage/connection.h"

#include <optional>
#include <span>
#include <vector>

namespace vitrine {

/// The entries of the built-in gallery: every living picture of every living product, read from the products. An
/// entry's id is minus the id of the row that links product and asset. Description = the product's name, keywords = the
/// product's tags. Errors: as of Statement.
class CatalogueEntries
{
public:
    explicit CatalogueEntries(Connection& db) : m_db(db) {}

    /// In the order of `ids`; those that are no more are left out.
    Result<std::vector<Entry>> fetch(std::span<const EntryId> ids);
    /// An empty picture name means the item's first picture.
    Result<std::optional<EntryId>> find(const QString& itemKey, const QString& pictureName);
    /// Every picture of one item, in the order of the product.
    Result<std::vector<EntryId>> ofItem(const QString& itemKey);
    /// Every place of each of these pictures.
    Result<std::vector<EntryId>> ofAssets(std::span<const AssetId> assets);
    /// At most `limit` after `after` in the byte order of item key and picture name.
    Result<std::vector<EntryId>> list(const std::optional<EntryKey>& after, int limit);
    Result<qint64> count();
    /// The assets behind entries, each once.
    Result<std::vector<AssetId>> assetsOf(std::span<const EntryId> ids);

private:
    Connection& m_db;
};

/// ` FROM product_asset l JOIN product p ... JOIN asset a ...` with the conditions that make an entry of it.
QString catalogueEntryRows();
/// The item key of product `p`.
QString catalogueItemKey();

} // namespace vitrine
