#include "core/media/picture_header.h"

#include "core/media/tiff_tags.h"

#include <map>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

constexpr int kStartOfScan = 0xDA, kEndOfImage = 0xD9, kApp1 = 0xE1, kApp2 = 0xE2, kApp14 = 0xEE;
constexpr qint64 kProfileLimit = 16 << 20;

/// SOF0..SOF15 without DHT, JPG and DAC, which lie between them (ITU-T T.81, table B.1).
bool isFrameHeader(int marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/// What the walk collects; the profile comes in numbered pieces.
struct JpegWalk {
    PictureHeader header;
    std::map<int, QByteArray> profilePieces;
    int frameMarker = 0;
    int frameComponents = 0;
    qint64 frameCoefficientBytes = 0;

    void readSegment(int marker, const ByteReader& segment);
    void readFrame(int marker, const ByteReader& segment);
    void readScan(const ByteReader& segment);
};

void JpegWalk::readFrame(int marker, const ByteReader& segment)
{
    frameMarker = marker;
    header.size = QSize(int(segment.integer(3, 2).value_or(0)), int(segment.integer(1, 2).value_or(0)));
    frameComponents = int(segment.integer(5, 1).value_or(0));
    header.channels = frameComponents;
    quint32 widest = 1, tallest = 1;
    for (int i = 0; i < frameComponents; ++i) {
        const quint32 sampling = segment.integer(7 + i * 3, 1).value_or(0x11);
        widest = std::max(widest, sampling >> 4);
        tallest = std::max(tallest, sampling & 15);
    }
    for (int i = 0; i < frameComponents; ++i) {
        const quint32 sampling = segment.integer(7 + i * 3, 1).value_or(0x11);
        const qint64 width = qint64(header.size.width()) * (sampling >> 4) / widest + 8;
        const qint64 height = qint64(header.size.height()) * (sampling & 15) / tallest + 8;
        frameCoefficientBytes += width * height * 2;
    }
}

void JpegWalk::readScan(const ByteReader& segment)
{
    constexpr int kProgressive[] = {0xC2, 0xC6, 0xCA, 0xCE};
    const bool progressive =
        std::find(std::begin(kProgressive), std::end(kProgressive), frameMarker) != std::end(kProgressive);
    if (progressive || int(segment.integer(0, 1).value_or(0)) < frameComponents)
        header.coefficientBytes = frameCoefficientBytes;
}

void JpegWalk::readSegment(int marker, const ByteReader& segment)
{
    if (isFrameHeader(marker) && frameMarker == 0) {
        readFrame(marker, segment);
    } else if (marker == kApp1 && segment.bytes(0, 6) == QByteArrayView("Exif\0\0", 6)) {
        header.orientation = tiffOrientation(segment.bytes(6, segment.size() - 6));
    } else if (marker == kApp2 && segment.bytes(0, 12) == QByteArrayView("ICC_PROFILE\0", 12)) {
        profilePieces.emplace(int(segment.integer(12, 1).value_or(0)),
                              segment.bytes(14, segment.size() - 14).toByteArray());
    } else if (marker == kApp14 && segment.bytes(0, 5) == QByteArrayView("Adobe")) {
        header.invertedInk = true;
    } else if (marker == kStartOfScan) {
        readScan(segment);
    }
}

} // namespace

Result<PictureHeader> readJpegHeader(QByteArrayView bytes)
{
    const ByteReader file(bytes, ByteReader::Order::BigEndian);
    JpegWalk walk;
    qint64 offset = 2;
    for (;;) {
        // Any number of fill bytes may stand before a marker.
        while (file.integer(offset, 2) == 0xFFFFu)
            ++offset;
        const auto marker = file.integer(offset, 2);
        if (!marker || *marker >> 8 != 0xFF || (*marker & 0xFF) == kEndOfImage)
            return fail(ErrorCode::Corrupt, u"it ends before its picture begins"_s);
        const int code = int(*marker & 0xFF);
        const bool isBare = code == 0x01 || (code >= 0xD0 && code <= 0xD8); // no length follows
        const quint32 length = isBare ? 0 : file.integer(offset + 2, 2).value_or(0);
        if (!isBare && length < 2)
            return fail(ErrorCode::Corrupt, u"it ends before its picture begins"_s);
        if (!isBare)
            walk.readSegment(code, ByteReader(file.bytes(offset + 4, length - 2), ByteReader::Order::BigEndian));
        offset += 2 + length;
        if (code == kStartOfScan)
            break;
    }
    if (walk.header.size.isEmpty())
        return fail(ErrorCode::Corrupt, u"its header gives no size"_s);
    walk.header.pixelDataOffset = offset;
    for (const auto& [number, piece] : walk.profilePieces) {
        if (walk.header.iccProfile.size() + piece.size() <= kProfileLimit)
            walk.header.iccProfile += piece;
    }
    return walk.header;
}

} // namespace vitrine
