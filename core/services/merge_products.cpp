// The part of duplicates.h that makes one product of several.
#include "core/services/duplicates.h"

#include "core/catalog/product_rules.h"
#include "core/services/edit_checks.h"
#include "core/services/merge_step.h"
#include "core/services/merged_product.h"
#include "core/storage/ordered_links.h"
#include "core/storage/picture_url_repository.h"
#include "core/storage/product_repository.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

bool holds(std::span<const ProductId> ids, ProductId id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// Pictures in the trash too: when one is restored, the kept product shows it in its place.
Result<> addUnseenMedia(Connection& db, Product& product)
{
    TRY_ASSIGN(const std::vector<OrderedLinks::Link> links, read,
               OrderedLinks(db, u"product_asset"_s, u"asset"_s).all(product.id));
    product.media.clear();
    for (const OrderedLinks::Link& link : links)
        product.media.push_back(AssetId(link.other));
    return {};
}

/// A link that led to one of the others leads to the kept one.
void redirect(std::vector<ProductLink>& links, ProductId keep, std::span<const ProductId> others)
{
    std::vector<ProductLink> redirected;
    for (ProductLink link : links) {
        if (holds(others, link.target))
            link.target = keep;
        if (std::find(redirected.begin(), redirected.end(), link) == redirected.end())
            redirected.push_back(link);
    }
    links = std::move(redirected);
}

/// Products in the trash too: they may come back.
Result<> redirectLinks(Connection& db, ProductId keep, std::span<const ProductId> others)
{
    ProductRepository repository(db);
    std::vector<ProductId> linking;
    for (const ProductId other : others) {
        TRY_ASSIGN(const std::vector<ProductId> some, listed, repository.linkingTo(other));
        linking.insert(linking.end(), some.begin(), some.end());
    }
    linking = withoutDoubles(std::span<const ProductId>(linking));
    std::erase_if(linking, [&](ProductId product) { return product == keep || holds(others, product); });
    TRY_ASSIGN(const std::vector<Product> page, fetched, repository.fetch(linking));
    for (const Product& before : page) {
        Product after = before;
        redirect(after.links, keep, others);
        TRY_ASSIGN([[maybe_unused]] const bool changed, updated, repository.update(before, after));
    }
    return {};
}

/// Addresses of pictures that were not fetched yet wait for the kept one.
Result<> takeAddresses(Connection& db, ProductId keep, ProductId other)
{
    PictureUrlRepository repository(db);
    TRY_ASSIGN(const std::vector<PictureUrl> addresses, read, repository.ofProduct(other));
    QStringList open;
    for (const PictureUrl& address : addresses) {
        if (address.state != PictureUrlState::Fetched)
            open << address.url;
    }
    TRY_ASSIGN([[maybe_unused]] const int added, put, repository.add(keep, open));
    return {};
}

Result<> mergeInto(EditContext& context, ProductId keep, std::span<const ProductId> others)
{
    ProductRepository repository(context.db);
    TRY_ASSIGN(const Product before, fetched, editableProduct(context.db, keep));
    TRY_ASSIGN(std::vector<Product> left, read, editableProducts(context.db, others));
    for (Product& other : left)
        TRY_VOID(addUnseenMedia(context.db, other));
    const Product after = mergedProduct(before, left).product;
    TRY_VOID(validateProduct(after));
    TRY_VOID(redirectLinks(context.db, keep, others));
    for (const ProductId other : others) {
        TRY_VOID(takeAddresses(context.db, keep, other));
        TRY_VOID(repository.setTrashed(other, context.now)); // first: its SKU may be taken over
    }
    TRY_ASSIGN([[maybe_unused]] const bool changed, updated, repository.update(before, after));
    return {};
}

} // namespace

Result<StepId> mergeProducts(Catalogue& catalogue, const Actor& actor, ProductId keep,
                             std::span<const ProductId> others)
{
    return runMerge<ProductId>(catalogue, actor, keep, others,
                               {u"merge_products"_s, u"product"_s, &nameOfProduct, &mergeInto});
}

} // namespace vitrine
