#include "core/api/huawei/studio_asset_json.h"

#include "core/api/huawei/studio_call.h"
#include "core/api/huawei/studio_links.h"
#include "core/api/huawei/studio_words.h"
#include "core/services/browse.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

QString suffixOf(const QString& name)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    return dot < 0 ? QString() : name.sliced(dot + 1).toLower();
}

QJsonObject fileObject(const ApiServices& services, const AssetFile& file)
{
    QJsonObject object{{u"file_id"_s, fileUuid(services.projectId, file.id)},
                       {u"file_name"_s, file.name},
                       {u"file_size"_s, file.bytes},
                       {u"file_type"_s, suffixOf(file.name)},
                       {u"asset_file_category"_s, fileCategoryWord(file.role)},
                       {u"state"_s, fileStateWord(file)}};
    if (const QString address = fileLink(services, file, LinkedForm::File); !address.isEmpty())
        object.insert(u"download_url"_s, address);
    if (!file.failure.isEmpty())
        object.insert(u"reason"_s, file.failure);
    return object;
}

/// What the service fills in about the main file. Source: "asset_extra_meta of plain types".
QJsonObject extraMeta(const Asset& asset, const AssetFile& file)
{
    const double seconds = double(file.durationMs) / 1000;
    const QString codec = file.mediaType.section(u'/', 1);
    const QString mode = file.width >= file.height ? u"Horizontal"_s : u"Vertical"_s;
    switch (asset.kind) {
    case AssetKind::Picture:
        return {{u"image_meta"_s, QJsonObject{{u"codec"_s, codec},
                                              {u"width"_s, file.width},
                                              {u"height"_s, file.height},
                                              {u"size"_s, file.bytes},
                                              {u"mode"_s, mode}}}};
    case AssetKind::Video:
        return {{u"video_meta"_s, QJsonObject{{u"width"_s, file.width},
                                              {u"height"_s, file.height},
                                              {u"duration"_s, seconds},
                                              {u"mode"_s, mode}}}};
    case AssetKind::Sound:
        return {{u"audio_meta"_s, QJsonObject{{u"audio_codec"_s, codec}, {u"duration"_s, seconds}}}};
    case AssetKind::Other:
        return {};
    }
    Q_UNREACHABLE();
}

QJsonArray systemProperties(const Asset& asset)
{
    QJsonArray list;
    for (auto one = asset.properties.cbegin(); one != asset.properties.cend(); ++one) {
        if (one.key().startsWith(kStudioSystem))
            list.append(QJsonObject{{u"key"_s, one.key().sliced(kStudioSystem.size())}, {u"value"_s, one.value()}});
    }
    return list;
}

QJsonObject detailOf(const ApiServices& services, const Asset& asset, const QHash<TagId, QString>& names)
{
    QJsonArray tags, files;
    for (const TagId tag : asset.tags) {
        if (names.contains(tag))
            tags.append(names.value(tag));
    }
    for (const AssetFile& file : asset.files)
        files.append(fileObject(services, file));
    // Fields that are only kept come first: what the catalogue knows itself wins.
    QJsonObject detail = QJsonDocument::fromJson(asset.properties.value(kStudioFields.toString()).toUtf8()).object();
    detail.insert(u"project_id"_s, services.projectId);
    detail.insert(u"asset_id"_s, asset.uuid);
    detail.insert(u"produce_id"_s, asset.uuid);
    detail.insert(u"asset_name"_s, asset.title.text());
    detail.insert(u"asset_description"_s, asset.description.text());
    detail.insert(u"create_time"_s, wireTime(asset.createdUtc));
    detail.insert(u"update_time"_s, wireTime(asset.updatedUtc));
    detail.insert(u"asset_type"_s, assetTypeWord(asset));
    detail.insert(u"asset_state"_s, assetStateWord(asset));
    detail.insert(u"tags"_s, tags);
    detail.insert(u"files"_s, files);
    detail.insert(u"system_properties"_s, systemProperties(asset));
    if (const QString user = asset.properties.value(kStudioUser.toString()); !user.isEmpty())
        detail.insert(u"app_user_id"_s, user);
    if (!asset.failure.isEmpty())
        detail.insert(u"reason"_s, asset.failure);
    if (const AssetFile* main = asset.mainFile(); main && main->state == FileState::Ready)
        detail.insert(u"asset_extra_meta"_s, extraMeta(asset, *main));
    return detail;
}

} // namespace

Result<std::vector<QJsonObject>> assetDetails(const ApiServices& services, std::span<const AssetId> ids)
{
    TRY_ASSIGN(const std::vector<Asset> found, read, assets(services.catalogue, ids));
    std::vector<TagId> tags;
    for (const Asset& asset : found)
        tags.insert(tags.end(), asset.tags.begin(), asset.tags.end());
    TRY_ASSIGN(const auto names, named, tagPaths(services.catalogue, tags));
    std::vector<QJsonObject> details;
    for (const Asset& asset : found)
        details.push_back(detailOf(services, asset, names));
    return details;
}

} // namespace vitrine
