#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/catalog/localized_text.h"
#include "core/media/media_limits.h"
#include "core/media/media_source.h"

#include <QDateTime>
#include <QStringList>

#include <optional>
#include <vector>

namespace vitrine {

/// When a picture was taken. Cameras write the time of their own clock; newer ones also its offset from UTC.
struct TakenTime {
    QDateTime clock; ///< what the camera's clock showed, as UTC only in form
    /// Seconds east of UTC, where the file says so, or GPS time tells. Without it the clock is taken to have been set
    /// to this machine's time zone.
    std::optional<int> offsetSeconds;
    UtcMillis utc() const;
    bool operator==(const TakenTime&) const = default;
};

/// What people and cameras wrote into a picture (EXIF, IPTC, XMP) or into a sidecar beside it.
struct EmbeddedMetadata {
    LocalizedText title;
    LocalizedText description;
    std::vector<QStringList> keywords; ///< paths from the root of a tag tree
    QString creator;                   ///< several joined with "; "
    QString rights;
    std::optional<TakenTime> taken;
    std::optional<int> rating; ///< 0..5
    bool isRejected = false;   ///< a rating of -1
    bool hasGps = false;       ///< a place is in the file: to be stripped on export
    bool operator==(const EmbeddedMetadata&) const = default;
};

/// Reads JPEG, PNG, WebP, TIFF, HEIC, AVIF (what else holds none gives an empty value). Which field wins: formats.md
/// section 7. Errors: Corrupt (the blocks cannot be read), TooLarge, those of MediaSource. Any thread.
Result<EmbeddedMetadata> readEmbeddedMetadata(const MediaSource& source, const MediaLimits& limits = {});

/// The sidecar of a picture: `photo.jpg.xmp` (digiKam, darktable), else `photo.xmp` (Adobe, Apple). Nothing when there
/// is none. Errors: Corrupt, TooLarge, Io.
Result<std::optional<EmbeddedMetadata>> readSidecar(const QString& picturePath, const MediaLimits& limits = {});
/// The same from the bytes of a sidecar.
Result<EmbeddedMetadata> readXmp(const QByteArray& xmp, const QString& name, const MediaLimits& limits = {});

/// A sidecar is newer than what is in the file: each of its fields that says something wins.
EmbeddedMetadata mergeMetadata(const EmbeddedMetadata& sidecar, const EmbeddedMetadata& embedded);

} // namespace vitrine
