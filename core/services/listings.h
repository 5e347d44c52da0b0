#pragma once

#include "core/catalog/listing.h"
#include "core/services/catalogue.h"

#include <QString>

#include <optional>

namespace vitrine {

/// Listings for programs (see core/catalog/listing.h) and finding things by the names they have outside. Any thread but
/// the GUI's. Errors: InvalidInput (limit, a negative offset).
Result<Listed<ProductId>> listProducts(const Catalogue& catalogue, const ProductListing& listing);
Result<Listed<AssetId>> listAssets(const Catalogue& catalogue, const AssetListing& listing);

/// By lower-case dashed UUID, also in the trash; nullopt = none.
Result<std::optional<ProductId>> productByUuid(const Catalogue& catalogue, const QString& uuid);
Result<std::optional<AssetId>> assetByUuid(const Catalogue& catalogue, const QString& uuid);

} // namespace vitrine
