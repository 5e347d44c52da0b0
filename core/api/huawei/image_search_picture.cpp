#include "core/api/huawei/image_search_picture.h"

#include "core/api/calls/fetched_bytes.h"
#include "core/api/calls/upload_store.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTransferSeconds = 10;

Error tooLarge(qint64 limit)
{
    return fail(ErrorCode::TooLarge, u"The picture is larger than %1 bytes."_s.arg(limit));
}

bool isSpace(char c)
{
    return c == '\n' || c == '\r' || c == ' ' || c == '\t';
}

/// Without white space; a view where there is none.
QByteArray withoutSpace(QByteArrayView text)
{
    if (std::none_of(text.begin(), text.end(), isSpace))
        return QByteArray::fromRawData(text.data(), text.size());
    QByteArray kept = text.toByteArray();
    kept.erase(std::remove_if(kept.begin(), kept.end(), isSpace), kept.end());
    return kept;
}

} // namespace

Result<QByteArray> bytesOfBase64(QByteArrayView text, qint64 limit)
{
    const QByteArrayView trimmed = text.trimmed();
    const QByteArray base64 =
        withoutSpace(trimmed.startsWith("data:") ? trimmed.sliced(trimmed.indexOf(',') + 1) : trimmed);
    if (base64.size() > limit / 3 * 4 + 8)
        return tooLarge(limit);
    const auto options =
        base64.contains('-') || base64.contains('_') ? QByteArray::Base64UrlEncoding : QByteArray::Base64Encoding;
    const auto result = QByteArray::fromBase64Encoding(base64, options | QByteArray::AbortOnBase64DecodingErrors);
    if (!result || result.decoded.isEmpty())
        return fail(ErrorCode::InvalidInput, u"The picture is not base64."_s);
    if (result.decoded.size() > limit)
        return tooLarge(limit);
    return result.decoded;
}

Result<QByteArray> bytesOfUrl(ApiServices& services, const QString& url, qint64 limit)
{
    const QByteArray key = percentDecoded(url.section(u'?', 0, 0).section(u'/', -1).toUtf8());
    if (const auto object = key.isEmpty() ? std::nullopt : services.uploads.find(key)) {
        if (object->body.size() > limit)
            return tooLarge(limit);
        const QByteArray view = object->body.bytes();
        return QByteArray(view.constData(), view.size());
    }
    if (!services.fetchesPictures)
        return fail(ErrorCode::NotFound, u"This listener fetches no pictures from other addresses."_s);
    const Result<QByteArray> fetched = fetchBytes(url, limit, kTransferSeconds);
    if (!fetched.ok() && fetched.error().code == ErrorCode::Unavailable)
        return fail(ErrorCode::NotFound, fetched.error().detail);
    return fetched;
}

Result<ReceivedPicture> receivedPicture(QByteArray bytes, const ApiPictureLimits& limits)
{
    const auto checked = checkedPicture(MediaSource::memory(bytes, u"The picture"_s), limits);
    if (const auto* refused = std::get_if<PictureRefused>(&checked))
        return fail(refused->reason == PictureRefused::Reason::Bytes ? ErrorCode::TooLarge : ErrorCode::InvalidInput,
                    refused->detail);
    return ReceivedPicture{std::move(bytes), std::get<PictureFacts>(checked).size};
}

} // namespace vitrine
