// The half of edit_products.h that is about a product's pictures: which, in what order, which one is the cover.
#include "core/services/edit_products.h"

#include "core/catalog/product_rules.h"
#include "core/services/edit_checks.h"
#include "core/services/edit_labels.h"
#include "core/services/edit_steps.h"
#include "core/storage/product_repository.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

bool holds(std::span<const AssetId> list, AssetId asset)
{
    return std::find(list.begin(), list.end(), asset) != list.end();
}

/// Puts `assets` before what stands at `at`, out of wherever they were.
void place(std::vector<AssetId>& media, std::span<const AssetId> assets, int at)
{
    const size_t end = media.size();
    const size_t wanted = at < 0 ? end : std::min(size_t(at), end);
    const auto stays = [assets](AssetId asset) { return !holds(assets, asset); };
    const auto before = std::count_if(media.begin(), media.begin() + qsizetype(wanted), stays);
    std::erase_if(media, [&stays](AssetId asset) { return !stays(asset); });
    media.insert(media.begin() + before, assets.begin(), assets.end());
}

void takeOut(Product& product, std::span<const AssetId> assets)
{
    std::erase_if(product.media, [assets](AssetId asset) { return holds(assets, asset); });
    if (product.cover && holds(assets, *product.cover))
        product.cover.reset();
}

Result<> write(Connection& db, const Product& before, const Product& after)
{
    TRY_VOID(checkMedia(after.media, after.cover));
    TRY_ASSIGN([[maybe_unused]] const bool changed, updated, ProductRepository(db).update(before, after));
    return {};
}

/// Changes one living product in one step.
Result<StepId> changeOne(Catalogue& catalogue, const Actor& actor, const StepLabel& label, ProductId id,
                         const std::function<Result<>(Connection&, Product&)>& change)
{
    return runStep(catalogue, actor, label, [&](EditContext& context) -> Result<> {
        TRY_ASSIGN(const Product before, fetched, editableProduct(context.db, id));
        Product after = before;
        TRY_VOID(change(context.db, after));
        return write(context.db, before, after);
    });
}

} // namespace

Result<StepId> attachMedia(Catalogue& catalogue, const Actor& actor, ProductId product, std::span<const AssetId> assets,
                           int at)
{
    const std::vector<AssetId> unique = withoutDoubles(assets);
    const StepLabel label = countLabel(u"attach_media"_s, unique.size(), nameOfProduct(catalogue, product));
    return changeOne(catalogue, actor, label, product, [&](Connection& db, Product& changed) -> Result<> {
        TRY_VOID(requireLivingAssets(db, unique));
        place(changed.media, unique, at);
        return {};
    });
}

Result<StepId> detachMedia(Catalogue& catalogue, const Actor& actor, ProductId product, std::span<const AssetId> assets)
{
    const StepLabel label = countLabel(u"detach_media"_s, assets.size(), nameOfProduct(catalogue, product));
    return changeOne(catalogue, actor, label, product, [&](Connection&, Product& changed) -> Result<> {
        takeOut(changed, assets);
        return {};
    });
}

Result<StepId> shareMedia(Catalogue& catalogue, const Actor& actor, std::span<const AssetId> assets,
                          std::span<const ProductId> into, std::span<const ProductId> outOf)
{
    if (into.size() == 1 && outOf.empty())
        return attachMedia(catalogue, actor, into.front(), assets);
    if (into.empty() && outOf.size() == 1)
        return detachMedia(catalogue, actor, outOf.front(), assets);
    const std::vector<AssetId> unique = withoutDoubles(assets);
    const StepLabel label = outOf.empty() ? countLabel(u"share_media"_s, unique.size(), QString::number(into.size()))
                                          : countLabel(u"edit_assets"_s, unique.size());
    return runStep(catalogue, actor, label, [&](EditContext& context) -> Result<> {
        TRY_VOID(requireLivingAssets(context.db, unique));
        for (const ProductId id : into) {
            TRY_ASSIGN(const Product before, fetched, editableProduct(context.db, id));
            Product after = before;
            std::copy_if(unique.begin(), unique.end(), std::back_inserter(after.media),
                         [&](AssetId asset) { return !holds(before.media, asset); });
            TRY_VOID(write(context.db, before, after));
        }
        for (const ProductId id : outOf) {
            TRY_ASSIGN(const Product before, fetched, editableProduct(context.db, id));
            Product after = before;
            takeOut(after, unique);
            TRY_VOID(write(context.db, before, after));
        }
        return {};
    });
}

Result<StepId> moveMedia(Catalogue& catalogue, const Actor& actor, ProductId from, ProductId to,
                         std::span<const AssetId> assets, int at)
{
    if (from == to)
        return attachMedia(catalogue, actor, to, assets, at);
    const std::vector<AssetId> unique = withoutDoubles(assets);
    const StepLabel label = countLabel(u"move_media"_s, unique.size(), nameOfProduct(catalogue, to));
    return runStep(catalogue, actor, label, [&](EditContext& context) -> Result<> {
        TRY_VOID(requireLivingAssets(context.db, unique));
        TRY_ASSIGN(const Product source, sourceRead, editableProduct(context.db, from));
        TRY_ASSIGN(const Product target, targetRead, editableProduct(context.db, to));
        Product left = source;
        takeOut(left, unique);
        Product joined = target;
        place(joined.media, unique, at);
        TRY_VOID(write(context.db, source, left));
        return write(context.db, target, joined);
    });
}

Result<StepId> orderMedia(Catalogue& catalogue, const Actor& actor, ProductId product, std::span<const AssetId> order)
{
    const StepLabel label{u"reorder_media"_s, {nameOfProduct(catalogue, product)}};
    return changeOne(catalogue, actor, label, product, [order](Connection&, Product& changed) -> Result<> {
        if (!std::is_permutation(order.begin(), order.end(), changed.media.begin(), changed.media.end())) {
            return fail(ErrorCode::Conflict,
                        u"The pictures of the product changed meanwhile; look again and order them anew."_s);
        }
        changed.media.assign(order.begin(), order.end());
        return {};
    });
}

Result<StepId> setCover(Catalogue& catalogue, const Actor& actor, ProductId product, std::optional<AssetId> cover)
{
    const StepLabel label{u"set_cover"_s, {nameOfProduct(catalogue, product)}};
    return changeOne(catalogue, actor, label, product, [cover](Connection&, Product& changed) -> Result<> {
        changed.cover = cover;
        return {};
    });
}

} // namespace vitrine
