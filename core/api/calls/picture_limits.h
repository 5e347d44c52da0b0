#pragma once

#include "core/media/picture.h"

#include <QString>

#include <span>
#include <variant>

namespace vitrine {

/// What a picture that comes in with a call may be. Each family gives its own numbers, with their sources.
struct ApiPictureLimits {
    qint64 bytes;
    int minEdge;                             ///< shortest side, pixels
    int maxEdge;                             ///< longest side, pixels
    std::span<const QStringView> mediaTypes; ///< that are taken; empty = all that the catalogue reads
    bool mayBeRotated;                       ///< whether its metadata may say that it is to be turned
};

struct PictureRefused {
    enum class Reason {
        Bytes,      ///< too many
        NoPicture,  ///< or a damaged one
        Beyond,     ///< larger than this machine decodes
        Format,     ///< a picture, but not one of the formats
        Edges,      ///< too small or too large
        Orientation ///< it is to be turned
    };
    Reason reason;
    QString detail; ///< one sentence
};

/// Bytes, format, size in pixels, rotation: what the header tells. Pure but for reading `source`; any thread.
std::variant<PictureFacts, PictureRefused> checkedPicture(const MediaSource& source, const ApiPictureLimits& limits);

} // namespace vitrine
