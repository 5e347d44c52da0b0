#include "core/media/sniff.h"

#include <QXmlStreamReader>

#include <array>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

using View = QByteArrayView;

bool at(View head, qsizetype offset, View magic)
{
    return head.size() >= offset + magic.size() && head.sliced(offset, magic.size()) == magic;
}

quint32 bigEndian(View head, qsizetype offset)
{
    quint32 value = 0;
    for (int i = 0; i < 4; ++i)
        value = value << 8 | quint8(head[offset + i]);
    return value;
}

/// A signature at a fixed place. The order matters only where one is the beginning of another.
struct Signature {
    qsizetype offset;
    View magic;
    ContentKind kind;
    const char* mediaType;
};

constexpr Signature kSignatures[] = {
    {0, View("\xFF\xD8\xFF", 3), ContentKind::Picture, "image/jpeg"},
    {0, View("\x89PNG\r\n\x1A\n", 8), ContentKind::Picture, "image/png"},
    {0, View("GIF87a", 6), ContentKind::Picture, "image/gif"},
    {0, View("GIF89a", 6), ContentKind::Picture, "image/gif"},
    {0, View("II*\0", 4), ContentKind::Picture, "image/tiff"},
    {0, View("MM\0*", 4), ContentKind::Picture, "image/tiff"},
    {0, View("II+\0", 4), ContentKind::Picture, "image/tiff"},
    {0, View("MM\0+", 4), ContentKind::Picture, "image/tiff"},
    {0, View("fLaC", 4), ContentKind::Sound, "audio/flac"},
    {0, View("PK\3\4", 4), ContentKind::Archive, "application/zip"},
    {0, View("PK\5\6", 4), ContentKind::Archive, "application/zip"},
    {0, View("7z\xBC\xAF\x27\x1C", 6), ContentKind::Archive, "application/x-7z-compressed"},
    {0, View("\x1F\x8B\x08", 3), ContentKind::Archive, "application/gzip"},
    {0, View("BZh", 3), ContentKind::Archive, "application/x-bzip2"},
    {0,
     View("\xFD"
          "7zXZ\0",
          6),
     ContentKind::Archive, "application/x-xz"},
    {0, View("\x28\xB5\x2F\xFD", 4), ContentKind::Archive, "application/zstd"},
    {257, View("ustar", 5), ContentKind::Archive, "application/x-tar"},
    {0, View("Rar!\x1A\x07", 6), ContentKind::Archive, "application/vnd.rar"},
    {0, View("%PDF-", 5), ContentKind::Unknown, "application/pdf"},
    {0, View("8BPS", 4), ContentKind::Unknown, "image/vnd.adobe.photoshop"},
    {0, View("SQLite format 3\0", 16), ContentKind::Unknown, "application/vnd.sqlite3"},
};

struct Brand {
    const char* brand;
    ContentKind kind;
    const char* mediaType;
};

/// Brands of ISO base media files (ISO/IEC 14496-12 "ftyp"; mp4ra.org keeps the list).
constexpr Brand kBrands[] = {
    {"avif", ContentKind::Picture, "image/avif"},    {"avis", ContentKind::Picture, "image/avif"},
    {"heic", ContentKind::Picture, "image/heic"},    {"heix", ContentKind::Picture, "image/heic"},
    {"heim", ContentKind::Picture, "image/heic"},    {"heis", ContentKind::Picture, "image/heic"},
    {"hevc", ContentKind::Picture, "image/heic"},    {"hevx", ContentKind::Picture, "image/heic"},
    {"M4A ", ContentKind::Sound, "audio/mp4"},       {"M4B ", ContentKind::Sound, "audio/mp4"},
    {"qt  ", ContentKind::Video, "video/quicktime"}, {"3gp4", ContentKind::Video, "video/3gpp"},
    {"3gp5", ContentKind::Video, "video/3gpp"},      {"3gp6", ContentKind::Video, "video/3gpp"},
    {"mif1", ContentKind::Picture, "image/heic"},    {"msf1", ContentKind::Picture, "image/heic"},
};

const Brand* findBrand(View brand)
{
    for (const Brand& known : kBrands) {
        if (brand == View(known.brand, 4))
            return &known;
    }
    return nullptr;
}

