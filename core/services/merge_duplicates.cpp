// The half of duplicates.h that decides and merges.
#include "core/services/duplicates.h"

#include "core/catalog/product_rules.h"
#include "core/services/edit_checks.h"
#include "core/services/merge_step.h"
#include "core/services/taken_over.h"
#include "core/storage/asset_repository.h"
#include "core/storage/entry_repository.h"
#include "core/storage/product_repository.h"
#include "core/storage/verdict_repository.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

QString contentOf(const Asset& asset)
{
    const AssetFile* file = asset.mainFile();
    return file ? file->sha256 : QString();
}

/// What the kept asset has not got it takes from the others, the first first.
void takeOver(Asset& kept, const Asset& other)
{
    takeTexts(kept.title, other.title);
    takeTexts(kept.description, other.description);
    takeIfEmpty(kept.creator, other.creator);
    takeIfEmpty(kept.rights, other.rights);
    takeIfEmpty(kept.takenUtc, other.takenUtc);
    takeIfEmpty(kept.rating, other.rating);
    takeIfEmpty(kept.flag, other.flag);
    takeMissing(kept.tags, other.tags);
}

/// The kept one stands where the first of them stood; a cover among them becomes the kept one.
void replaceMedia(Product& product, AssetId keep, std::span<const AssetId> others)
{
    const auto isOther = [others](AssetId asset) {
        return std::find(others.begin(), others.end(), asset) != others.end();
    };
    std::vector<AssetId> media;
    bool placed = false;
    for (const AssetId asset : product.media) {
        if (asset != keep && !isOther(asset))
            media.push_back(asset);
        else if (!std::exchange(placed, true))
            media.push_back(keep);
    }
    product.media = std::move(media);
    if (product.cover && isOther(*product.cover))
        product.cover = keep;
}

Result<> moveProducts(Connection& db, AssetId keep, std::span<const AssetId> others)
{
    ProductRepository repository(db);
    for (const AssetId other : others) {
        TRY_ASSIGN(const std::vector<ProductId> products, listed, repository.ofAsset(other));
        for (const ProductId id : products) {
            TRY_ASSIGN(const Product before, fetched, editableProduct(db, id));
            Product after = before;
            replaceMedia(after, keep, others);
            TRY_ASSIGN([[maybe_unused]] const bool changed, updated, repository.update(before, after));
        }
    }
    return {};
}

/// A region of the one picture in another of the same shape; nullopt where the shapes differ: it may be turned or cut.
std::optional<QRect> regionIn(const QRect& region, const Asset& from, const Asset& to)
{
    const AssetFile *one = from.mainFile(), *other = to.mainFile();
    if (!one || !other || one->width <= 0 || one->height <= 0)
        return std::nullopt;
    const double across = double(other->width) / one->width, down = double(other->height) / one->height;
    if (std::abs(across / down - 1) > .02)
        return std::nullopt;
    const QRect moved(qRound(region.x() * across), qRound(region.y() * down), qRound(region.width() * across),
                      qRound(region.height() * down));
    const QRect inside = moved.intersected(QRect(0, 0, other->width, other->height));
    return inside.isEmpty() ? std::nullopt : std::optional(inside);
}

Result<> moveEntries(Connection& db, const Asset& keep, const Asset& other)
{
    EntryRepository repository(db);
    TRY_ASSIGN(const std::vector<EntryId> ids, listed, repository.ofAsset(other.id));
    TRY_ASSIGN(const std::vector<Entry> entries, fetched, repository.fetch(ids));
    for (const Entry& before : entries) {
        Entry after = before;
        after.asset = keep.id;
        if (before.region)
            after.region = regionIn(*before.region, other, keep);
        TRY_ASSIGN([[maybe_unused]] const bool changed, updated, repository.update(before, after));
    }
    return {};
}

/// The same content needs no decision: the others are in the trash.
Result<> rememberKept(EditContext& context, const Asset& keep, const Asset& other)
{
    const QString kept = contentOf(keep), left = contentOf(other);
    if (kept == left || kept.isEmpty() || left.isEmpty())
        return {};
    const ContentPair pair = ContentPair::of(kept, left);
    const auto decision = pair.first == kept ? DuplicateDecision::KeptFirst : DuplicateDecision::KeptSecond;
    return VerdictRepository(context.db).put({DuplicateClass::SamePicture, pair, decision}, context.now);
}

Result<> merge(EditContext& context, AssetId keep, std::span<const AssetId> others)
{
    AssetRepository repository(context.db);
    TRY_ASSIGN(const std::vector<Asset> kept, fetched, editableAssets(context.db, std::span(&keep, 1)));
    TRY_ASSIGN(const std::vector<Asset> left, read, editableAssets(context.db, others));
    Asset after = kept.front();
    for (const Asset& other : left)
        takeOver(after, other);
    TRY_ASSIGN([[maybe_unused]] const bool changed, updated, repository.update(kept.front(), after));
    TRY_VOID(moveProducts(context.db, keep, others));
    for (const Asset& other : left) {
        TRY_VOID(moveEntries(context.db, after, other));
        TRY_VOID(rememberKept(context, after, other));
        TRY_VOID(repository.setTrashed(other.id, context.now));
    }
    return {};
}

/// Every pair of contents of the group; of SameProduct those under different products.
std::vector<ContentPair> pairsOf(const DuplicateGroup& group)
{
    std::vector<ContentPair> pairs;
    for (size_t i = 0; i < group.members.size(); ++i) {
        for (size_t j = i + 1; j < group.members.size(); ++j) {
            const DuplicateMember &one = group.members[i], &other = group.members[j];
            if (group.kind != DuplicateClass::SameProduct || one.product != other.product)
                pairs.push_back(ContentPair::of(one.sha256, other.sha256));
        }
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

} // namespace

Result<StepId> keepAllDuplicates(Catalogue& catalogue, const Actor& actor, const DuplicateGroup& group)
{
    const StepLabel label = countLabel(u"keep_duplicates"_s, group.members.size());
    return runStep(catalogue, actor, label, [&](EditContext& context) -> Result<> {
        VerdictRepository verdicts(context.db);
        for (const ContentPair& pair : pairsOf(group))
            TRY_VOID(verdicts.put({group.kind, pair, DuplicateDecision::Different}, context.now));
        return {};
    });
}

Result<StepId> mergeDuplicates(Catalogue& catalogue, const Actor& actor, AssetId keep, std::span<const AssetId> others)
{
    return runMerge<AssetId>(catalogue, actor, keep, others,
                             {u"merge_duplicates"_s, u"picture"_s, &nameOfAsset, &merge});
}

} // namespace vitrine
