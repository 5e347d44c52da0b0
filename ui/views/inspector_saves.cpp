#include "ui/views/inspector_saves.h"

#include "core/services/edit_vocabulary.h"

namespace vitrine {

Result<StepId> writeProducts(Catalogue& catalogue, const Actor& actor, const std::vector<ProductId>& products,
                             ProductSave save)
{
    for (const QString& path : save.newTags) {
        TRY_ASSIGN(const TagId tag, made, ensureTag(catalogue, actor, path));
        save.patch.addTags.push_back(tag);
    }
    for (const QString& path : save.newCategories) {
        TRY_ASSIGN(const CategoryId category, made, ensureCategory(catalogue, actor, path));
        save.patch.addCategories.push_back(category);
    }
    return changeProducts(catalogue, actor, products, save.patch);
}

Result<StepId> writeAssets(Catalogue& catalogue, const Actor& actor, const std::vector<AssetId>& assets, AssetSave save)
{
    StepId step;
    for (const ProductId product : save.attachTo) {
        TRY_ASSIGN(step, attached, attachMedia(catalogue, actor, product, assets));
    }
    for (const ProductId product : save.detachFrom) {
        TRY_ASSIGN(step, detached, detachMedia(catalogue, actor, product, assets));
    }
    for (const QString& path : save.newTags) {
        TRY_ASSIGN(const TagId tag, made, ensureTag(catalogue, actor, path));
        save.patch.addTags.push_back(tag);
    }
    if (!save.attachTo.empty() || !save.detachFrom.empty())
        return step;
    return changeAssets(catalogue, actor, assets, save.patch);
}

} // namespace vitrine
