#pragma once

#include "core/media/media_source.h"

#include <QImage>
#include <QRect>

#include <optional>

namespace vitrine {

/// A picture decoded as large as describing needs it.
struct LookPicture {
    QImage image;
    QSize fullSize;              ///< of the picture itself, oriented pixels
    std::optional<QRect> region; ///< the wanted part, in pixels of `image`

    /// A rectangle of `image` in pixels of the picture itself; inside it, never empty.
    QRect inPicture(const QRect& rect) const;
};

/// @param region  oriented pixels of the picture itself
/// Errors: those of decodePicture, InvalidInput (a region that is empty or not inside the picture).
Result<LookPicture> loadLookPicture(const MediaSource& source, const std::optional<QRect>& region);

} // namespace vitrine
