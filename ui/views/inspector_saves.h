#pragma once

#include "core/services/edit_assets.h"
#include "core/services/edit_products.h"

#include <QStringList>

namespace vitrine {

/// What one field of the product page wants done: a patch, and words that may have to be made first.
struct ProductSave {
    ProductPatch patch;
    QStringList newTags;       ///< paths
    QStringList newCategories; ///< paths
};
/// Blocking. Errors as those of changeProducts and ensureTag.
Result<StepId> writeProducts(Catalogue& catalogue, const Actor& actor, const std::vector<ProductId>& products,
                             ProductSave save);

/// The same for assets; also into and out of products.
struct AssetSave {
    AssetPatch patch;
    QStringList newTags;
    std::vector<ProductId> attachTo;
    std::vector<ProductId> detachFrom;
};
Result<StepId> writeAssets(Catalogue& catalogue, const Actor& actor, const std::vector<AssetId>& assets,
                           AssetSave save);

} // namespace vitrine
