#include "core/api/huawei/studio_products.h"

#include "core/api/huawei/studio_listing.h"
#include "core/api/huawei/studio_product_body.h"
#include "core/api/huawei/studio_product_json.h"
#include "core/api/huawei/studio_words.h"
#include "core/services/browse.h"
#include "core/services/listings.h"

#include <QJsonArray>

#include <algorithm>
#include <limits>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// The product of the path. Errors: InvalidInput: the documents have no code for a product that is not there.
Result<ProductId> namedProduct(ApiCall& call)
{
    const QString uuid = QString::fromUtf8(call.path.value("product_id")).toLower();
    TRY_ASSIGN(const std::optional<ProductId> id, found, productByUuid(call.services.catalogue, uuid));
    return id ? Result<ProductId>(*id) : Result<ProductId>(invalidParameter(u"product_id"_s));
}

Result<ProductId> livingProduct(ApiCall& call)
{
    TRY_ASSIGN(const ProductId id, named, namedProduct(call));
    TRY_ASSIGN(const std::vector<Product> page, read, products(call.services.catalogue, std::span(&id, 1)));
    return page.empty() || page.front().trashedUtc ? Result<ProductId>(invalidParameter(u"product_id"_s))
                                                   : Result<ProductId>(id);
}

/// A cover outside of the media joins them: the clouds let both be given apart.
void joinCover(ProductPatch& patch, const std::vector<AssetId>& present)
{
    if (!patch.cover || !*patch.cover)
        return;
    std::vector<AssetId> media = patch.media.value_or(present);
    if (std::find(media.begin(), media.end(), **patch.cover) != media.end())
        return;
    media.insert(media.begin(), **patch.cover);
    patch.media = std::move(media);
}

Result<HttpResponse> createOne(ApiCall& call, const JsonFields& body)
{
    TRY_ASSIGN(ProductPatch patch, read, productPatch(call, body));
    if (body.boolean(u"auto_active"_s).value_or(false))
        patch.state = ProductState::Active;
    TRY_VOID(checkFields(body));
    joinCover(patch, {});
    TRY_ASSIGN(const ProductId id, made, createProduct(call.services.catalogue, call.actor(), patch));
    TRY_ASSIGN(const std::vector<Product> page, fetched, products(call.services.catalogue, std::span(&id, 1)));
    if (page.empty())
        return fail(ErrorCode::Conflict, u"The product was removed as soon as it was made."_s);
    return jsonReply({{u"product_id"_s, page.front().uuid}});
}

Result<HttpResponse> showOne(ApiCall& call, const JsonFields&)
{
    TRY_ASSIGN(const ProductId id, named, namedProduct(call));
    TRY_ASSIGN(const std::vector<QJsonObject> details, read, productDetails(call.services, std::span(&id, 1)));
    return details.empty() ? Result<HttpResponse>(invalidParameter(u"product_id"_s))
                           : Result<HttpResponse>(jsonReply(details.front()));
}

/// The word of the wire as a change of `product`; an archived one is not active already.
std::optional<ProductState> stateChange(const Product& product, const QString& word)
{
    if (productStateWord(product) == word)
        return std::nullopt;
    return word == u"ACTIVED" ? ProductState::Active : ProductState::Draft;
}

Result<HttpResponse> updateOne(ApiCall& call, const JsonFields& body)
{
    TRY_ASSIGN(const ProductId id, named, livingProduct(call));
    TRY_ASSIGN(const ProductPatch patch, read, productPatch(call, body));
    const std::optional<QString> state = body.text(u"state"_s);
    if (state && *state != u"ACTIVED" && *state != u"UNACTIVED")
        return invalidParameter(u"state"_s);
    TRY_VOID(checkFields(body));
    const auto make = [&](const Product& product) -> Result<ProductPatch> {
        ProductPatch whole = patch;
        if (state)
            whole.state = stateChange(product, *state);
        joinCover(whole, product.media);
        return whole;
    };
    TRY_ASSIGN(call.step, changed, changeProductBy(call.services.catalogue, call.actor(), id, make));
    return emptyReply();
}

Result<HttpResponse> deleteOne(ApiCall& call, const JsonFields&)
{
    TRY_ASSIGN(const ProductId id, named, livingProduct(call));
    TRY_ASSIGN(call.step, trashed, trashProducts(call.services.catalogue, call.actor(), std::span(&id, 1)));
    return emptyReply();
}

void link(const Product& product, AssetId asset, qint64 order, ProductPatch& patch)
{
    std::vector<AssetId> media = product.media;
    const auto present = std::find(media.begin(), media.end(), asset);
    if (present != media.end() && order == 0)
        return; // it is linked, and nothing is said about its place
    std::erase(media, asset);
    const size_t place = order == 0 ? media.size() : std::min(size_t(order - 1), media.size());
    media.insert(media.begin() + qptrdiff(place), asset);
    patch.media = std::move(media);
}

void unlink(const Product& product, AssetId asset, ProductPatch& patch)
{
    patch.media = product.media;
    std::erase(*patch.media, asset);
}

void changeText(const Product& product, const TextBlock& text, bool links, ProductPatch& patch)
{
    std::vector<TextBlock> texts = product.texts;
    std::erase(texts, text);
    if (links)
        texts.push_back(text);
    patch.texts = std::move(texts);
}

Result<HttpResponse> setAsset(ApiCall& call, const JsonFields& body)
{
    TRY_ASSIGN(const ProductId id, named, livingProduct(call));
    const QString action = body.text(u"action"_s).value_or(u"LINK"_s);
    if (action != u"LINK" && action != u"UNLINK")
        return invalidParameter(u"action"_s);
    const bool links = action == u"LINK";
    const auto item = body.object(u"asset_item"_s);
    const auto text = body.object(u"text_item"_s);
    std::optional<AssetId> asset;
    qint64 order = 0;
    if (item) {
        TRY_ASSIGN(const Asset found, read, namedAsset(call, *item));
        asset = found.id;
        order = item->integer(u"order"_s, {.min = 0}).value_or(0);
    }
    TextBlock block;
    if (text)
        block = {{}, text->text(u"title"_s).value_or(QString()), text->text(u"text"_s).value_or(QString())};
    TRY_VOID(checkFields(body));
    const auto make = [&](const Product& product) -> Result<ProductPatch> {
        ProductPatch patch;
        if (asset && links)
            link(product, *asset, order, patch);
        else if (asset)
            unlink(product, *asset, patch);
        if (text)
            changeText(product, block, links, patch);
        return patch;
    };
    TRY_ASSIGN(call.step, changed, changeProductBy(call.services.catalogue, call.actor(), id, make));
    return emptyReply();
}

constexpr StudioOperation kOperations[] = {
    {"POST", "/products", "CreateProduct", "Makes a product", StudioEffect::Writes, createOne},
    {"GET", "/products", "ListProducts", "Products by part of a name, tag, state and time", StudioEffect::Repeatable,
     listProductsReply},
    {"GET", "/products/{product_id}", "ShowProduct", "One product with texts and assets", StudioEffect::Repeatable,
     showOne},
    {"PUT", "/products/{product_id}", "UpdateProduct", "Changes a product", StudioEffect::Writes, updateOne},
    {"DELETE", "/products/{product_id}", "DeleteProduct", "Moves a product to the trash", StudioEffect::Writes,
     deleteOne},
    {"POST", "/products/{product_id}/assets", "SetProductAsset", "Links or unlinks an asset or a text",
     StudioEffect::Writes, setAsset},
};

} // namespace

std::span<const StudioOperation> studioProductOperations()
{
    return kOperations;
}

} // namespace vitrine
