#pragma once

#include "core/api/huawei/studio_call.h"
#include "core/catalog/asset.h"
#include "core/services/edit_products.h"

namespace vitrine {

/// The body of CreateProduct and UpdateProduct as a change: lists that are given replace what was there, what is absent
/// stays. Errors: InvalidInput (names the field), NotFound (an asset).
Result<ProductPatch> productPatch(ApiCall& call, const JsonFields& body);

/// A living asset by the id on the wire, and by `asset_type` where that is given. Errors: NotFound, InvalidInput.
Result<Asset> namedAsset(ApiCall& call, const JsonFields& item);

} // namespace vitrine
