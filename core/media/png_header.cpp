#include "core/media/picture_header.h"

#include "core/media/tiff_tags.h"

#include <zlib.h>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

/// The profile of an iCCP chunk: a name, a zero, the method, a zlib stream (PNG specification, 11.3.3.3).
QByteArray inflateProfile(QByteArrayView chunk)
{
    constexpr uLongf kLimit = 4 << 20; // printer profiles have a few MB; a bomb ends here
    const qsizetype name = chunk.indexOf('\0');
    if (name < 0 || name + 2 >= chunk.size())
        return {};
    const QByteArrayView packed = chunk.sliced(name + 2);
    QByteArray profile(qsizetype(kLimit), Qt::Uninitialized);
    uLongf length = kLimit;
    if (uncompress(reinterpret_cast<Bytef*>(profile.data()), &length, reinterpret_cast<const Bytef*>(packed.data()),
                   uLong(packed.size())) != Z_OK)
        return {};
    return profile.first(qsizetype(length));
}

} // namespace

Result<PictureHeader> readPngHeader(QByteArrayView bytes)
{
    const ByteReader file(bytes, ByteReader::Order::BigEndian);
    PictureHeader header;
    if (file.bytes(12, 4) != QByteArrayView("IHDR") || file.size() < 33)
        return fail(ErrorCode::Corrupt, u"its header is missing"_s);
    const quint32 width = *file.integer(16, 4), height = *file.integer(20, 4);
    if (width == 0 || height == 0 || width > 0x7FFFFFFF || height > 0x7FFFFFFF)
        return fail(ErrorCode::Corrupt, u"its header gives no size"_s);
    header.size = QSize(int(width), int(height));
    header.bytesPerChannel = *file.integer(24, 1) == 16 ? 2 : 1;
    header.channels = 4;
    qint64 offset = 8;
    while (const auto length = file.integer(offset, 4)) {
        const QByteArrayView name = file.bytes(offset + 4, 4);
        const QByteArrayView data = file.bytes(offset + 8, *length);
        if (name == QByteArrayView("iCCP"))
            header.iccProfile = inflateProfile(data);
        else if (name == QByteArrayView("eXIf"))
            header.orientation = tiffOrientation(data);
        else if (name == QByteArrayView("acTL"))
            header.frames = int(std::clamp<quint32>(file.integer(offset + 8, 4).value_or(1), 1, 0x7FFFFFFF));
        else if (name == QByteArrayView("IEND"))
            return header;
        offset += 12 + qint64(*length);
    }
    return fail(ErrorCode::Corrupt, u"it ends before its picture does"_s);
}

} // namespace vitrine
