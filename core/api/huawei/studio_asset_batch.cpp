// The half of studio_assets.h that is about many assets at once.
#include "core/api/huawei/studio_assets.h"
#include "core/api/huawei/studio_product_json.h"
#include "core/api/huawei/studio_words.h"
#include "core/services/edit_assets.h"

#include <QJsonArray>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMaxBatch = 100;

Result<QStringList> askedIds(const JsonFields& body)
{
    const auto ids = body.texts(u"asset_ids"_s, kMaxBatch, {.minChars = 1, .maxChars = 64}, Presence::Required);
    TRY_VOID(checkFields(body));
    return *ids;
}

Result<HttpResponse> summaries(ApiCall& call, const JsonFields& body)
{
    TRY_ASSIGN(const QStringList ids, asked, askedIds(body));
    QJsonArray list;
    for (const QString& uuid : ids) {
        const Result<Asset> asset = studioAsset(call, uuid);
        if (!asset.ok() && asset.error().code != ErrorCode::NotFound)
            return asset.error();
        if (asset.ok())
            list.append(assetAddresses(call.services, asset.value()));
    }
    return jsonReply({{u"asset_list"_s, list}});
}

/// What an action does to assets, as one step. Errors: InvalidInput (no such action).
Result<StepId> act(ApiCall& call, const QString& action, std::span<const AssetId> ids)
{
    Catalogue& catalogue = call.services.catalogue;
    AssetPatch patch;
    const QString state = kStudioState.toString();
    if (action == u"DELETE")
        return discardAssets(catalogue, call.actor(), ids, {});
    if (action == u"DELETE_FORCE")
        return discardAssets(catalogue, call.actor(), ids, {{kStudioDeleted.toString(), kStudioForced.toString()}});
    if (action == u"RESTORE")
        return restoreAssets(catalogue, call.actor(), ids);
    if (action == u"ACTIVE")
        patch.properties[state] = QString();
    else if (action == u"UNACTIVE")
        patch.properties[state] = u"UNACTIVED"_s;
    else if (action == u"SHARE")
        patch.properties[u"metastudio.shared"_s] = u"PUBLIC"_s;
    else if (action == u"UNSHARE")
        patch.properties[u"metastudio.shared"_s] = QString();
    else
        return invalidParameter(u"action"_s);
    return changeAssets(catalogue, call.actor(), ids, patch);
}

/// Whether the action can be done to an asset in its state; else why not.
QString obstacle(const QString& action, const Result<Asset>& asset)
{
    if (!asset.ok())
        return asset.error().detail;
    if (action == u"RESTORE")
        return asset.value().trashedUtc ? QString() : u"The asset is not deleted."_s;
    if (asset.value().trashedUtc && action != u"DELETE_FORCE")
        return u"The asset is deleted; restore it first."_s;
    if (action == u"ACTIVE" && asset.value().state != AssetState::Ready)
        return u"The asset has no main file yet."_s;
    return {};
}

QJsonObject outcome(const QString& status, const QJsonArray& ids)
{
    return {{u"ret_status"_s, status}, {u"asset_ids"_s, ids}};
}

Result<HttpResponse> batchAction(ApiCall& call, const JsonFields& body)
{
    const QString action = body.text(u"action"_s, {Presence::Required, 1, 64}).value_or(QString());
    TRY_ASSIGN(const QStringList uuids, asked, askedIds(body));
    QJsonArray done, results;
    std::vector<AssetId> ids;
    for (const QString& uuid : uuids) {
        const Result<Asset> asset = studioAsset(call, uuid);
        const QString reason = obstacle(action, asset);
        if (reason.isEmpty()) {
            ids.push_back(asset.value().id);
            done.append(uuid);
            continue;
        }
        QJsonObject failed = outcome(u"FAILED"_s, {uuid});
        failed.insert(u"error_info"_s,
                      QJsonObject{{u"error_code"_s, QString::fromLatin1(asset.ok() ? studio::kInvalidParameter
                                                                                   : studio::kAssetNotFound)},
                                  {u"error_msg"_s, reason}});
        results.append(failed);
    }
    TRY_ASSIGN(call.step, acted, act(call, action, ids));
    if (!done.isEmpty())
        results.prepend(outcome(u"SUCCESS"_s, done));
    return jsonReply({{u"results"_s, results}});
}

constexpr StudioOperation kOperations[] = {
    {"POST", "/digital-assets/summarys", "ListAssetSummary", "Names, states and addresses of assets",
     StudioEffect::Reads, summaries},
    {"POST", "/digital-assets/batch-action", "BatchExecuteAssetAction", "One action on many assets",
     StudioEffect::Writes, batchAction},
};

} // namespace

std::span<const StudioOperation> studioAssetBatchOperations()
{
    return kOperations;
}

} // namespace vitrine
