#pragma once

#include "core/base/result.h"
#include "core/media/media_limits.h"
#include "core/media/media_source.h"

#include <QImage>
#include <QSize>
#include <QString>

namespace vitrine {

/// What a picture is, told by its header.
struct PictureFacts {
    QString mediaType;     ///< sniffed
    QSize size;            ///< oriented pixels: as it is seen
    int orientation = 1;   ///< EXIF, 1..8, as stored in the file; already applied to `size`
    int frames = 1;        ///< of an animation, pages of a TIFF; at most MediaLimits::frames
    QString colourProfile; ///< name of the embedded profile; empty = none, taken for sRGB
    bool operator==(const PictureFacts&) const = default;
};

/// A decoded picture: sRGB, upright, 8 bits. Format_RGB32, or ARGB32 (not premultiplied) where it has alpha.
struct Picture {
    QImage image;
    PictureFacts facts;
};

/// Reads the header only. Errors: InvalidInput (not a picture), Corrupt, TooLarge, Unavailable (a kind of HEIF the
/// decoder does not know), and those of MediaSource. Any thread.
Result<PictureFacts> readPictureFacts(const MediaSource& source, const MediaLimits& limits = {});

/// Decodes JPEG, PNG, GIF, BMP, WebP, TIFF, SVG, HEIC, AVIF, PBM/PGM/PPM; of an animation the first frame.
/// @param edge  longest side of the result, 0 = full size. A smaller picture stays as it is, except SVG, which is drawn
/// at
///              `edge`. JPEG, PNG and WebP are scaled while decoding, so that a huge one costs little memory.
/// Limits are checked by the header first; then never more than limits.memoryBytes is used. Orientation and colour
/// profile are applied (grey and CMYK profiles too). Truncated files are Corrupt. Same errors. Any thread.
Result<Picture> decodePicture(const MediaSource& source, int edge, const MediaLimits& limits = {});

} // namespace vitrine