std::optional<Sniffed> sniffIsoMedia(View head)
{
    // Old QuickTime films have no ftyp at all.
    for (const View box : {View("moov"), View("mdat"), View("wide")}) {
        if (at(head, 4, box))
            return Sniffed{ContentKind::Video, u"video/quicktime"_s};
    }
    if (!at(head, 4, "ftyp") || head.size() < 12)
        return std::nullopt;
    // "mif1" says only "some still picture": the compatible brands then tell HEIC from AVIF.
    const auto isGeneric = [head](qsizetype offset) { return at(head, offset, "mif1") || at(head, offset, "msf1"); };
    const Brand* major = findBrand(head.sliced(8, 4));
    const qsizetype end = std::min<qsizetype>(bigEndian(head, 0), head.size());
    for (qsizetype offset = 16; (!major || isGeneric(8)) && offset + 4 <= end; offset += 4) {
        const Brand* other = findBrand(head.sliced(offset, 4));
        if (other && other->kind == ContentKind::Picture && !isGeneric(offset)) {
            major = other;
            break;
        }
    }
    if (major)
        return Sniffed{major->kind, QString::fromLatin1(major->mediaType)};
    return Sniffed{ContentKind::Video, u"video/mp4"_s};
}

std::optional<Sniffed> sniffChunked(View head)
{
    if (at(head, 0, "RIFF") || at(head, 0, "RF64")) {
        if (at(head, 8, "WEBP"))
            return Sniffed{ContentKind::Picture, u"image/webp"_s};
        if (at(head, 8, "WAVE"))
            return Sniffed{ContentKind::Sound, u"audio/x-wav"_s};
        if (at(head, 8, "AVI "))
            return Sniffed{ContentKind::Video, u"video/x-msvideo"_s};
    }
    if (at(head, 0, "FORM") && (at(head, 8, "AIFF") || at(head, 8, "AIFC")))
        return Sniffed{ContentKind::Sound, u"audio/x-aiff"_s};
    if (at(head, 0, View("\x1A\x45\xDF\xA3", 4))) { // EBML; its DocType is among the first elements
        const bool webm = head.first(std::min<qsizetype>(head.size(), 64)).contains(View("webm"));
        return Sniffed{ContentKind::Video, webm ? u"video/webm"_s : u"video/x-matroska"_s};
    }
    if (at(head, 0, "OggS")) {
        const View page = head.first(std::min<qsizetype>(head.size(), 128));
        if (page.contains(View("theora")))
            return Sniffed{ContentKind::Video, u"video/ogg"_s};
        return Sniffed{ContentKind::Sound, page.contains(View("OpusHead")) ? u"audio/opus"_s : u"audio/ogg"_s};
    }
    return std::nullopt;
}

/// Bytes of the MPEG audio frame whose header is at `offset`, 0 when that is no header (ISO/IEC 11172-3, 2.4.1.3).
int mpegFrameBytes(View head, qsizetype offset)
{
    if (head.size() < offset + 4)
        return 0;
    const quint32 header = bigEndian(head, offset);
    const int version = int(header >> 19 & 3), layer = int(header >> 17 & 3), bitrate = int(header >> 12 & 15);
    const int rate = int(header >> 10 & 3), padding = int(header >> 9 & 1);
    if (header >> 21 != 0x7FF || version == 1 || layer != 1 || bitrate == 0 || bitrate == 15 || rate == 3)
        return 0;
    constexpr int kKilobits[2][15] = {{0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
                                      {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}};
    constexpr int kRates[3] = {44100, 48000, 32000};
    const int hertz = kRates[rate] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
    return (version == 3 ? 144 : 72) * kKilobits[version == 3 ? 0 : 1][bitrate] * 1000 / hertz + padding;
}

std::optional<Sniffed> sniffFrames(View head)
{
    if (at(head, 0, "ID3"))
        return Sniffed{ContentKind::Sound, u"audio/mpeg"_s};
    if (head.size() >= 8 && quint8(head[0]) == 0xFF && (quint8(head[1]) & 0xF6) == 0xF0)
        return Sniffed{ContentKind::Sound, u"audio/aac"_s}; // ADTS
    const int first = mpegFrameBytes(head, 0);
    // One header is twelve bits of luck; a second one where the first ends is not.
    if (first > 0 && (head.size() < first + 4 || mpegFrameBytes(head, first) > 0))
        return Sniffed{ContentKind::Sound, u"audio/mpeg"_s};
    return std::nullopt;
}

std::optional<Sniffed> sniffPlainPicture(View head)
{
    if (at(head, 0, "BM") && head.size() >= 18) {
        const int headerBytes = quint8(head[14]) | quint8(head[15]) << 8 | quint8(head[16]) << 16;
        for (const int known : {12, 40, 52, 56, 64, 108, 124}) {
            if (headerBytes == known)
                return Sniffed{ContentKind::Picture, u"image/bmp"_s};
        }
    }
    if (head.size() >= 3 && head[0] == 'P' && head[1] >= '1' && head[1] <= '6' && View(" \t\r\n#").contains(head[2])) {
        static constexpr const char* kNames[3] = {"image/x-portable-bitmap", "image/x-portable-graymap",
                                                  "image/x-portable-pixmap"};
        return Sniffed{ContentKind::Picture, QString::fromLatin1(kNames[(head[1] - '1') % 3])};
    }
    return std::nullopt;
}

bool looksLikeText(View head)
{
    if (at(head, 0, View("\xFF\xFE", 2)) || at(head, 0, View("\xFE\xFF", 2)))
        return true; // UTF-16 with its mark
    qsizetype odd = 0;
    for (const char c : head) {
        if (c == 0)
            return false;
        odd += quint8(c) < 0x20 && !View("\t\n\r\f\x1B").contains(c) ? 1 : 0;
    }
    return !head.isEmpty() && odd * 200 <= head.size();
}

Sniffed sniffText(View head)
{
    QXmlStreamReader xml(head.first(std::min(head.size(), kSniffBytes)).toByteArray());
    while (!xml.atEnd() && !xml.isStartElement())
        xml.readNext();
    if (xml.isStartElement()) {
        if (xml.name() == "svg"_L1)
            return {ContentKind::Picture, u"image/svg+xml"_s};
        const bool html = xml.name().compare("html"_L1, Qt::CaseInsensitive) == 0;
        return html ? Sniffed{ContentKind::Unknown, u"text/html"_s} : Sniffed{ContentKind::Text, u"text/xml"_s};
    }
    if (looksLikeText(head))
        return {ContentKind::Text, u"text/plain"_s};
    return {ContentKind::Unknown, u"application/octet-stream"_s};
}

} // namespace

