#include "core/media/picture_decoders.h"
#include "core/media/svg_cleaner.h"
#include "core/media/tiff_tags.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageReader>

#include <mutex>
#include <tiffio.h>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

/// Settings of the process, made before the first decode. Qt's limit (256 MB a picture) is one number for all: ours are
/// checked before each decode, Qt's stays behind them for pictures inside SVGs. libtiff, under Qt's reader, would write
/// to stderr what the Result says anyway.
void prepareLibraries()
{
    static std::once_flag once;
    std::call_once(once, [] {
        QImageReader::setAllocationLimit(2048);
        TIFFSetWarningHandler(nullptr);
        TIFFSetErrorHandler(nullptr);
    });
}

/// A buffer that answers a seek beyond its end, as damaged TIFFs ask for, without a warning on stderr.
class QuietBuffer final : public QBuffer
{
public:
    bool seek(qint64 position) override { return position >= 0 && position <= size() && QBuffer::seek(position); }
};

/// One reader over bytes, bound to the format that was sniffed: Qt must not guess another.
class BytesReader
{
public:
    BytesReader(const DecodeRequest& request, QByteArrayView bytes)
    {
        prepareLibraries();
        m_buffer.setData(QByteArray::fromRawData(bytes.data(), bytes.size()));
        m_reader.setDevice(&m_buffer);
        m_reader.setFormat(formatOf(request.mediaType));
        m_reader.setAutoDetectImageFormat(false);
        m_reader.setAutoTransform(false);
    }
    QImageReader* operator->() { return &m_reader; }

private:
    static QByteArray formatOf(const QString& mediaType)
    {
        if (mediaType == "image/svg+xml"_L1)
            return "svg";
        if (mediaType.startsWith("image/x-portable-"_L1))
            return mediaType.endsWith("bitmap"_L1) ? "pbm" : mediaType.endsWith("graymap"_L1) ? "pgm" : "ppm";
        return mediaType.mid(6).toLatin1(); // "image/png" -> "png"
    }

    QuietBuffer m_buffer;
    QImageReader m_reader;
};

/// Size by Qt's reader, for formats whose container we do not walk ourselves.
Result<PictureHeader> readSizeByQt(const DecodeRequest& request)
{
    PictureHeader header;
    if (request.mediaType == "image/webp"_L1)
        header = readWebpHeader(request.bytes);
    header.channels = 4;
    BytesReader reader(request, request.bytes);
    header.size = reader->size();
    if (header.size.isEmpty())
        return fail(ErrorCode::Corrupt, u"its header cannot be read"_s);
    if (request.mediaType == "image/tiff"_L1) {
        header.frames = tiffPageCount(request.bytes, request.limits.frames);
        header.orientation = tiffOrientation(request.bytes);
        header.iccProfile = tiffColourProfile(request.bytes);
        header.bytesPerChannel = 2; // or float; the reader tells only while decoding
    }
    return header;
}

Result<PictureHeader> headerOf(const DecodeRequest& request)
{
    auto header = request.mediaType == "image/png"_L1                    ? readPngHeader(request.bytes)
                  : request.mediaType == "image/gif"_L1                  ? readGifHeader(request.bytes)
                  : request.mediaType == "image/bmp"_L1                  ? readBitmapHeader(request.bytes)
                  : request.mediaType.startsWith("image/x-portable-"_L1) ? readPortableHeader(request.bytes)
                                                                         : readSizeByQt(request);
    if (!header.ok())
        return damaged(request, header.error().detail);
    TRY_VOID(checkPromise(request, header.value()));
    // Qt would show the missing rows as black.
    if (header.value().pixelDataBytes > request.bytes.size())
        return damaged(request, u"it ends before its picture does"_s);
    return header;
}

/// PNG without an embedded profile may describe its colours by gamma and primaries; Qt makes a profile of these.
QByteArray profileFromQt(const QImage& image)
{
    const QColorSpace space = image.colorSpace();
    const bool nearlySrgb =
        space.primaries() == QColorSpace::Primaries::SRgb &&
        (space.transferFunction() == QColorSpace::TransferFunction::SRgb || std::abs(space.gamma() - 2.2F) < 0.05F);
    return space.isValid() && !nearlySrgb ? space.iccProfile() : QByteArray();
}

} // namespace

Result<PictureHeader> readHeaderByQt(const DecodeRequest& request)
{
    return headerOf(request);
}

Result<DecodedPixels> decodeByQt(const DecodeRequest& request)
{
    DecodedPixels pixels;
    TRY_ASSIGN(pixels.header, header, headerOf(request));
    const QSize size = pixels.header.size;
    const QSize wanted = fitInto(size, request.edge);
    const qint64 stored = qint64(size.width()) * size.height() * 4 * pixels.header.bytesPerChannel;
    TRY_VOID(checkMemory(request, stored + qint64(wanted.width()) * wanted.height() * 4));

    BytesReader reader(request, request.bytes);
    if (wanted != size)
        reader->setScaledSize(wanted);
    if (!reader->read(&pixels.image))
        return damaged(request, reader->errorString());
    if (pixels.header.iccProfile.isEmpty())
        pixels.header.iccProfile = profileFromQt(pixels.image);
    return pixels;
}

Result<PictureHeader> readSvgHeader(const DecodeRequest& request)
{
    const auto clean = cleanSvg(request.bytes, request.limits);
    if (!clean.ok())
        return fail(clean.error().code, u"'%1' cannot be drawn: %2."_s.arg(request.name, clean.error().detail));
    BytesReader reader(request, clean.value());
    PictureHeader header;
    header.size = reader->size();
    if (header.size.isEmpty())
        return damaged(request, u"it gives no size"_s);
    header.channels = 4;
    return header;
}

Result<DecodedPixels> decodeSvg(const DecodeRequest& request)
{
    constexpr int kLargestEdge = 4096; // lines have no pixels of their own: larger shows nothing more
    const auto clean = cleanSvg(request.bytes, request.limits);
    if (!clean.ok())
        return fail(clean.error().code, u"'%1' cannot be drawn: %2."_s.arg(request.name, clean.error().detail));
    BytesReader reader(request, clean.value());
    DecodedPixels pixels;
    pixels.header.size = reader->size();
    if (pixels.header.size.isEmpty())
        return damaged(request, u"it gives no size"_s);
    pixels.header.channels = 4;
    // Drawn at the wanted size, larger too: an icon of 24 pixels makes a sharp thumbnail.
    QSize wanted = fitInto(pixels.header.size, kLargestEdge);
    if (request.edge > 0)
        wanted = pixels.header.size.scaled(request.edge, request.edge, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
    reader->setScaledSize(wanted);
    if (!reader->read(&pixels.image))
        return damaged(request, reader->errorString());
    return pixels;
}

} // namespace vitrine
