#include "core/api/huawei/studio_asset_body.h"

#include "core/api/huawei/studio_words.h"
#include "core/catalog/product.h"

#include <QJsonDocument>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMaxSystemProperties = 50;
constexpr int kMaxPropertyChars = 1024;
constexpr QStringView kKeptFields[] = {u"shared_config",         u"asset_order",   u"supported_service",
                                       u"auto_operation_config", u"review_config", u"asset_extra_meta"};

Result<> readSystemProperties(const JsonFields& body, AssetPatch& patch)
{
    const auto list = body.objects(u"system_properties"_s, kMaxSystemProperties);
    if (!list)
        return {};
    for (const JsonFields& one : *list) {
        const QString action = one.text(u"action"_s).value_or(u"ADD"_s);
        const QString key = one.text(u"key"_s, {Presence::Required, 1, 128}).value_or(QString());
        const QString value = one.text(u"value"_s, {.maxChars = kMaxPropertyChars}).value_or(QString());
        TRY_VOID(checkFields(one));
        if (action != u"ADD" && action != u"DELETE")
            return invalidParameter(u"system_properties.action"_s);
        patch.properties[kStudioSystem.toString() + key] = action == u"ADD" ? value : QString();
    }
    return {};
}

/// Kept fields of before, with those given now.
void readKeptFields(const JsonFields& body, const Asset* before, AssetPatch& patch)
{
    const QString key = kStudioFields.toString();
    QJsonObject kept =
        before ? QJsonDocument::fromJson(before->properties.value(key).toUtf8()).object() : QJsonObject();
    for (const QStringView field : kKeptFields) {
        if (body.has(field.toString()))
            kept.insert(field.toString(), body.json(field.toString()));
    }
    if (!kept.isEmpty())
        patch.properties[key] = QString::fromUtf8(QJsonDocument(kept).toJson(QJsonDocument::Compact));
}

} // namespace

Result<AssetPatch> assetPatch(ApiCall& call, const JsonFields& body, AssetWrite write, const Asset* before)
{
    const bool strict = call.services.limits == ApiLimits::Strict;
    const Presence named = write == AssetWrite::Create ? Presence::Required : Presence::Optional;
    AssetPatch patch;
    if (const auto name =
            body.text(u"asset_name"_s, {named, 0, strict ? studio_limits::kAssetNameChars : kMaxAssetTitleChars}))
        patch.titles[{}] = *name;
    const int description = strict ? studio_limits::kAssetDescriptionChars : kMaxDescriptionChars;
    if (const auto text = body.text(u"asset_description"_s, {.maxChars = description}))
        patch.descriptions[{}] = *text;
    if (const auto tags =
            body.texts(u"tags"_s, studio_limits::kAssetTags, {.maxChars = studio_limits::kAssetTagChars})) {
        patch.addTagPaths = *tags;
        patch.addTagPaths.removeAll(QString());
        patch.replacesTags = true;
    }
    TRY_VOID(readSystemProperties(body, patch));
    readKeptFields(body, before, patch);
    if (const auto user = call.request.headers.find("X-App-UserId"); user && write == AssetWrite::Create)
        patch.properties[kStudioUser.toString()] = QString::fromUtf8(*user);
    TRY_VOID(checkFields(body));
    return patch;
}

} // namespace vitrine
