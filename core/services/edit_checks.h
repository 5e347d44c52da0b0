#pragma once

#include "core/catalog/asset.h"
#include "core/catalog/gallery.h"
#include "core/catalog/product.h"
#include "core/services/edit_assets.h"
#include "core/services/edit_products.h"
#include "core/storage/connection.h"

#include <span>
#include <vector>

namespace vitrine {

/// What edits ask the database before they write, inside their transaction.

/// Living products and assets, in the order of `ids`. Errors: NotFound (gone), Conflict (in the trash; names it).
Result<std::vector<Product>> editableProducts(Connection& db, std::span<const ProductId> ids);
Result<Product> editableProduct(Connection& db, ProductId id);
Result<std::vector<Asset>> editableAssets(Connection& db, std::span<const AssetId> ids);
/// Errors of the next: NotFound when one of them is gone or in the trash.
Result<> requireLivingAssets(Connection& db, std::span<const AssetId> ids);
Result<> requireLivingTags(Connection& db, std::span<const TagId> ids);
/// A gallery that is there and not in the trash, or the built-in one. Errors: NotFound.
Result<Gallery> livingGallery(Connection& db, GalleryId id);
/// The patch with the tags and categories that it names by path found or made, as ids.
Result<ProductPatch> withWords(Connection& db, const ProductPatch& patch);
Result<AssetPatch> withWords(Connection& db, const AssetPatch& patch);
/// Tags, categories and link targets that the patch adds.
Result<> requireTargets(Connection& db, const ProductPatch& patch);

} // namespace vitrine
