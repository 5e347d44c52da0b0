#pragma once

#include "core/base/result.h"
#include "core/media/media_limits.h"
#include "core/media/picture_header.h"

#include <QImage>

namespace vitrine {

/// Inside core/media: one decoder a family of formats. picture.h is what others call.

/// What a decoder needs to know. `edge` is the wanted longest side of the result, 0 = as large as it is. A decoder may
/// give more than the edge where that is cheaper, never less unless the picture is smaller.
struct DecodeRequest {
    QByteArrayView bytes;
    QString mediaType;
    QString name; ///< for messages
    int edge = 0;
    MediaLimits limits;
};

/// Pixels as stored: not oriented yet, of the embedded profile.
struct DecodedPixels {
    QImage image;
    PictureHeader header;
    bool inkLayout = false; ///< the image holds CMYK bytes in Format_RGBA8888
};

/// Errors of all: Corrupt (damaged or truncated), TooLarge (a limit of MediaLimits), both naming the file; Internal.
Result<DecodedPixels> decodeJpeg(const DecodeRequest& request);
Result<DecodedPixels> decodeHeif(const DecodeRequest& request);
Result<DecodedPixels> decodeSvg(const DecodeRequest& request);
/// PNG, GIF, BMP, WebP, TIFF, PBM/PGM/PPM by Qt's readers.
Result<DecodedPixels> decodeByQt(const DecodeRequest& request);

/// Facts only; size() of the result is as stored.
Result<PictureHeader> readHeifHeader(const DecodeRequest& request);
Result<PictureHeader> readSvgHeader(const DecodeRequest& request);
Result<PictureHeader> readHeaderByQt(const DecodeRequest& request);

/// Refuses what a header promises beyond the limits of edge and pixels, or what `bytes` of file can never hold.
Result<> checkPromise(const DecodeRequest& request, const PictureHeader& header);
/// Refuses a decode that needs more memory than the limit, the file itself counted.
Result<> checkMemory(const DecodeRequest& request, qint64 needed);
/// "'name' is damaged: why."
Error damaged(const DecodeRequest& request, const QString& why);

/// `size` made to fit a square of `edge` (0 = any), never larger than it is, at least 1 x 1.
QSize fitInto(QSize size, int edge);

} // namespace vitrine
