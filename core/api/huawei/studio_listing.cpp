#include "core/api/huawei/studio_listing.h"

#include "core/api/huawei/studio_asset_json.h"
#include "core/api/huawei/studio_product_json.h"
#include "core/api/huawei/studio_words.h"
#include "core/services/listings.h"

#include <QJsonArray>

#include <limits>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

Result<std::optional<UtcMillis>> timeOf(const ApiCall& call, const char* name)
{
    const std::optional<QString> text = queryText(call, name);
    if (!text)
        return std::optional<UtcMillis>();
    const std::optional<qint64> time = parseWireTime(*text);
    return time ? Result<std::optional<UtcMillis>>(time)
                : Result<std::optional<UtcMillis>>(invalidParameter(QString::fromLatin1(name)));
}

template <class Class, class Find>
Result<> addClasses(const QStringList& words, const QString& parameter, std::vector<Class>& classes, const Find& find)
{
    for (const QString& word : words) {
        const std::optional<std::vector<Class>> found = find(word.trimmed());
        if (!found)
            return invalidParameter(parameter);
        classes.insert(classes.end(), found->begin(), found->end());
    }
    return {};
}

std::optional<std::vector<AssetClass>> stateClasses(const QString& word)
{
    const std::optional<AssetClass> one = assetStateClass(word);
    return one ? std::optional(std::vector{*one}) : std::nullopt;
}

std::optional<std::vector<AssetClass>> typeClasses(const QString& word)
{
    return assetKindOfType(word) ? std::optional(assetTypeClasses(word)) : std::nullopt;
}

/// "KEY:VALUE,KEY:VALUE", and the user the asset belongs to.
Result<> addProperties(const ApiCall& call, AssetListing& listing)
{
    for (const QString& pair : queryList(call, "system_property")) {
        const qsizetype colon = pair.indexOf(u':');
        if (colon <= 0)
            return invalidParameter(u"system_property"_s);
        listing.also.push_back(
            {.property = kStudioSystem.toString() + pair.first(colon), .value = pair.sliced(colon + 1)});
    }
    if (const auto user = queryText(call, "app_user_id"))
        listing.also.push_back({.property = kStudioUser.toString(), .value = *user});
    return {};
}

Result<AssetListing> assetListing(const ApiCall& call)
{
    AssetListing listing;
    TRY_ASSIGN(listing.page, paged, listingPage(call, "start_time", "end_time"));
    listing.nameHas = queryText(call, "name").value_or(QString());
    listing.tagsHave = queryList(call, "tag");
    const QString combination = queryText(call, "tag_combination_type").value_or(u"UNION_SET"_s);
    if (combination != u"UNION_SET" && combination != u"INTERSECTION")
        return invalidParameter(u"tag_combination_type"_s);
    listing.everyTag = combination == u"INTERSECTION";
    for (const QString& uuid : queryList(call, "asset_id"))
        listing.uuids << uuid.toLower();
    TRY_VOID(addClasses(queryList(call, "asset_state"), u"asset_state"_s, listing.states, stateClasses));
    TRY_VOID(addClasses(queryList(call, "asset_type"), u"asset_type"_s, listing.types, typeClasses));
    // What was deleted for good is listed only when it is asked for.
    if (listing.states.empty())
        listing.also.push_back({.property = kStudioDeleted.toString()});
    TRY_VOID(addProperties(call, listing));
    return listing;
}

} // namespace

Result<ListingPage> listingPage(const ApiCall& call, const char* sinceName, const char* untilName)
{
    ListingPage page;
    const int most = call.services.limits == ApiLimits::Strict ? studio_limits::kPage : 1000;
    TRY_ASSIGN(page.offset, from, queryNumber(call, "offset", 0, 0, std::numeric_limits<qint32>::max()));
    TRY_ASSIGN(const qint64 limit, counted, queryNumber(call, "limit", 10, 1, most));
    page.limit = int(limit);
    TRY_ASSIGN(page.createdFrom, since, timeOf(call, sinceName));
    TRY_ASSIGN(page.createdUntil, until, timeOf(call, untilName));
    const QString key = queryText(call, "sort_key").value_or(u"create_time"_s);
    const QString direction = queryText(call, "sort_dir").value_or(u"asc"_s);
    if (key != u"create_time" && key != u"update_time" && key != u"asset_order")
        return invalidParameter(u"sort_key"_s);
    if (direction != u"asc" && direction != u"desc")
        return invalidParameter(u"sort_dir"_s);
    page.order = key == u"update_time" ? ListingOrder::Updated : ListingOrder::Created;
    page.descending = direction == u"desc";
    return page;
}

Result<HttpResponse> listProductsReply(ApiCall& call, const JsonFields&)
{
    ProductListing listing;
    TRY_ASSIGN(listing.page, paged, listingPage(call, "create_since", "create_until"));
    listing.nameHas = queryText(call, "name").value_or(QString());
    listing.tagHas = queryText(call, "tag").value_or(QString());
    TRY_VOID(addClasses(queryList(call, "state"), u"state"_s, listing.classes, productClasses));
    TRY_ASSIGN(const Listed<ProductId> listed, found, listProducts(call.services.catalogue, listing));
    TRY_ASSIGN(const std::vector<QJsonObject> details, read, productDetails(call.services, listed.ids));
    QJsonArray all;
    for (const QJsonObject& detail : details)
        all.append(detail);
    return jsonReply({{u"count"_s, listed.total}, {u"products"_s, all}});
}

Result<HttpResponse> listAssetsReply(ApiCall& call, const JsonFields&)
{
    const QString source = queryText(call, "asset_source").value_or(u"CUSTOMIZATION"_s);
    if (source == u"SYSTEM") // assets of the vendor: there are none here
        return jsonReply({{u"count"_s, 0}, {u"assets"_s, QJsonArray()}});
    if (source != u"CUSTOMIZATION" && source != u"ALL")
        return invalidParameter(u"asset_source"_s);
    TRY_ASSIGN(const AssetListing listing, asked, assetListing(call));
    TRY_ASSIGN(const Listed<AssetId> listed, found, listAssets(call.services.catalogue, listing));
    TRY_ASSIGN(const std::vector<QJsonObject> details, read, assetDetails(call.services, listed.ids));
    QJsonArray all;
    for (const QJsonObject& detail : details)
        all.append(detail);
    return jsonReply({{u"count"_s, listed.total}, {u"assets"_s, all}});
}

} // namespace vitrine
