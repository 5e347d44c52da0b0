#include "core/services/shown_pictures.h"

#include <algorithm>

namespace vitrine {

namespace {
constexpr int kPage = 512;
} // namespace

Result<ShownPictures> ShownPictures::read(Connection& db)
{
    ShownPictures shown;
    LookRows rows(db);
    AssetId last;
    while (true) {
        TRY_ASSIGN(const std::vector<AssetId> ids, listed, rows.page(last, kPage));
        if (ids.empty())
            return shown;
        last = ids.back();
        TRY_ASSIGN(const std::vector<LookAssetRow> page, fetched, rows.fetch(ids));
        for (const LookAssetRow& row : page)
            shown.add(row);
    }
}

void ShownPictures::add(const LookAssetRow& row)
{
    if (row.products.empty())
        return;
    m_byAsset.insert(row.id, row.sha256);
    if (!m_places.contains(row.sha256))
        m_contents.push_back(row.sha256);
    Places& places = m_places[row.sha256];
    for (const ProductId product : row.products) {
        const auto isThere = [product](const auto& place) { return place.first == product; };
        if (std::any_of(places.begin(), places.end(), isThere))
            continue;
        places.emplace_back(product, row.id);
        ++m_counts[product];
    }
}

std::vector<ProductId> ShownPictures::productsOf(const QString& sha256) const
{
    std::vector<ProductId> products;
    for (const auto& [product, asset] : m_places.value(sha256))
        products.push_back(product);
    std::sort(products.begin(), products.end());
    return products;
}

AssetId ShownPictures::assetOf(const QString& sha256, ProductId product) const
{
    for (const auto& [owner, asset] : m_places.value(sha256)) {
        if (!product.isValid() || owner == product)
            return asset;
    }
    return {};
}

} // namespace vitrine
