#pragma once

#include "core/api/huawei/studio_call.h"
#include "core/catalog/asset.h"
#include "core/services/edit_assets.h"

namespace vitrine {

enum class AssetWrite { Create, Update };

/// The body of CreateDigitalAsset and UpdateDigitalAsset as a change. Fields that mean nothing here (sharing, services,
/// timed operations) are kept as they are and given back. @param before  the asset that is updated
/// Errors: InvalidInput (names the field).
Result<AssetPatch> assetPatch(ApiCall& call, const JsonFields& body, AssetWrite write, const Asset* before = nullptr);

} // namespace vitrine
