#include "core/api/huawei/studio_links.h"

#include "core/api/auth/digest.h"
#include "core/api/calls/reply_cache.h"
#include "core/api/huawei/studio_words.h"
#include "core/services/asset_uploads.h"
#include "core/services/browse.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLifetimeMs = 24 * 3600 * 1000;

QByteArray formWord(LinkedForm form)
{
    switch (form) {
    case LinkedForm::File:
        return "file";
    case LinkedForm::Thumbnail256:
        return "256";
    case LinkedForm::Thumbnail512:
        return "512";
    }
    Q_UNREACHABLE();
}

QByteArray signatureOf(const ApiServices& services, const QByteArray& file, const QByteArray& form,
                       const QByteArray& expires)
{
    return hmacSha256Hex(services.linkSecret, file + '\n' + form + '\n' + expires);
}

QByteArray parameter(const ApiCall& call, const char* name)
{
    return findParameter(call.request.query, name).value_or(QByteArray());
}

ApiFailure refused(int status, const QString& reason)
{
    return {status, "MSS.10001002", u"Illegal URL parameter, please check: "_s + reason};
}

bool isGood(const ApiCall& call)
{
    const QByteArray expected =
        signatureOf(call.services, call.path.value("file_id"), call.path.value("form"), parameter(call, "expires"));
    return sameSecret(expected, parameter(call, "signature"));
}

ApiReply thumbnailReply(ApiCall& call, const AssetFile& file, int edge)
{
    const auto kept = keptThumbnail(call.services.catalogue, file.sha256, edge);
    if (!kept.ok() || !kept.value())
        return refused(404, u"There is no thumbnail of this file."_s);
    return httpResponse(200, kept.value()->mediaType.toLatin1(), kept.value()->bytes);
}

ApiReply download(ApiCall& call)
{
    if (!isGood(call))
        return refused(403, u"The address is not one that was handed out."_s);
    if (parameter(call, "expires").toLongLong() < call.services.clock.now())
        return refused(403, u"The address is too old; ask for it again."_s);
    const auto id = fileFromUuid(call.services.projectId, QString::fromLatin1(call.path.value("file_id")));
    const auto asset = assetOfFile(call.services.catalogue, id.value_or(AssetFileId()));
    if (!asset.ok() || !asset.value())
        return refused(404, u"The file is gone."_s);
    const auto& files = asset.value()->files;
    const auto file = std::find_if(files.begin(), files.end(), [&id](const AssetFile& each) { return each.id == *id; });
    const QByteArray form = call.path.value("form");
    if (form != formWord(LinkedForm::File))
        return thumbnailReply(call, *file, form.toInt());
    const Result<QString> path = filePath(call.services.catalogue, *file);
    if (!path.ok())
        return refused(404, path.error().detail);
    HttpResponse response = httpResponse(200, file->mediaType.toLatin1(), {});
    response.file = path.value();
    return response;
}

} // namespace

QString fileLink(const ApiServices& services, const AssetFile& file, LinkedForm form)
{
    const bool hasForm =
        form == LinkedForm::File || file.mediaType.startsWith(u"image/") || file.mediaType.startsWith(u"video/");
    if (file.state != FileState::Ready || file.sha256.isEmpty() || !hasForm)
        return {};
    const QByteArray id = fileUuid(services.projectId, file.id).toLatin1();
    // The same address for a whole window: it ends between 24 and 25 h from now.
    const qint64 windowEnd = (services.clock.now() / kReplyWindowMs + 1) * kReplyWindowMs;
    const QByteArray expires = QByteArray::number(windowEnd + kLifetimeMs);
    return QString::fromLatin1(services.baseUrl + "/downloads/" + id + '/' + formWord(form) + "?expires=" + expires +
                               "&signature=" + signatureOf(services, id, formWord(form), expires));
}

Route downloadRoute()
{
    return {.method = "GET",
            .path = "/downloads/{file_id}/{form}",
            .operation = "metastudio.Download",
            .summary = "Bytes or thumbnail of a file, by an address that was handed out",
            .family = ApiFamily::MetaStudio,
            .handle = download};
}

} // namespace vitrine
