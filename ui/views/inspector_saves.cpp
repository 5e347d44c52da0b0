#include "ui/views/inspector_saves.h"

namespace vitrine {

Result<StepId> writeAssets(Catalogue& catalogue, const Actor& actor, const std::vector<AssetId>& assets,
                           const AssetSave& save)
{
    if (save.attachTo.empty() && save.detachFrom.empty())
        return changeAssets(catalogue, actor, assets, save.patch);
    return shareMedia(catalogue, actor, assets, save.attachTo, save.detachFrom);
}

} // namespace vitrine
