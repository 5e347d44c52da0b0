#pragma once

#include "core/catalog/asset.h"
#include "core/catalog/attribute.h"
#include "core/catalog/product.h"
#include "core/catalog/tag.h"
#include "core/services/catalogue.h"
#include "core/services/edit_vocabulary.h"

#include <span>
#include <vector>

namespace vitrine {

/// Reading whole things by id, for views and editors. All read one consistent moment, may be called from any thread but
/// the GUI's, and leave out ids that are gone. Results are in the order of `ids`.

/// What a grid cell or a row shows of a product; cheap to read by the page (256 ids well under a millisecond each).
struct ProductSummary {
    ProductId id;
    QString sku, name;
    ProductState state = ProductState::Draft;
    std::optional<Money> price;
    std::optional<AssetId> picture; ///< cover, else first picture
    QString pictureSha256;          ///< of its main file; empty = no picture yet
    int mediaCount = 0;
    bool trashed = false;
};

/// What a grid cell shows of an asset.
struct AssetSummary {
    AssetId id;
    QString name; ///< title, else the file's name
    AssetKind kind = AssetKind::Picture;
    AssetState state = AssetState::Ready;
    QString failure;
    QString sha256;
    int width = 0, height = 0;
    qint64 durationMs = 0;
    int rating = 0;
    AssetFlag flag = AssetFlag::None;
    int productCount = 0;
    bool trashed = false;
};

Result<std::vector<ProductSummary>> productSummaries(const Catalogue& catalogue, std::span<const ProductId> ids);
Result<std::vector<AssetSummary>> assetSummaries(const Catalogue& catalogue, std::span<const AssetId> ids);
Result<std::vector<Product>> products(const Catalogue& catalogue, std::span<const ProductId> ids);
Result<std::vector<Asset>> assets(const Catalogue& catalogue, std::span<const AssetId> ids);
/// Living products that show this asset, by name.
Result<std::vector<ProductSummary>> productsOfAsset(const Catalogue& catalogue, AssetId asset);

/// A node with how many living products and assets carry it (itself, without its children).
struct TagNode {
    Tag tag;
    qint64 products = 0;
    qint64 assets = 0;
};
struct CategoryNode {
    Category category;
    qint64 products = 0;
};
/// The whole tree, parents before children, siblings by position then name.
Result<std::vector<TagNode>> tagTree(const Catalogue& catalogue);
Result<std::vector<CategoryNode>> categoryTree(const Catalogue& catalogue);
Result<std::vector<AttributeDefinition>> attributeDefinitions(const Catalogue& catalogue);
Result<std::vector<SavedSearch>> savedSearches(const Catalogue& catalogue);
Result<std::vector<Tag>> trashedTags(const Catalogue& catalogue);
/// Brands in use, most used first, that start with `prefix` (folded); for completion.
Result<std::vector<QString>> brands(const Catalogue& catalogue, const QString& prefix, int limit);

/// Numbers beside the sidebar's rows.
struct CatalogueCounts {
    qint64 products = 0, assets = 0, inbox = 0, trashedProducts = 0, trashedAssets = 0, waitingUrls = 0;
};
Result<CatalogueCounts> counts(const Catalogue& catalogue);

/// Where the bytes of an asset's main file can be read now: a blob or the in-place original.
/// Errors: NotFound (the original was moved or changed; the detail says from where), Unavailable (still being created).
Result<QString> mainFilePath(Catalogue& catalogue, AssetId asset);

} // namespace vitrine
