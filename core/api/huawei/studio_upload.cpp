#include "core/api/huawei/studio_upload.h"

#include "core/api/huawei/studio_files.h"

#include <limits>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr char kPurpose[] = "studio/";

QByteArray purposePrefix(const QString& fileUuid)
{
    return kPurpose + fileUuid.toLatin1() + '/';
}

/// "studio/UUID/00003/MD5/SIZE": parts sort by their number. Base64 has no other '/' than its own, so it comes encoded.
QByteArray purposeOf(const ExpectedPart& part)
{
    return purposePrefix(part.fileUuid) + QByteArray::number(part.part).rightJustified(5, '0') + '/' +
           part.md5Base64.toPercentEncoding() + '/' + QByteArray::number(part.bytes);
}

ApiFailure refused(int status, const QString& reason)
{
    return {status, studio::kIllegalUrlParameter, reason};
}

/// What was said about the bytes before they came, against what is sent.
QString mismatch(const QByteArray& purpose, const ApiCall& call)
{
    const QList<QByteArray> said = purpose.split('/');
    const QByteArray md5 = QByteArray::fromPercentEncoding(said.value(3));
    const qint64 bytes = said.value(4).toLongLong();
    if (!md5.isEmpty() && call.request.headers.value("Content-MD5") != md5)
        return u"Content-MD5 is not the file_md5 that was given."_s;
    if (bytes > 0 && call.request.body.size() != bytes)
        return u"The file has %1 bytes, not the %2 that were announced."_s.arg(call.request.body.size()).arg(bytes);
    return {};
}

ApiReply upload(ApiCall& call)
{
    const QByteArray key = call.path.value("key");
    const std::optional<QByteArray> purpose = call.services.uploads.purposeOf(key);
    if (!purpose || !purpose->startsWith(kPurpose))
        return refused(404, u"There is no such upload address, or it is too old."_s);
    const QByteArray mediaType = call.request.headers.value("Content-Type");
    if (mediaType.isEmpty())
        return refused(400, u"Content-Type is required."_s);
    if (const QString wrong = mismatch(*purpose, call); !wrong.isEmpty())
        return refused(400, wrong);
    const Result<> put = call.services.uploads.put(key, mediaType, call.request.body);
    if (!put.ok())
        return refused(put.error().code == ErrorCode::TooLarge ? 413 : 500, put.error().detail);
    const auto stored = call.services.uploads.find(key);
    const QByteArray announced = call.request.headers.value("Content-MD5");
    if (stored && !announced.isEmpty() && stored->md5Base64 != announced)
        return refused(400, u"The bytes that arrived do not have this Content-MD5."_s);
    HttpResponse response = httpResponse(200, "application/xml", {});
    if (stored)
        response.headers.add("ETag", '"' + QByteArray::fromBase64(stored->md5Base64).toHex() + '"');
    return response;
}

Result<std::unique_ptr<QTemporaryFile>> joinParts(const std::vector<UploadStore::Object>& parts)
{
    auto joined = std::make_unique<QTemporaryFile>();
    bool good = joined->open();
    for (const UploadStore::Object& part : parts)
        good = good && joined->write(part.body.bytes()) == part.body.size();
    if (!good || !joined->flush())
        return fail(ErrorCode::Io, u"The parts of an upload could not be joined: %1"_s.arg(joined->errorString()));
    return joined;
}

} // namespace

QByteArray reserveUpload(const ApiServices& services, const ExpectedPart& part)
{
    return services.baseUrl + "/uploads/" + services.uploads.reserve(purposeOf(part));
}

Result<ArrivedUpload> arrivedUpload(const ApiServices& services, const QString& fileUuid)
{
    ArrivedUpload arrived;
    arrived.parts = services.uploads.findAll(purposePrefix(fileUuid));
    if (arrived.parts.empty())
        return fail(ErrorCode::NotFound, u"The file not found: its bytes were not uploaded."_s);
    const UploadStore::Object& first = arrived.parts.front();
    if (arrived.parts.size() > 1) {
        TRY_ASSIGN(arrived.joined, joined, joinParts(arrived.parts));
        arrived.source = MediaSource::file(arrived.joined->fileName());
    } else {
        arrived.source = first.body.isSpooled() ? MediaSource::file(first.body.path())
                                                : MediaSource::memory(first.body.bytes(), u"the upload"_s);
    }
    return arrived;
}

void forgetUpload(const ApiServices& services, const ArrivedUpload& upload)
{
    for (const UploadStore::Object& part : upload.parts)
        services.uploads.remove(part.key);
}

Route uploadRoute()
{
    return {.method = "PUT",
            .path = "/uploads/{key}",
            .operation = "metastudio.Upload",
            .summary = "Bytes of a file, to an address that was handed out",
            .family = ApiFamily::MetaStudio,
            .bodyLimit = studio_limits::kFileBytes,
            .handle = upload};
}

} // namespace vitrine
