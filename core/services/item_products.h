#pragma once

#include "core/catalog/product.h"
#include "core/storage/writer.h"

#include <QString>

#include <optional>

namespace vitrine {

/// Products that the pictures of galleries become media of; inside the transaction that puts them.

/// The living product whose SKU is the item key; made if absent. nullopt when the item key cannot be a SKU (too long):
/// then the picture belongs to no product.
Result<std::optional<ProductId>> productOfItemKey(EditContext& context, const QString& itemKey);
/// The living product that a picture's file name (or an address ending in it) speaks of, by the rules of an import:
/// a GS1 name, a whole SKU, a SKU and more, a GTIN inside. nullopt = none, or several that fit equally well.
Result<std::optional<ProductId>> productOfFileName(Connection& db, const QString& fileNameOrUrl);
/// The product of an item of the built-in gallery: by SKU, else by UUID.
Result<std::optional<ProductId>> productOfCatalogueItem(Connection& db, const QString& itemKey);
/// The picture becomes the last of the product's media, unless it is among them. Errors: InvalidInput (too many).
Result<> attachPicture(EditContext& context, ProductId product, AssetId asset);

} // namespace vitrine
