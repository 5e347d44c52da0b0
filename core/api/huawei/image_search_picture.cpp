#include "core/api/huawei/image_search_picture.h"

#include "core/api/calls/fetched_bytes.h"
#include "core/api/calls/upload_store.h"
#include "core/media/picture.h"

#include <QStringList>

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTransferSeconds = 10;

Error tooLarge(qint64 limit)
{
    return fail(ErrorCode::TooLarge, u"The picture is larger than %1 bytes."_s.arg(limit));
}

bool isVendorFormat(const QString& mediaType, bool takesWebp)
{
    static const QStringList kFormats{u"image/jpeg"_s, u"image/png"_s, u"image/bmp"_s};
    return kFormats.contains(mediaType) || (takesWebp && mediaType == u"image/webp");
}

QByteArray withoutSpace(const QByteArray& text)
{
    QByteArray kept;
    kept.reserve(text.size());
    for (const char c : text) {
        if (c != '\n' && c != '\r' && c != ' ' && c != '\t')
            kept.append(c);
    }
    return kept;
}

} // namespace

Result<QByteArray> bytesOfBase64(const QString& text, qint64 limit)
{
    QByteArray base64 = withoutSpace(text.toLatin1());
    if (base64.startsWith("data:"))
        base64 = base64.mid(base64.indexOf(',') + 1);
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

Result<ReceivedPicture> receivedPicture(QByteArray bytes, const ImageSearchPictureLimits& limits)
{
    if (bytes.size() > limits.bytes)
        return tooLarge(limits.bytes);
    const Result<PictureFacts> read = readPictureFacts(MediaSource::memory(bytes, u"The picture"_s));
    if (!read.ok())
        return fail(ErrorCode::InvalidInput, read.error().detail);
    const PictureFacts& facts = read.value();
    if (!limits.anyFormat && !isVendorFormat(facts.mediaType, limits.takesWebp))
        return fail(ErrorCode::InvalidInput, u"Pictures of the format %1 are not taken."_s.arg(facts.mediaType));
    const auto [shorter, longer] = std::minmax({facts.size.width(), facts.size.height()});
    if (shorter < limits.minEdge || longer > limits.maxEdge)
        return fail(ErrorCode::InvalidInput,
                    u"The picture has %1 x %2 pixels; its sides must have %3 to %4."_s.arg(facts.size.width())
                        .arg(facts.size.height())
                        .arg(limits.minEdge)
                        .arg(limits.maxEdge));
    if (!limits.mayBeRotated && facts.orientation > 1)
        return fail(ErrorCode::InvalidInput, u"The picture says that it is to be rotated; turn it upright first."_s);
    return ReceivedPicture{std::move(bytes), facts.size};
}

} // namespace vitrine
