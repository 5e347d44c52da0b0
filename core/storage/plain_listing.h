#pragma once

#include "core/catalog/listing.h"
#include "core/storage/connection.h"

namespace vitrine {

/// The ids of one page of a listing and how many there are. Errors: as of Statement.
Result<Listed<ProductId>> listProducts(Connection& db, const ProductListing& listing);
Result<Listed<AssetId>> listAssets(Connection& db, const AssetListing& listing);

} // namespace vitrine
