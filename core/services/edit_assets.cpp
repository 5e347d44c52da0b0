#include "core/services/edit_assets.h"

#include "core/catalog/text_rules.h"
#include "core/services/edit_checks.h"
#include "core/services/edit_labels.h"
#include "core/services/edit_steps.h"
#include "core/services/edit_trash.h"
#include "core/services/product_patch.h"
#include "core/storage/asset_repository.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

Result<> checkTexts(const Asset& asset)
{
    for (const QString& title : asset.title.all())
        TRY_VOID(checkText(u"title"_s, title, kMaxAssetTitleChars, Lines::Single));
    for (const QString& description : asset.description.all())
        TRY_VOID(checkText(u"description"_s, description, kMaxDescriptionChars, Lines::Many));
    TRY_VOID(checkText(u"creator"_s, asset.creator, kMaxAssetCreditChars, Lines::Single));
    return checkText(u"note on rights"_s, asset.rights, kMaxAssetCreditChars, Lines::Many);
}

void setProperties(Asset& asset, const std::map<QString, QString>& properties)
{
    for (const auto& [key, value] : properties) {
        if (value.isEmpty())
            asset.properties.remove(key);
        else
            asset.properties.insert(key, value);
    }
}

Result<Asset> patchedAsset(const Asset& asset, const AssetPatch& patch)
{
    Asset patched = asset;
    TRY_VOID(setLocalized(patched.title, patch.titles));
    TRY_VOID(setLocalized(patched.description, patch.descriptions));
    patched.creator = patch.creator.value_or(patched.creator).trimmed();
    patched.rights = patch.rights.value_or(patched.rights).trimmed();
    patched.takenUtc = patch.takenUtc.value_or(patched.takenUtc);
    patched.rating = patch.rating.value_or(patched.rating);
    patched.flag = patch.flag.value_or(patched.flag);
    if (patch.replacesTags)
        patched.tags.clear();
    addAndRemove(patched.tags, patch.addTags, patch.removeTags);
    setProperties(patched, patch.properties);
    TRY_VOID(checkTexts(patched));
    return patched;
}

Result<bool> changeChunk(EditContext& context, std::span<const AssetId> ids, const AssetPatch& wanted)
{
    TRY_ASSIGN(const AssetPatch patch, made, withWords(context.db, wanted));
    TRY_VOID(requireLivingTags(context.db, patch.addTags));
    TRY_ASSIGN(const std::vector<Asset> page, fetched, editableAssets(context.db, ids));
    AssetRepository repository(context.db);
    bool changed = false;
    for (const Asset& asset : page) {
        TRY_ASSIGN(const Asset patched, applied, patchedAsset(asset, patch));
        TRY_ASSIGN(const bool written, updated, repository.update(asset, patched));
        changed = changed || written;
    }
    return changed;
}

} // namespace

Result<StepId> changeAssets(Catalogue& catalogue, const Actor& actor, std::span<const AssetId> assets,
                            const AssetPatch& patch, const JobContext& job)
{
    if (patch.rating && (*patch.rating < 0 || *patch.rating > 5))
        return fail(ErrorCode::InvalidInput, u"A rating is a number from 0 to 5, not %1."_s.arg(*patch.rating));
    const std::vector<AssetId> ids = withoutDoubles(assets);
    return runChunked(
        catalogue, {actor, labelOf(catalogue, ids, patch), false}, ids.size(),
        [&](EditContext& context, size_t from, size_t count) {
            return changeChunk(context, std::span(ids).subspan(from, count), patch);
        },
        job);
}

Result<StepId> trashAssets(Catalogue& catalogue, const Actor& actor, std::span<const AssetId> assets,
                           const JobContext& job)
{
    return moveTrash<AssetRepository>(catalogue, actor, assets, TrashMove::In, job);
}

Result<StepId> discardAssets(Catalogue& catalogue, const Actor& actor, std::span<const AssetId> assets,
                             const std::map<QString, QString>& properties)
{
    const std::vector<AssetId> ids = withoutDoubles(assets);
    const auto edit = [&](EditContext& context, size_t from, size_t count) -> Result<bool> {
        AssetRepository repository(context.db);
        TRY_ASSIGN(const std::vector<Asset> page, fetched, repository.fetch(std::span(ids).subspan(from, count)));
        for (const Asset& asset : page) {
            Asset marked = asset;
            setProperties(marked, properties);
            TRY_ASSIGN([[maybe_unused]] const bool written, updated, repository.update(asset, marked));
            if (!asset.trashedUtc)
                TRY_VOID(repository.setTrashed(asset.id, context.now));
        }
        return !page.empty();
    };
    return runChunked(catalogue, {actor, countLabel(u"trash"_s, ids.size()), false}, ids.size(), edit);
}

Result<StepId> restoreAssets(Catalogue& catalogue, const Actor& actor, std::span<const AssetId> assets,
                             const JobContext& job)
{
    return moveTrash<AssetRepository>(catalogue, actor, assets, TrashMove::Out, job);
}

} // namespace vitrine
