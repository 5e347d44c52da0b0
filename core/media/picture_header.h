#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QSize>

namespace vitrine {

/// What a picture file says about itself before any pixel is decoded. Foreign words: check before believing.
struct PictureHeader {
    QSize size;               ///< as stored, before orientation
    int orientation = 1;      ///< EXIF, 1..8
    int frames = 1;           ///< of an animation
    QByteArray iccProfile;    ///< embedded colour profile, unchecked; empty = none
    int channels = 3;         ///< JPEG: 1 grey, 3 colour, 4 CMYK; PNG: with alpha
    int bytesPerChannel = 1;  ///< PNG: 2 for 16 bits
    bool invertedInk = false; ///< CMYK JPEG as Adobe's programs write it: 0 = full ink
    /// JPEG: decoding needs all coefficients in memory at once (progressive, or several scans), this many bytes.
    qint64 coefficientBytes = 0;
    qint64 pixelDataBytes = 0;  ///< BMP without compression: the file must have at least this many bytes
    qint64 pixelDataOffset = 0; ///< JPEG: where the first scan begins
};

/// Walk the container without decoding. Errors: Corrupt (names what is wrong; the caller adds the file's name).
Result<PictureHeader> readJpegHeader(QByteArrayView bytes);
Result<PictureHeader> readPngHeader(QByteArrayView bytes);
Result<PictureHeader> readGifHeader(QByteArrayView bytes);
Result<PictureHeader> readBitmapHeader(QByteArrayView bytes);   ///< BMP
Result<PictureHeader> readPortableHeader(QByteArrayView bytes); ///< PBM, PGM, PPM
/// Frames, orientation and profile only: the size is left to the decoder.
PictureHeader readWebpHeader(QByteArrayView bytes);

} // namespace vitrine