Sniffed sniff(QByteArrayView head)
{
    for (const Signature& signature : kSignatures) {
        if (!at(head, signature.offset, signature.magic))
            continue;
        if (at(head, 0, "PK\3\4") && head.contains(View("[Content_Types].xml")) && head.contains(View("xl/")))
            return {ContentKind::Archive, u"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"_s};
        return {signature.kind, QString::fromLatin1(signature.mediaType)};
    }
    for (const auto& part : {&sniffIsoMedia, &sniffChunked, &sniffFrames, &sniffPlainPicture}) {
        if (const auto found = part(head))
            return *found;
    }
    return sniffText(head);
}

Result<Sniffed> sniff(const MediaSource& source)
{
    TRY_ASSIGN(const QByteArray head, read, source.head(kSniffBytes));
    return sniff(QByteArrayView(head));
}

AssetKind assetKind(ContentKind kind)
{
    switch (kind) {
    case ContentKind::Picture:
        return AssetKind::Picture;
    case ContentKind::Video:
        return AssetKind::Video;
    case ContentKind::Sound:
        return AssetKind::Sound;
    case ContentKind::Archive:
    case ContentKind::Text:
    case ContentKind::Unknown:
        break;
    }
    return AssetKind::Other;
}

QString fileEnding(const QString& mediaType)
{
    static constexpr std::array<std::array<const char*, 2>, 33> kEndings{{
        {"image/jpeg", "jpg"},
        {"image/png", "png"},
        {"image/gif", "gif"},
        {"image/bmp", "bmp"},
        {"image/webp", "webp"},
        {"image/tiff", "tif"},
        {"image/svg+xml", "svg"},
        {"image/heic", "heic"},
        {"image/avif", "avif"},
        {"image/x-portable-bitmap", "pbm"},
        {"image/x-portable-graymap", "pgm"},
        {"image/x-portable-pixmap", "ppm"},
        {"video/mp4", "mp4"},
        {"video/quicktime", "mov"},
        {"video/webm", "webm"},
        {"video/x-matroska", "mkv"},
        {"video/x-msvideo", "avi"},
        {"video/3gpp", "3gp"},
        {"video/ogg", "ogv"},
        {"audio/mpeg", "mp3"},
        {"audio/x-wav", "wav"},
        {"audio/flac", "flac"},
        {"audio/ogg", "ogg"},
        {"audio/opus", "opus"},
        {"audio/mp4", "m4a"},
        {"audio/aac", "aac"},
        {"audio/x-aiff", "aiff"},
        {"application/zip", "zip"},
        {"application/pdf", "pdf"},
        {"application/x-tar", "tar"},
        {"application/x-7z-compressed", "7z"},
        {"text/plain", "txt"},
        {"text/xml", "xml"},
    }};
    for (const auto& [type, ending] : kEndings) {
        if (mediaType == QLatin1StringView(type))
            return QString::fromLatin1(ending);
    }
    return u"bin"_s;
}

} // namespace vitrine
