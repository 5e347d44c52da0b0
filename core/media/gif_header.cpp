#include "core/media/picture_header.h"

#include "core/media/tiff_tags.h"

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

constexpr quint32 kExtension = 0x21, kImage = 0x2C, kTrailer = 0x3B;

/// Bytes of a colour table that the packed field of a descriptor announces (GIF89a, 19 and 20).
qint64 tableBytes(quint32 packed)
{
    return packed & 0x80 ? 3LL << ((packed & 7) + 1) : 0;
}

/// The offset behind a chain of sub-blocks; -1 when it reaches beyond the end.
qint64 skipSubBlocks(const ByteReader& file, qint64 offset)
{
    while (const auto length = file.integer(offset, 1)) {
        offset += 1 + qint64(*length);
        if (*length == 0)
            return offset;
    }
    return -1;
}

/// The offset behind the block at `offset`; -1 when it reaches beyond the end or is none.
qint64 skipBlock(const ByteReader& file, qint64 offset, quint32 kind)
{
    if (kind == kExtension)
        return skipSubBlocks(file, offset + 2);
    if (kind != kImage)
        return -1;
    const auto packed = file.integer(offset + 9, 1);
    return packed ? skipSubBlocks(file, offset + 10 + tableBytes(*packed) + 1) : -1;
}

} // namespace

Result<PictureHeader> readGifHeader(QByteArrayView bytes)
{
    const ByteReader file(bytes, ByteReader::Order::LittleEndian);
    PictureHeader header;
    header.channels = 4;
    header.size = QSize(int(file.integer(6, 2).value_or(0)), int(file.integer(8, 2).value_or(0)));
    int frames = 0;
    qint64 offset = 13 + tableBytes(file.integer(10, 1).value_or(0));
    while (const auto kind = file.integer(offset, 1)) {
        if (*kind == kTrailer)
            break;
        if (*kind == kImage) {
            ++frames;
            const QSize frame(int(file.integer(offset + 5, 2).value_or(0)),
                              int(file.integer(offset + 7, 2).value_or(0)));
            header.size = header.size.expandedTo(frames == 1 ? frame : QSize());
        }
        offset = skipBlock(file, offset, *kind);
        if (offset < 0)
            return fail(ErrorCode::Corrupt, u"it ends before its picture does"_s);
    }
    if (frames == 0 || header.size.isEmpty())
        return fail(ErrorCode::Corrupt, u"it ends before its picture begins"_s);
    header.frames = frames;
    return header;
}

} // namespace vitrine
