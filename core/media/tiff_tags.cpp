#include "core/media/tiff_tags.h"

#include <algorithm>

namespace vitrine {
namespace {

struct TiffField {
    quint32 type = 0;
    quint32 count = 0;
    qint64 valueOffset = 0; ///< of the four bytes that hold the value or its place
};

/// A field of the first directory of a classic (32-bit) TIFF.
std::optional<TiffField> findField(const ByteReader& tiff, quint32 tag)
{
    const auto directory = tiff.integer(4, 4);
    const auto count = tiff.integer(directory.value_or(0), 2);
    if (!directory || !count)
        return std::nullopt;
    for (qint64 i = 0; i < *count; ++i) {
        const qint64 field = qint64(*directory) + 2 + i * 12;
        const auto found = tiff.integer(field, 2);
        if (!found)
            return std::nullopt;
        if (*found == tag)
            return TiffField{tiff.integer(field + 2, 2).value_or(0), tiff.integer(field + 4, 4).value_or(0), field + 8};
    }
    return std::nullopt;
}

std::optional<ByteReader> openTiff(QByteArrayView bytes)
{
    if (bytes.startsWith("II*"))
        return ByteReader(bytes, ByteReader::Order::LittleEndian);
    if (bytes.startsWith("MM") && bytes.size() > 3 && bytes[3] == '*')
        return ByteReader(bytes, ByteReader::Order::BigEndian);
    return std::nullopt;
}

constexpr quint32 kOrientationTag = 0x0112, kProfileTag = 0x8773;
constexpr quint32 kShortType = 3;

} // namespace

int tiffOrientation(QByteArrayView bytes)
{
    const auto tiff = openTiff(bytes);
    const auto field = tiff ? findField(*tiff, kOrientationTag) : std::nullopt;
    if (!field || field->type != kShortType)
        return 1;
    const quint32 value = tiff->integer(field->valueOffset, 2).value_or(1);
    return value >= 1 && value <= 8 ? int(value) : 1;
}

QByteArray tiffColourProfile(QByteArrayView bytes)
{
    const auto tiff = openTiff(bytes);
    const auto field = tiff ? findField(*tiff, kProfileTag) : std::nullopt;
    if (!field || field->count <= 4)
        return {};
    return tiff->bytes(tiff->integer(field->valueOffset, 4).value_or(0), field->count).toByteArray();
}

int tiffPageCount(QByteArrayView bytes, int limit)
{
    const auto tiff = openTiff(bytes);
    if (!tiff)
        return 1;
    int pages = 0;
    // A chain that bites its tail ends at the limit.
    for (quint32 directory = tiff->integer(4, 4).value_or(0); directory != 0 && pages < limit; ++pages) {
        const auto fields = tiff->integer(directory, 2);
        if (!fields)
            break;
        directory = tiff->integer(qint64(directory) + 2 + qint64(*fields) * 12, 4).value_or(0);
    }
    return std::max(pages, 1);
}

} // namespace vitrine
