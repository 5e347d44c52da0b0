#pragma once

#include "core/services/edit_assets.h"
#include "core/services/edit_products.h"

#include <QString>

namespace vitrine {

/// What the steps of the edit services are called. Names are looked up as they are before the edit; what is not found
/// any more is named by its number (the edit itself will then say so).

QString nameOfProduct(const Catalogue& catalogue, ProductId product);
QString nameOfAsset(const Catalogue& catalogue, AssetId asset);
QString nameOfTag(const Catalogue& catalogue, TagId tag); ///< its path
QString nameOfCategory(const Catalogue& catalogue, CategoryId category);
QString nameOfAttribute(const Catalogue& catalogue, AttributeId attribute);

StepLabel labelOf(const Catalogue& catalogue, std::span<const ProductId> products, const ProductPatch& patch);
StepLabel labelOf(const Catalogue& catalogue, std::span<const AssetId> assets, const AssetPatch& patch);
/// A code with a count and, if given, a name.
StepLabel countLabel(const QString& code, size_t count, const QString& name = {});

} // namespace vitrine
