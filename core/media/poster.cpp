#include "core/media/orientation.h"
#include "core/media/picture_decoders.h"
#include "core/media/stream_parts.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libswscale/swscale.h>
}

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

struct FreeScaler {
    void operator()(SwsContext* context) const { sws_freeContext(context); }
};

} // namespace

Result<QImage> frameImage(const AvFile& file, const AVFrame& frame, QSize size)
{
    const std::unique_ptr<SwsContext, FreeScaler> scaler(
        sws_getContext(frame.width, frame.height, AVPixelFormat(frame.format), size.width(), size.height(),
                       AV_PIX_FMT_BGRA, SWS_AREA | SWS_ACCURATE_RND, nullptr, nullptr, nullptr));
    QImage image(size, QImage::Format_RGB32);
    if (!scaler || image.isNull())
        return fail(ErrorCode::Unavailable, u"A frame of '%1' cannot be made a picture."_s.arg(file.name()));
    const bool isHd =
        frame.colorspace == AVCOL_SPC_BT709 || (frame.colorspace == AVCOL_SPC_UNSPECIFIED && frame.height >= 720);
    const int* matrix = sws_getCoefficients(isHd ? SWS_CS_ITU709 : SWS_CS_ITU601);
    sws_setColorspaceDetails(scaler.get(), matrix, frame.color_range == AVCOL_RANGE_JPEG ? 1 : 0, matrix, 1, 0, 1 << 16,
                             1 << 16);
    quint8* planes[4] = {image.bits(), nullptr, nullptr, nullptr};
    const int strides[4] = {int(image.bytesPerLine()), 0, 0, 0};
    sws_scale(scaler.get(), frame.data, frame.linesize, 0, frame.height, planes, strides);
    // The scaler leaves the fourth byte as it pleases.
    return image.convertToFormat(QImage::Format_RGBX8888).convertToFormat(QImage::Format_RGB32);
}

namespace {

/// How much there is to see: the spread of luma, 0..127. A black or plain frame has next to none.
int contrastOf(const QImage& image)
{
    const QImage grey = image.scaled(32, 32).convertToFormat(QImage::Format_Grayscale8);
    qint64 sum = 0, squares = 0;
    for (int y = 0; y < 32; ++y) {
        for (int x = 0; x < 32; ++x) {
            const int value = grey.constScanLine(y)[x];
            sum += value;
            squares += value * value;
        }
    }
    const double mean = double(sum) / 1024;
    return int(std::sqrt(std::max(0.0, double(squares) / 1024 - mean * mean)));
}

} // namespace

Result<QImage> readPoster(AvFile& file, int edge)
{
    constexpr int kEnoughContrast = 10;
    const MediaFacts facts = factsOfStreams(file, {});
    AVStream* stream = file.videoStream();
    if (!stream || facts.width <= 0 || facts.height <= 0)
        return fail(ErrorCode::Corrupt, u"'%1' holds no picture."_s.arg(file.name()));
    QSize size = fitInto(QSize(facts.width, facts.height), edge);
    if (swapsSides(facts.orientation))
        size.transpose();
    TRY_ASSIGN(AvDecoder decoder, opened, AvDecoder::open(file, stream));
    QImage best;
    int bestContrast = -1;
    for (const int percent : {10, 35, 60, 0}) {
        if (!decoder.seek(facts.durationMs * percent / 100) && percent > 0)
            continue;
        auto frame = decoder.next();
        if (!frame.ok() && best.isNull())
            return frame.error();
        if (!frame.ok())
            break;
        if (!frame.value())
            continue;
        TRY_ASSIGN(const QImage image, converted, frameImage(file, *frame.value(), size));
        if (const int contrast = contrastOf(image); contrast > bestContrast) {
            bestContrast = contrast;
            best = image;
        }
        if (bestContrast >= kEnoughContrast)
            break;
    }
    if (best.isNull())
        return fail(ErrorCode::Corrupt, u"'%1' is damaged: no frame of it can be decoded."_s.arg(file.name()));
    return applyOrientation(best, facts.orientation);
}

} // namespace vitrine
