#pragma once

#include "core/catalog/asset.h"
#include "core/catalog/step.h"
#include "core/jobs/job_context.h"
#include "core/services/catalogue.h"

#include <map>
#include <optional>
#include <span>
#include <vector>

namespace vitrine {

inline constexpr int kMaxAssetTitleChars = 512;
inline constexpr int kMaxAssetCreditChars = 512; ///< creator and rights, each

/// A change to be made to one or many assets alike; what is not set stays. Texts as in ProductPatch.
struct AssetPatch {
    std::map<QString, QString> titles;
    std::map<QString, QString> descriptions;
    std::optional<QString> creator;
    std::optional<QString> rights;
    std::optional<std::optional<UtcMillis>> takenUtc;
    std::optional<int> rating; ///< 0..5
    std::optional<AssetFlag> flag;
    std::vector<TagId> addTags, removeTags;
    QStringList addTagPaths;               ///< as in ProductPatch
    bool replacesTags = false;             ///< the tags become exactly those that are added
    std::map<QString, QString> properties; ///< Asset::properties; an empty value removes one
};

/// Steps, errors and threads as in edit_products.h.
Result<StepId> changeAssets(Catalogue& catalogue, const Actor& actor, std::span<const AssetId> assets,
                            const AssetPatch& patch, const JobContext& job = {});
/// To the trash: out of every product's media (it comes back there when restored) and of every search.
Result<StepId> trashAssets(Catalogue& catalogue, const Actor& actor, std::span<const AssetId> assets,
                           const JobContext& job = {});
/// To the trash with properties set on them that say why; what is in the trash already stays there.
Result<StepId> discardAssets(Catalogue& catalogue, const Actor& actor, std::span<const AssetId> assets,
                             const std::map<QString, QString>& properties);
Result<StepId> restoreAssets(Catalogue& catalogue, const Actor& actor, std::span<const AssetId> assets,
                             const JobContext& job = {});

} // namespace vitrine
