#include "core/services/place_pictures.h"

#include "core/catalog/product_rules.h"
#include "core/services/edit_checks.h"
#include "core/services/edit_labels.h"
#include "core/services/edit_steps.h"
#include "core/storage/product_repository.h"

#include <algorithm>
#include <map>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// What one product gets and loses.
struct MediaChange {
    std::vector<AssetId> in, out;
};
using MediaChanges = std::map<ProductId, MediaChange>;

Result<bool> change(Connection& db, ProductId id, const MediaChange& change)
{
    TRY_ASSIGN(const Product before, fetched, editableProduct(db, id));
    Product after = before;
    const auto holds = [](const std::vector<AssetId>& list, AssetId asset) {
        return std::ranges::find(list, asset) != list.end();
    };
    std::erase_if(after.media, [&](AssetId asset) { return holds(change.out, asset); });
    if (after.cover && holds(change.out, *after.cover))
        after.cover.reset();
    std::ranges::copy_if(change.in, std::back_inserter(after.media),
                         [&](AssetId asset) { return !holds(after.media, asset); });
    TRY_VOID(checkMedia(after.media, after.cover));
    return ProductRepository(db).update(before, after);
}

} // namespace

Result<StepId> placePictures(Catalogue& catalogue, const Actor& actor, std::span<const Placement> placements,
                             const JobContext& job)
{
    MediaChanges changes;
    for (const Placement& placement : placements) {
        changes[placement.product].in.push_back(placement.asset);
        if (placement.from && *placement.from != placement.product)
            changes[*placement.from].out.push_back(placement.asset);
    }
    const std::vector<MediaChanges::value_type> all(changes.begin(), changes.end());
    const auto edit = [&](EditContext& context, size_t from, size_t count) -> Result<bool> {
        bool changed = false;
        for (size_t i = from; i < from + count; ++i) {
            TRY_VOID(requireLivingAssets(context.db, all[i].second.in));
            TRY_ASSIGN(const bool one, made, change(context.db, all[i].first, all[i].second));
            changed |= one;
        }
        return changed;
    };
    return runChunked(catalogue, {actor, countLabel(u"place_media"_s, placements.size()), false}, all.size(), edit,
                      job);
}

} // namespace vitrine
