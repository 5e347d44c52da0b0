#include "core/media/picture_decoders.h"

#include <turbojpeg.h>

#include <memory>
#include <type_traits>

using namespace Qt::StringLiterals;

// TurboJPEG instead of Qt's reader: it tells a truncated file, hands out CMYK as it is stored, and stops at 500 scans
// (a small progressive file may hold millions, each as costly as a whole picture). Scaled decoding is equally fast.

namespace vitrine {
namespace {

struct DestroyHandle {
    void operator()(void* handle) const { tjDestroy(handle); }
};
using Handle = std::unique_ptr<std::remove_pointer_t<tjhandle>, DestroyHandle>;

/// The smallest of the decoder's own scales whose result still has `edge` pixels.
QSize scaledDecodeSize(QSize size, int edge)
{
    if (edge <= 0)
        return size;
    QSize best = size;
    for (int eighths = 7; eighths >= 1; --eighths) {
        const tjscalingfactor factor{eighths, 8};
        const QSize scaled(TJSCALED(size.width(), factor), TJSCALED(size.height(), factor));
        if (std::max(scaled.width(), scaled.height()) >= edge)
            best = scaled;
    }
    return best;
}

/// Pixel data never holds FF D9, so its absence after the first scan's beginning means that the end is missing. The
/// library would fill up with grey and only warn.
bool isTruncated(QByteArrayView bytes, qint64 pixelDataOffset)
{
    return bytes.lastIndexOf(QByteArrayView("\xFF\xD9", 2)) < pixelDataOffset;
}

/// Whether what the library complains of leaves the picture as a person expects it. Its error code does not tell: a
/// fatal error after a warning is reported as a warning.
bool isHarmless(const QString& complaint)
{
    for (const auto beginning : {"Corrupt JPEG data:"_L1, "Warning:"_L1, "Inconsistent progression"_L1,
                                 "Invalid SOS parameters"_L1, "Unknown Adobe"_L1}) {
        if (complaint.startsWith(beginning))
            return !complaint.contains("premature end"_L1);
    }
    return false;
}

} // namespace

Result<DecodedPixels> decodeJpeg(const DecodeRequest& request)
{
    const auto header = readJpegHeader(request.bytes);
    if (!header.ok())
        return damaged(request, header.error().detail);
    DecodedPixels pixels;
    pixels.header = header.value();
    TRY_VOID(checkPromise(request, pixels.header));
    if (isTruncated(request.bytes, pixels.header.pixelDataOffset))
        return damaged(request, u"it ends before its picture does"_s);
    const QSize size = scaledDecodeSize(pixels.header.size, request.edge);
    TRY_VOID(checkMemory(request, qint64(size.width()) * size.height() * 4 + pixels.header.coefficientBytes));

    pixels.inkLayout = pixels.header.channels == 4;
    pixels.image = QImage(size, pixels.inkLayout ? QImage::Format_RGBA8888 : QImage::Format_RGB32);
    const Handle handle(tjInitDecompress());
    if (pixels.image.isNull() || !handle)
        return fail(ErrorCode::TooLarge, u"There is not enough memory to decode '%1'."_s.arg(request.name));
    const auto* bytes = reinterpret_cast<const unsigned char*>(request.bytes.data());
    const int done = tjDecompress2(handle.get(), bytes, static_cast<unsigned long>(request.bytes.size()),
                                   pixels.image.bits(), size.width(), int(pixels.image.bytesPerLine()), size.height(),
                                   pixels.inkLayout ? TJPF_CMYK : TJPF_BGRA, TJFLAG_LIMITSCANS);
    const QString complaint = done == 0 ? QString() : QString::fromLatin1(tjGetErrorStr2(handle.get()));
    if (!complaint.isEmpty() && !isHarmless(complaint))
        return damaged(request, complaint);
    return pixels;
}

} // namespace vitrine
