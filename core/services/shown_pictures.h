#pragma once

#include "core/storage/look_rows.h"

#include <QHash>

#include <utility>
#include <vector>

namespace vitrine {

/// Living pictures that living products show, by content: the same bytes may stand in several assets.
class ShownPictures
{
public:
    /// Errors: as of Statement.
    static Result<ShownPictures> read(Connection& db);

    /// Each content once, that of the oldest asset first.
    const std::vector<QString>& contents() const { return m_contents; }
    bool holds(const QString& sha256) const { return m_places.contains(sha256); }
    /// All products that show it, in order.
    std::vector<ProductId> productsOf(const QString& sha256) const;
    /// The oldest asset that shows it, under this product (invalid = under any). Invalid: there is none.
    AssetId assetOf(const QString& sha256, ProductId product = {}) const;
    QString contentOf(AssetId asset) const { return m_byAsset.value(asset); }
    /// How many contents a product shows.
    int countOf(ProductId product) const { return m_counts.value(product); }

private:
    void add(const LookAssetRow& row);
    using Places = std::vector<std::pair<ProductId, AssetId>>; ///< each product once
    std::vector<QString> m_contents;
    QHash<QString, Places> m_places;
    QHash<AssetId, QString> m_byAsset;
    QHash<ProductId, int> m_counts;
};

} // namespace vitrine
