#pragma once

#include "core/services/edit_assets.h"
#include "core/services/edit_products.h"

namespace vitrine {

/// What one field of the asset page wants done: a patch, or into and out of products.
struct AssetSave {
    AssetPatch patch;
    std::vector<ProductId> attachTo;
    std::vector<ProductId> detachFrom;
};
/// Blocking. Errors as those of changeAssets, attachMedia and detachMedia.
Result<StepId> writeAssets(Catalogue& catalogue, const Actor& actor, const std::vector<AssetId>& assets,
                           const AssetSave& save);

} // namespace vitrine
