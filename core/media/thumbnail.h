#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QImage>
#include <QString>

#include <array>
#include <vector>

namespace vitrine {

/// The squares that thumbnails are made to fit. A picture is decoded once to the larger one.
inline constexpr std::array<int, 2> kThumbnailEdges{512, 256};

/// Changes whenever thumbnails are made differently (size, quality, colours): stored ones of another recipe are stale.
inline constexpr quint64 kThumbnailRecipe = 1;

struct Thumbnail {
    int edge = 0;      ///< the square it fits; the picture may be smaller
    QString mediaType; ///< "image/jpeg", "image/png" where it has alpha
    QSize size;
    QByteArray bytes;
};

/// One thumbnail a square of kThumbnailEdges, from a picture decoded to the largest of them. Smaller pictures are not
/// enlarged. JPEG quality 85 with 4:2:0 colour; PNG only where a pixel is not opaque. sRGB without a profile.
/// Errors: InvalidInput (null picture), Internal (the encoder failed). Any thread.
Result<std::vector<Thumbnail>> makeThumbnails(const QImage& picture);

/// JPEG bytes of an opaque picture. Same errors.
Result<QByteArray> encodeJpeg(const QImage& picture, int quality);

} // namespace vitrine
