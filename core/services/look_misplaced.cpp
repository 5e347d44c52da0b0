#include "core/services/look_misplaced.h"

#include "core/services/browse.h"
#include "core/services/search.h"

#include <algorithm>
#include <map>

namespace vitrine {

namespace {

constexpr size_t kNearest = 8;
constexpr double kNearestScore = .5, kOthersShare = .7, kOwnShare = .1;
constexpr int kLeastPictures = 2;

/// How much speaks for one product.
struct Weight {
    double sum = 0;
    int pictures = 0;
    AssetId best;
};

Result<std::optional<MisplacedPicture>> misplacedOne(const Catalogue& catalogue, LookSearch& look, AssetId asset,
                                                     const JobContext& job)
{
    LookQuery query;
    query.examples.push_back({.asset = asset});
    query.limit = int(kNearest) + 1;
    Result<LookFound> found = look.find(query, job);
    if (!found.ok() && found.error().code == ErrorCode::Cancelled)
        return found.error();
    if (!found.ok())
        return std::optional<MisplacedPicture>(); // it cannot be described
    std::vector<LookHit> hits = found.value().hits;
    std::erase_if(hits, [asset](const LookHit& hit) { return hit.asset == asset; });
    if (hits.empty() || hits.front().score < kNearestScore)
        return std::optional<MisplacedPicture>();
    TRY_ASSIGN(const OwnProducts own, read, OwnProducts::of(catalogue, asset));
    std::optional<MisplacedPicture> misplaced = misplacedAmong(asset, own, hits);
    if (!misplaced)
        return misplaced;
    TRY_ASSIGN(const std::vector<Asset> itself, fetched, assets(catalogue, {&asset, 1}));
    if (itself.empty() || dismissedSuggestions(itself.front()).contains(suggestionKey(misplaced->better)))
        misplaced.reset();
    return misplaced;
}

} // namespace

Result<OwnProducts> OwnProducts::of(const Catalogue& catalogue, AssetId asset)
{
    TRY_ASSIGN(const std::vector<ProductSummary> summaries, read, productsOfAsset(catalogue, asset));
    std::vector<ProductId> ids;
    for (const ProductSummary& summary : summaries)
        ids.push_back(summary.id);
    OwnProducts own;
    TRY_ASSIGN(own.products, fetched, vitrine::products(catalogue, ids));
    for (const Product& product : own.products) {
        for (const AssetId other : product.media)
            own.media.insert(other);
    }
    return own;
}

std::optional<MisplacedPicture> misplacedAmong(AssetId asset, const OwnProducts& own, std::span<const LookHit> hits)
{
    if (own.products.empty() || hits.empty() || hits.front().score < kNearestScore)
        return std::nullopt;
    double all = 0, ownWeight = 0;
    std::map<ProductId, Weight> others;
    for (const LookHit& hit : hits.first(std::min(hits.size(), kNearest))) {
        all += hit.score;
        if (own.media.contains(hit.asset)) {
            ownWeight += hit.score;
        } else if (hit.product.isValid()) {
            Weight& weight = others[hit.product];
            weight.sum += hit.score;
            if (++weight.pictures == 1)
                weight.best = hit.asset;
        }
    }
    const auto best =
        std::ranges::max_element(others, [](const auto& a, const auto& b) { return a.second.sum < b.second.sum; });
    if (best == others.end() || best->second.pictures < kLeastPictures || best->second.sum < kOthersShare * all ||
        ownWeight > kOwnShare * all)
        return std::nullopt;
    return MisplacedPicture{asset, own.products.front().id, best->first, best->second.best,
                            best->second.sum / all * hits.front().score};
}

Result<MisplacedPictures> findMisplaced(Catalogue& catalogue, LookSearch& look, int limit, const JobContext& job)
{
    TRY_VOID(look.describeAll(job));
    ProductQuery query;
    query.scope = QueryScope::Assets;
    query.filters.push_back({FilterField::Is, {}, {QStringLiteral("inbox")}, {}, {}, true});
    query.filters.push_back({FilterField::Kind, {}, {QStringLiteral("picture")}, {}, {}, false});
    TRY_ASSIGN(const SearchOutcome outcome, searched, searchIds(catalogue, query));
    MisplacedPictures found;
    for (const qint64 id : outcome.ids) {
        TRY_VOID(job.checkpoint());
        TRY_ASSIGN(const std::optional<MisplacedPicture> one, looked, misplacedOne(catalogue, look, AssetId(id), job));
        if (one)
            found.pictures.push_back(*one);
        job.report({++found.looked, qint64(outcome.ids.size()), {}});
    }
    std::ranges::stable_sort(found.pictures, std::greater(), &MisplacedPicture::confidence);
    if (found.pictures.size() > size_t(std::max(limit, 0)))
        found.pictures.resize(size_t(std::max(limit, 0)));
    return found;
}

} // namespace vitrine
