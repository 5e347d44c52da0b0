#include "core/api/huawei/studio_assets.h"

#include "core/api/huawei/studio_asset_body.h"
#include "core/api/huawei/studio_asset_json.h"
#include "core/api/huawei/studio_listing.h"
#include "core/api/huawei/studio_words.h"
#include "core/services/asset_uploads.h"
#include "core/services/browse.h"
#include "core/services/edit_assets.h"
#include "core/services/listings.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

Result<Asset> pathAsset(ApiCall& call)
{
    return studioAsset(call, QString::fromUtf8(call.path.value("asset_id")));
}

Result<HttpResponse> detailReply(ApiCall& call, AssetId asset)
{
    TRY_ASSIGN(const std::vector<QJsonObject> details, read, assetDetails(call.services, std::span(&asset, 1)));
    if (details.empty())
        return fail(ErrorCode::NotFound, u"Asset not found."_s);
    return jsonReply(details.front());
}

Result<HttpResponse> createOne(ApiCall& call, const JsonFields& body)
{
    TRY_ASSIGN(const AssetPatch said, read, assetPatch(call, body, AssetWrite::Create));
    const QString type = body.text(u"asset_type"_s, {Presence::Required, 1, 64}).value_or(QString());
    TRY_VOID(checkFields(body));
    const std::optional<AssetKind> kind = assetKindOfType(type);
    if (!kind)
        return invalidParameter(u"asset_type"_s);
    NewAsset wanted{.kind = *kind, .tagPaths = said.addTagPaths};
    wanted.title = said.titles.count({}) ? said.titles.at({}) : QString();
    wanted.description = said.descriptions.count({}) ? said.descriptions.at({}) : QString();
    for (const auto& [key, value] : said.properties)
        wanted.properties.insert(key, value);
    wanted.properties.insert(kStudioType.toString(), type);
    wanted.properties.insert(kStudioState.toString(), u"UNACTIVED"_s);
    TRY_ASSIGN(const MadeAsset made, created, createAsset(call.services.catalogue, call.actor(), wanted));
    return jsonReply({{u"asset_id"_s, made.uuid}, {u"produce_id"_s, made.uuid}});
}

Result<HttpResponse> showOne(ApiCall& call, const JsonFields&)
{
    TRY_ASSIGN(const Asset asset, named, pathAsset(call));
    return detailReply(call, asset.id);
}

/// ACTIVED is the state that needs no word of its own.
Result<> setState(const Asset& asset, const QString& word, AssetPatch& patch)
{
    if (word != u"ACTIVED" && word != u"UNACTIVED" && word != u"WAITING_DELETE")
        return invalidParameter(u"asset_state"_s);
    if (asset.state != AssetState::Ready && word == u"ACTIVED")
        return fail(ErrorCode::InvalidInput, u"Invalid parameter: asset_state. The asset has no main file yet."_s);
    patch.properties[kStudioState.toString()] = word == u"ACTIVED" ? QString() : word;
    return {};
}

Result<HttpResponse> updateOne(ApiCall& call, const JsonFields& body)
{
    TRY_ASSIGN(const Asset asset, named, pathAsset(call));
    TRY_ASSIGN(AssetPatch patch, read, assetPatch(call, body, AssetWrite::Update, &asset));
    if (const auto state = body.text(u"asset_state"_s))
        TRY_VOID(setState(asset, *state, patch));
    TRY_VOID(checkFields(body));
    TRY_ASSIGN(call.step, changed, changeAssets(call.services.catalogue, call.actor(), std::span(&asset.id, 1), patch));
    return detailReply(call, asset.id);
}

Result<HttpResponse> deleteOne(ApiCall& call, const JsonFields&)
{
    TRY_ASSIGN(const Asset asset, named, pathAsset(call));
    const std::optional<QString> mode = queryText(call, "mode");
    if (mode && *mode != u"force")
        return invalidParameter(u"mode"_s);
    std::map<QString, QString> marks;
    if (mode)
        marks[kStudioDeleted.toString()] = kStudioForced.toString();
    TRY_ASSIGN(call.step, discarded,
               discardAssets(call.services.catalogue, call.actor(), std::span(&asset.id, 1), marks));
    return emptyReply();
}

Result<HttpResponse> restoreOne(ApiCall& call, const JsonFields&)
{
    TRY_ASSIGN(const Asset asset, named, pathAsset(call));
    if (!asset.trashedUtc)
        return fail(ErrorCode::InvalidInput, u"Invalid parameter: asset_id. The asset is not deleted."_s);
    TRY_ASSIGN(call.step, restored, restoreAssets(call.services.catalogue, call.actor(), std::span(&asset.id, 1)));
    return emptyReply();
}

constexpr StudioOperation kOperations[] = {
    {"POST", "/digital-assets", "CreateDigitalAsset", "Makes an asset that waits for its files", StudioEffect::Writes,
     createOne},
    {"GET", "/digital-assets", "ListAssets", "Assets by name, tags, type, state and time", StudioEffect::Repeatable,
     listAssetsReply},
    {"GET", "/digital-assets/{asset_id}", "ShowAsset", "One asset with its files", StudioEffect::Repeatable, showOne},
    {"PUT", "/digital-assets/{asset_id}", "UpdateDigitalAsset", "Changes an asset", StudioEffect::Writes, updateOne},
    {"DELETE", "/digital-assets/{asset_id}", "DeleteAsset", "Moves an asset to the trash", StudioEffect::Writes,
     deleteOne},
    {"POST", "/digital-assets/{asset_id}/restore", "RestoreAsset", "Brings an asset back", StudioEffect::Writes,
     restoreOne},
};

} // namespace

std::span<const StudioOperation> studioAssetOperations()
{
    return kOperations;
}

Result<Asset> studioAsset(ApiCall& call, const QString& uuid)
{
    TRY_ASSIGN(const std::optional<AssetId> id, found, assetByUuid(call.services.catalogue, uuid.toLower()));
    TRY_ASSIGN(const std::vector<Asset> page, read,
               assets(call.services.catalogue, id ? std::span(&*id, 1) : std::span<const AssetId>()));
    if (page.empty() || assetStateWord(page.front()) == u"DELETED")
        return fail(ErrorCode::NotFound, u"Asset not found: %1"_s.arg(uuid));
    return page.front();
}

} // namespace vitrine
