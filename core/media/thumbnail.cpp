#include "core/media/thumbnail.h"

#include "core/media/picture_decoders.h"

#include <QBuffer>

#include <turbojpeg.h>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

constexpr int kJpegQuality = 85;

bool hasTransparency(const QImage& picture)
{
    if (!picture.hasAlphaChannel())
        return false;
    const QImage pixels = picture.convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < pixels.height(); ++y) {
        const auto* row = reinterpret_cast<const QRgb*>(pixels.constScanLine(y));
        if (std::any_of(row, row + pixels.width(), [](QRgb pixel) { return qAlpha(pixel) < 255; }))
            return true;
    }
    return false;
}

Result<QByteArray> encodePng(const QImage& picture)
{
    QBuffer buffer;
    if (!buffer.open(QIODevice::WriteOnly) || !picture.save(&buffer, "png"))
        return fail(ErrorCode::Internal, u"A thumbnail could not be written as PNG."_s);
    return buffer.data();
}

} // namespace

Result<QByteArray> encodeJpeg(const QImage& picture, int quality)
{
    const QImage opaque = picture.convertToFormat(QImage::Format_RGB32);
    if (opaque.isNull())
        return fail(ErrorCode::InvalidInput, u"There is no picture to encode."_s);
    const tjhandle handle = tjInitCompress();
    QByteArray bytes(qsizetype(tjBufSize(opaque.width(), opaque.height(), TJSAMP_420)), Qt::Uninitialized);
    auto* out = reinterpret_cast<unsigned char*>(bytes.data());
    auto length = static_cast<unsigned long>(bytes.size());
    const int done = handle
                         ? tjCompress2(handle, opaque.constBits(), opaque.width(), int(opaque.bytesPerLine()),
                                       opaque.height(), TJPF_BGRX, &out, &length, TJSAMP_420, quality, TJFLAG_NOREALLOC)
                         : -1;
    const QString why = QString::fromLatin1(tjGetErrorStr2(handle));
    tjDestroy(handle);
    if (done != 0)
        return fail(ErrorCode::Internal, u"A picture could not be written as JPEG: %1."_s.arg(why));
    return bytes.first(qsizetype(length));
}

Result<std::vector<Thumbnail>> makeThumbnails(const QImage& picture)
{
    if (picture.isNull())
        return fail(ErrorCode::InvalidInput, u"There is no picture to make thumbnails of."_s);
    const bool transparent = hasTransparency(picture);
    std::vector<Thumbnail> thumbnails;
    QImage scaled = picture;
    for (const int edge : kThumbnailEdges) {
        const QSize size = fitInto(picture.size(), edge);
        if (!thumbnails.empty() && size == thumbnails.back().size) {
            thumbnails.push_back(thumbnails.back());
            thumbnails.back().edge = edge;
            continue;
        }
        if (size != scaled.size())
            scaled = scaled.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        auto bytes = transparent ? encodePng(scaled) : encodeJpeg(scaled, kJpegQuality);
        if (!bytes.ok())
            return bytes.error();
        thumbnails.push_back({edge, transparent ? u"image/png"_s : u"image/jpeg"_s, size, std::move(bytes).take()});
    }
    return thumbnails;
}

} // namespace vitrine
