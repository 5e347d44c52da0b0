#include "ui/views/inspector_saves.h"

namespace vitrine {

Result<StepId> writeAssets(Catalogue& catalogue, const Actor& actor, const std::vector<AssetId>& assets,
                           const AssetSave& save)
{
    if (save.attachTo.empty() && save.detachFrom.empty())
        return changeAssets(catalogue, actor, assets, save.patch);
    StepId step;
    for (const ProductId product : save.attachTo) {
        TRY_ASSIGN(step, attached, attachMedia(catalogue, actor, product, assets));
    }
    for (const ProductId product : save.detachFrom) {
        TRY_ASSIGN(step, detached, detachMedia(catalogue, actor, product, assets));
    }
    return step;
}

} // namespace vitrine
