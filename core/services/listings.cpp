#include "core/services/listings.h"

#include "core/storage/asset_repository.h"
#include "core/storage/plain_listing.h"
#include "core/storage/product_repository.h"
#include "core/storage/reader_pool.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMaxPage = 1000;

Result<> checkPage(const ListingPage& page)
{
    if (page.limit < 1 || page.limit > kMaxPage)
        return fail(ErrorCode::InvalidInput, u"A page holds 1 to %1 things, not %2."_s.arg(kMaxPage).arg(page.limit));
    if (page.offset < 0)
        return fail(ErrorCode::InvalidInput, u"A page cannot begin before the first thing."_s);
    return {};
}

} // namespace

Result<Listed<ProductId>> listProducts(const Catalogue& catalogue, const ProductListing& listing)
{
    TRY_VOID(checkPage(listing.page));
    return catalogue.readers().read<Listed<ProductId>>([&](Connection& db) { return listProducts(db, listing); });
}

Result<Listed<AssetId>> listAssets(const Catalogue& catalogue, const AssetListing& listing)
{
    TRY_VOID(checkPage(listing.page));
    return catalogue.readers().read<Listed<AssetId>>([&](Connection& db) { return listAssets(db, listing); });
}

Result<std::optional<ProductId>> productByUuid(const Catalogue& catalogue, const QString& uuid)
{
    return catalogue.readers().read<std::optional<ProductId>>(
        [&](Connection& db) { return ProductRepository(db).byUuid(uuid); });
}

Result<std::optional<AssetId>> assetByUuid(const Catalogue& catalogue, const QString& uuid)
{
    return catalogue.readers().read<std::optional<AssetId>>(
        [&](Connection& db) { return AssetRepository(db).byUuid(uuid); });
}

} // namespace vitrine
