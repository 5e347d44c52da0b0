#include "core/api/alibaba/wire_picture.h"

#include "core/api/alibaba/wire_values.h"
#include "core/api/calls/upload_store.h"
#include "core/ingest/download.h"
#include "core/ingest/url_rules.h"

#include <QFile>
#include <QTemporaryDir>
#include <QUrl>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTransferSeconds = 5; ///< AddImage: the transfer has to be over within 5 s

Checked<QByteArray> base64Picture(QByteArrayView text, qint64 limit, const PictureRefusals& refusals)
{
    // Line breaks may add a few in a hundred; what is longer than that need not be decoded.
    if (text.size() > limit / 3 * 4 + limit / 16 + 64)
        return refusals.tooLong;
    auto bytes = decodedBase64(text);
    if (!bytes)
        return refusals.content;
    if (bytes->size() > limit)
        return refusals.tooLong;
    return std::move(*bytes);
}

Checked<QByteArray> dataUriPicture(QByteArrayView uri, qint64 limit, const PictureRefusals& refusals)
{
    const qsizetype comma = uri.indexOf(',');
    if (comma < 0)
        return refusals.content;
    if (uri.first(comma).trimmed().endsWith(";base64"))
        return base64Picture(uri.sliced(comma + 1), limit, refusals);
    const QByteArray bytes = percentDecoded(uri.sliced(comma + 1));
    if (bytes.size() > limit)
        return refusals.tooLong;
    return bytes;
}

Checked<QByteArray> fetchedPicture(const QString& url, qint64 limit, const PictureRefusals& refusals)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"picture"_s);
    const AddressCheck mayConnect = [](std::span<const quint8> address) {
        return checkFetchAddress(address, PrivateAddresses::Refuse);
    };
    DownloadLimits limits;
    limits.bytes = limit;
    limits.totalSeconds = kTransferSeconds;
    const auto fetched = downloadFile(url, path, mayConnect, limits);
    if (!fetched.ok() && fetched.error().code == ErrorCode::TooLarge)
        return refusals.tooLong;
    if (!fetched.ok() && fetched.error().code == ErrorCode::Unavailable)
        return AlibabaError::TimeoutForTransferImage;
    QFile file(path);
    if (!fetched.ok() || !file.open(QIODevice::ReadOnly))
        return AlibabaError::InvalidPicUrl;
    return file.readAll();
}

/// The key that an address of our upload store ends with: "http://http://127.0.0.1:80/KEY" too.
QByteArray objectKey(QByteArrayView url)
{
    const qsizetype end = url.indexOf('?');
    const QByteArrayView path = end < 0 ? url : url.first(end);
    return percentDecoded(path.sliced(path.lastIndexOf('/') + 1));
}

Checked<QByteArray> addressedPicture(ApiServices& services, QByteArrayView url, qint64 limit,
                                     const PictureRefusals& refusals)
{
    if (const auto object = services.uploads.find(objectKey(url))) {
        if (object->body.size() > limit)
            return refusals.tooLong;
        const QByteArray view = object->body.bytes();
        return QByteArray(view.constData(), view.size());
    }
    const auto text = wireText(url);
    if (!services.fetchesPictures || !text || !checkUrl(*text).ok())
        return AlibabaError::InvalidPicUrl;
    return fetchedPicture(*text, limit, refusals);
}

bool startsWith(QByteArrayView text, QByteArrayView start)
{
    return text.size() >= start.size() && text.first(start.size()).compare(start, Qt::CaseInsensitive) == 0;
}

} // namespace

Checked<QByteArray> pictureBytes(ApiServices& services, QByteArrayView content, const PictureRefusals& refusals)
{
    const qint64 limit = alibabaLimits(services.limits).picture.bytes;
    if (startsWith(content, "data:"))
        return dataUriPicture(content, limit, refusals);
    if (startsWith(content, "http://") || startsWith(content, "https://"))
        return addressedPicture(services, content, limit, refusals);
    return base64Picture(content, limit, refusals);
}

Checked<QSize> checkPicture(const MediaSource& source, const ApiPictureLimits& limits, const PictureRefusals& refusals)
{
    const auto checked = checkedPicture(source, limits);
    if (const auto* facts = std::get_if<PictureFacts>(&checked))
        return facts->size;
    switch (std::get<PictureRefused>(checked).reason) {
    case PictureRefused::Reason::Bytes:
        return refusals.tooLong;
    case PictureRefused::Reason::NoPicture:
    case PictureRefused::Reason::Format:
        return refusals.format;
    case PictureRefused::Reason::Beyond:
    case PictureRefused::Reason::Edges:
        return AlibabaError::UnsupportedPicPixels;
    case PictureRefused::Reason::Orientation:
        return AlibabaError::IncorrectOrientation;
    }
    Q_UNREACHABLE();
}

Checked<WirePicture> readWirePicture(ApiServices& services, QByteArrayView content, const PictureRefusals& refusals)
{
    TRY_ASSIGN(QByteArray bytes, read, pictureBytes(services, content, refusals));
    const MediaSource source = MediaSource::memory(bytes, u"PicContent"_s);
    TRY_ASSIGN(const QSize size, checkedSize, checkPicture(source, alibabaLimits(services.limits).picture, refusals));
    return WirePicture{std::move(bytes), size};
}

} // namespace vitrine
