#pragma once

#include "core/api/huawei/studio_call.h"
#include "core/catalog/asset.h"

#include <span>

namespace vitrine {

/// MetaStudio: create, list, show, update, delete and restore digital assets.
std::span<const StudioOperation> studioAssetOperations();
/// The same for many at once: summaries and batch actions.
std::span<const StudioOperation> studioAssetBatchOperations();

/// An asset by its id on the wire; one that was deleted for good is not found. Errors: NotFound.
Result<Asset> studioAsset(ApiCall& call, const QString& uuid);

} // namespace vitrine
