#include "core/media/picture_header.h"

#include "core/media/tiff_tags.h"

namespace vitrine {

PictureHeader readWebpHeader(QByteArrayView bytes)
{
    const ByteReader file(bytes, ByteReader::Order::LittleEndian);
    PictureHeader header;
    header.channels = 4;
    int frames = 0;
    qint64 offset = 12;
    while (const auto length = file.integer(offset + 4, 4)) {
        const QByteArrayView name = file.bytes(offset, 4);
        QByteArrayView data = file.bytes(offset + 8, *length);
        if (name == QByteArrayView("ANMF")) {
            ++frames;
        } else if (name == QByteArrayView("ICCP")) {
            header.iccProfile = data.toByteArray();
        } else if (name == QByteArrayView("EXIF")) {
            // Some programs keep JPEG's prefix.
            if (data.startsWith(QByteArrayView("Exif\0\0", 6)))
                data = data.sliced(6);
            header.orientation = tiffOrientation(data);
        }
        offset += 8 + qint64(*length) + (*length & 1);
    }
    header.frames = std::max(frames, 1);
    return header;
}

} // namespace vitrine
