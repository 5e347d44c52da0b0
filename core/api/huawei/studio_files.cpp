#include "core/api/huawei/studio_files.h"

#include "core/api/calls/upload_store.h"
#include "core/api/huawei/studio_assets.h"
#include "core/api/huawei/studio_upload.h"
#include "core/api/huawei/studio_words.h"
#include "core/services/asset_uploads.h"
#include "core/services/look_search.h"

#include <QJsonArray>

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

struct WantedFile {
    QString name, type, category;
    Asset asset;
};

Result<WantedFile> wantedFile(ApiCall& call, const JsonFields& body)
{
    WantedFile wanted;
    wanted.name = body.text(u"file_name"_s, {Presence::Required, 1, studio_limits::kFileNameChars}).value_or(QString());
    wanted.type = body.text(u"file_type"_s, {Presence::Required, 1, 64}).value_or(QString());
    wanted.category = body.text(u"asset_file_category"_s, {Presence::Required, 1, 128}).value_or(QString());
    const QString asset = body.text(u"asset_id"_s, {Presence::Required, 1, 64}).value_or(QString());
    TRY_VOID(checkFields(body));
    TRY_ASSIGN(wanted.asset, found, studioAsset(call, asset));
    if (!fileRoleOf(wanted.category) || !typeTakesCategory(assetTypeWord(wanted.asset), wanted.category))
        return invalidParameter(u"asset_file_category"_s);
    return wanted;
}

/// Makes the file's place. A main or cover file that is there already has its own code.
Result<AssetFileId> reserve(ApiCall& call, const WantedFile& wanted)
{
    return reserveFile(call.services.catalogue, call.actor(), wanted.asset.id, *fileRoleOf(wanted.category),
                       wanted.name);
}

Result<HttpResponse> createFile(ApiCall& call, const JsonFields& body)
{
    TRY_ASSIGN(const WantedFile wanted, read, wantedFile(call, body));
    const QString md5 = body.text(u"file_md5"_s, {Presence::Required, 24, 24}).value_or(QString());
    const auto size = body.integer(u"file_size"_s, {Presence::Required, 1, studio_limits::kFileBytes});
    TRY_VOID(checkFields(body));
    if (QByteArray::fromBase64(md5.toLatin1()).size() != 16)
        return invalidParameter(u"file_md5"_s);
    TRY_ASSIGN(const AssetFileId file, reserved, reserve(call, wanted));
    const QString uuid = fileUuid(call.services.projectId, file);
    const QByteArray address = reserveUpload(call.services, {uuid, 0, md5.toLatin1(), *size});
    return jsonReply({{u"file_id"_s, uuid}, {u"upload_url"_s, QString::fromLatin1(address)}});
}

Result<HttpResponse> createLargeFile(ApiCall& call, const JsonFields& body)
{
    TRY_ASSIGN(const WantedFile wanted, read, wantedFile(call, body));
    const auto parts = body.integer(u"file_multipart_count"_s, {.min = 1, .max = studio_limits::kFileParts});
    body.integer(u"file_size"_s, {.min = 1, .max = studio_limits::kLargeFileBytes});
    TRY_VOID(checkFields(body));
    if (!QStringList{u"MAIN"_s, u"OTHER"_s, u"PACKAGE"_s}.contains(wanted.category))
        return invalidParameter(u"asset_file_category"_s);
    TRY_ASSIGN(const AssetFileId file, reserved, reserve(call, wanted));
    const QString uuid = fileUuid(call.services.projectId, file);
    QJsonArray addresses;
    for (int part = 0; part < parts.value_or(1); ++part)
        addresses.append(QString::fromLatin1(reserveUpload(call.services, {uuid, part, {}, 0})));
    return jsonReply({{u"file_id"_s, uuid}, {u"upload_urls"_s, addresses}});
}

Result<AssetFileId> pathFile(ApiCall& call)
{
    const QString uuid = QString::fromUtf8(call.path.value("file_id"));
    const std::optional<AssetFileId> file = fileFromUuid(call.services.projectId, uuid);
    return file ? Result<AssetFileId>(*file)
                : Result<AssetFileId>(fail(ErrorCode::NotFound, u"The file not found: %1"_s.arg(uuid)));
}

bool isThere(const Asset& asset, AssetFileId id)
{
    return std::any_of(asset.files.begin(), asset.files.end(),
                       [id](const AssetFile& file) { return file.id == id && file.state == FileState::Ready; });
}

Result<HttpResponse> takeUpload(ApiCall& call, AssetFileId file)
{
    TRY_ASSIGN(const std::optional<Asset> asset, found, assetOfFile(call.services.catalogue, file));
    if (!asset)
        return fail(ErrorCode::NotFound, u"The file not found."_s);
    if (isThere(*asset, file))
        return emptyReply(); // completed before: the same answer
    TRY_ASSIGN(const ArrivedUpload arrived, gathered,
               arrivedUpload(call.services, fileUuid(call.services.projectId, file)));
    TRY_ASSIGN(call.step, completed, completeFile(call.services.catalogue, call.actor(), file, arrived.source));
    forgetUpload(call.services, arrived);
    if (asset->kind == AssetKind::Picture)
        TRY_VOID(call.services.look.makeFindable(std::span(&asset->id, 1)));
    return emptyReply();
}

Result<HttpResponse> confirmUpload(ApiCall& call, const JsonFields& body)
{
    TRY_ASSIGN(const AssetFileId file, named, pathFile(call));
    const QString state = body.text(u"state"_s, {Presence::Required, 1, 64}).value_or(QString());
    TRY_VOID(checkFields(body));
    if (state == u"CREATED")
        return takeUpload(call, file);
    if (state != u"FAILED" && state != u"CANCELLED")
        return invalidParameter(u"state"_s);
    TRY_ASSIGN(call.step, failed, failFile(call.services.catalogue, call.actor(), file, state));
    return emptyReply();
}

Result<HttpResponse> deleteFile(ApiCall& call, const JsonFields&)
{
    TRY_ASSIGN(const AssetFileId file, named, pathFile(call));
    TRY_ASSIGN(call.step, removed, removeFile(call.services.catalogue, call.actor(), file));
    return emptyReply();
}

/// The role that is taken.
const char* takenRole(const JsonFields& body)
{
    return body.text(u"asset_file_category"_s) == u"COVER"_s ? studio::kCoverFileExists : studio::kMainFileExists;
}

constexpr StudioOperation kOperations[] = {
    {"POST", "/files", "CreateFile", "A place for a file and an address to put it to", StudioEffect::Writes, createFile,
     studio::kAssetNotFound, takenRole},
    {"POST", "/large-files", "CreateLargeFile", "The same in parts", StudioEffect::Writes, createLargeFile,
     studio::kAssetNotFound, takenRole},
    {"POST", "/files/{file_id}/complete", "ConfirmFileUpload", "Takes the bytes that arrived", StudioEffect::Writes,
     confirmUpload, studio::kFileNotFound},
    {"DELETE", "/files/{file_id}", "DeleteFile", "Takes a file out of its asset", StudioEffect::Writes, deleteFile,
     studio::kFileNotFound},
};

} // namespace

std::span<const StudioOperation> studioFileOperations()
{
    return kOperations;
}

} // namespace vitrine
