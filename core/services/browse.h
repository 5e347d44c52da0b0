#pragma once

#include "core/catalog/asset.h"
#include "core/catalog/attribute.h"
#include "core/catalog/product.h"
#include "core/catalog/summaries.h"
#include "core/catalog/tag.h"
#include "core/services/catalogue.h"
#include "core/services/edit_vocabulary.h"

#include <QHash>

#include <optional>
#include <span>
#include <vector>

namespace vitrine {

/// Reading whole things by id, for views and editors. All read one consistent moment, may be called from any thread but
/// the GUI's, and leave out ids that are gone. Results are in the order of `ids`.

Result<std::vector<ProductSummary>> productSummaries(const Catalogue& catalogue, std::span<const ProductId> ids);
Result<std::vector<AssetSummary>> assetSummaries(const Catalogue& catalogue, std::span<const AssetId> ids);
Result<std::vector<Product>> products(const Catalogue& catalogue, std::span<const ProductId> ids);
Result<std::vector<Asset>> assets(const Catalogue& catalogue, std::span<const AssetId> ids);
/// Living products that show this asset, by name.
Result<std::vector<ProductSummary>> productsOfAsset(const Catalogue& catalogue, AssetId asset);

/// The whole tree, parents before children, siblings by position then name.
Result<std::vector<TagNode>> tagTree(const Catalogue& catalogue);
Result<std::vector<CategoryNode>> categoryTree(const Catalogue& catalogue);
Result<std::vector<AttributeDefinition>> attributeDefinitions(const Catalogue& catalogue);
Result<std::vector<SavedSearch>> savedSearches(const Catalogue& catalogue);
Result<std::vector<Tag>> trashedTags(const Catalogue& catalogue);
/// Brands in use, most used first, that start with `prefix` (folded); for completion.
Result<std::vector<QString>> brands(const Catalogue& catalogue, const QString& prefix, int limit);

Result<CatalogueCounts> counts(const Catalogue& catalogue);

/// A number that is another one after every commit to the catalogue, whoever made it, as soon as it is done; only to be
/// compared with earlier ones of the same catalogue object. For what is kept from reading it.
Result<qint64> commitMark(const Catalogue& catalogue);

/// Tags as people write them: their names from the root down, joined by '/'. Those that are gone are left out.
Result<QHash<TagId, QString>> tagPaths(const Catalogue& catalogue, std::span<const TagId> tags);

/// Products with what they show and are filed under, of one moment.
struct WholeProducts {
    std::vector<Product> products;
    std::vector<Asset> assets;
    QHash<TagId, QString> tagPaths;
};
Result<WholeProducts> wholeProducts(const Catalogue& catalogue, std::span<const ProductId> ids);

/// A kept thumbnail of stored bytes; nullopt = none (a sound, or not made yet). @param edge  256 or 512
struct KeptThumbnail {
    QString mediaType;
    QByteArray bytes;
};
Result<std::optional<KeptThumbnail>> keptThumbnail(const Catalogue& catalogue, const QString& sha256, int edge);

/// Where the bytes of a file can be read now. Errors as of mainFilePath.
Result<QString> filePath(Catalogue& catalogue, const AssetFile& file);
/// Where the bytes of an asset's main file can be read now: a blob or the in-place original.
/// Errors: NotFound (the original was moved or changed; the detail says from where), Unavailable (still being created).
Result<QString> mainFilePath(Catalogue& catalogue, AssetId asset);

} // namespace vitrine
