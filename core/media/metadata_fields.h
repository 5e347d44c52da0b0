#pragma once

#include "core/media/embedded_metadata.h"

namespace Exiv2 {
class ExifData;
class IptcData;
class XmpData;
} // namespace Exiv2

namespace vitrine {

/// Inside core/media: chooses among the fields of the three standards. May throw what Exiv2 throws.
EmbeddedMetadata chooseFields(const Exiv2::ExifData& exif, const Exiv2::IptcData& iptc, const Exiv2::XmpData& xmp);
/// The taken time alone: EXIF original, XMP original, Photoshop's, IPTC, EXIF digitised, XMP creation.
std::optional<TakenTime> chooseTakenTime(const Exiv2::ExifData& exif, const Exiv2::IptcData& iptc,
                                         const Exiv2::XmpData& xmp);

/// EXIF "2024:05:17 13:45:10", XMP and IPTC "2024-05-17T13:45:10.25+02:00"; the time of day may be missing.
std::optional<TakenTime> parseTakenTime(const QString& text);

/// Text of unknown encoding: UTF-8 where valid, else Windows-1252; trimmed, no NUL.
QString foreignText(const std::string& bytes);
/// Text of one field, empty when there is none. The value at `index` of a list.
QString exifText(const Exiv2::ExifData& exif, const char* key);
QString iptcText(const Exiv2::IptcData& iptc, const char* key);
QString xmpText(const Exiv2::XmpData& xmp, const char* key);

} // namespace vitrine
