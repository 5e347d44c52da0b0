#include "core/media/metadata_fields.h"

#include <QRegularExpression>
#include <QTimeZone>

#include <exiv2/exiv2.hpp>

#include <cmath>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

/// "+02:00", "-0530", "Z"; nothing when it is none.
std::optional<int> parseOffset(const QString& text)
{
    static const QRegularExpression pattern(u"^([+-])(\\d{2}):?(\\d{2})$"_s);
    if (text == "Z"_L1)
        return 0;
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const int seconds = (match.capturedView(2).toInt() * 60 + match.capturedView(3).toInt()) * 60;
    if (seconds > 14 * 3600)
        return std::nullopt;
    return match.capturedView(1) == u'-' ? -seconds : seconds;
}

/// The offset that GPS time (always UTC) reveals: the camera's clock minus it, to the quarter of an hour.
std::optional<int> offsetFromGps(const Exiv2::ExifData& exif, const QDateTime& clock)
{
    const QString date = exifText(exif, "Exif.GPSInfo.GPSDateStamp");
    const auto stamp = exif.findKey(Exiv2::ExifKey("Exif.GPSInfo.GPSTimeStamp"));
    const auto day = parseTakenTime(date);
    if (!day || stamp == exif.end() || stamp->count() < 3)
        return std::nullopt;
    const double seconds =
        double(stamp->toFloat(0)) * 3600 + double(stamp->toFloat(1)) * 60 + double(stamp->toFloat(2));
    if (!(seconds >= 0 && seconds < 86400))
        return std::nullopt;
    const double difference = double(day->clock.secsTo(clock)) - seconds;
    const double quarters = std::round(difference / 900);
    // A fix may be minutes old; one that is not near a quarter says nothing.
    if (std::abs(difference - quarters * 900) > 300 || std::abs(quarters) > 14 * 4)
        return std::nullopt;
    return int(quarters) * 900;
}

struct ExifTime {
    const char* time;
    const char* fraction;
    const char* offset;
};

std::optional<TakenTime> exifTime(const Exiv2::ExifData& exif, const ExifTime& keys)
{
    auto taken = parseTakenTime(exifText(exif, keys.time));
    if (!taken)
        return std::nullopt;
    if (const QString fraction = exifText(exif, keys.fraction); !fraction.isEmpty())
        taken->clock = taken->clock.addMSecs((fraction + u"000"_s).left(3).toInt());
    if (!taken->offsetSeconds)
        taken->offsetSeconds = parseOffset(exifText(exif, keys.offset));
    if (!taken->offsetSeconds)
        taken->offsetSeconds = offsetFromGps(exif, taken->clock);
    return taken;
}

std::optional<TakenTime> iptcTime(const Exiv2::IptcData& iptc)
{
    const QString date = iptcText(iptc, "Iptc.Application2.DateCreated");
    const QString time = iptcText(iptc, "Iptc.Application2.TimeCreated");
    const auto both = parseTakenTime(time.isEmpty() ? date : date + u'T' + time);
    return both ? both : parseTakenTime(date);
}

} // namespace

std::optional<TakenTime> parseTakenTime(const QString& text)
{
    static const QRegularExpression pattern(
        u"^(\\d{4})[-:](\\d{2})[-:](\\d{2})(?:[T ](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?)?\\s*(Z|[+-]\\d{2}:?\\d{2})?$"_s);
    const QRegularExpressionMatch match = pattern.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const QDate date(match.capturedView(1).toInt(), match.capturedView(2).toInt(), match.capturedView(3).toInt());
    const QString fraction = (match.captured(7) + u"000"_s).left(3);
    const QTime time(match.capturedView(4).toInt(), match.capturedView(5).toInt(), match.capturedView(6).toInt(),
                     fraction.toInt());
    // Cameras whose clock was never set say 0000:00:00, or the first second they know of.
    if (!date.isValid() || !time.isValid() || date.year() < 1826)
        return std::nullopt;
    return TakenTime{QDateTime(date, time, Qt::UTC), parseOffset(match.captured(8))};
}

UtcMillis TakenTime::utc() const
{
    if (offsetSeconds)
        return clock.toMSecsSinceEpoch() - qint64(*offsetSeconds) * 1000;
    return QDateTime(clock.date(), clock.time(), Qt::LocalTime).toMSecsSinceEpoch();
}

std::optional<TakenTime> chooseTakenTime(const Exiv2::ExifData& exif, const Exiv2::IptcData& iptc,
                                         const Exiv2::XmpData& xmp)
{
    const ExifTime original{"Exif.Photo.DateTimeOriginal", "Exif.Photo.SubSecTimeOriginal",
                            "Exif.Photo.OffsetTimeOriginal"};
    const ExifTime digitised{"Exif.Photo.DateTimeDigitized", "Exif.Photo.SubSecTimeDigitized",
                             "Exif.Photo.OffsetTimeDigitized"};
    std::optional<TakenTime> taken = exifTime(exif, original);
    if (!taken)
        taken = parseTakenTime(xmpText(xmp, "Xmp.exif.DateTimeOriginal"));
    if (!taken)
        taken = parseTakenTime(xmpText(xmp, "Xmp.photoshop.DateCreated"));
    if (!taken)
        taken = iptcTime(iptc);
    if (!taken)
        taken = exifTime(exif, digitised);
    if (!taken)
        taken = parseTakenTime(xmpText(xmp, "Xmp.xmp.CreateDate"));
    return taken;
}

} // namespace vitrine
