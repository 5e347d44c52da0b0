#include "core/media/media_source.h"
#include "core/media/picture_decoders.h"

using namespace Qt::StringLiterals;

namespace vitrine {

Result<> checkPromise(const DecodeRequest& request, const PictureHeader& header)
{
    const QSize size = header.size;
    const qint64 pixels = qint64(size.width()) * size.height();
    if (size.width() > request.limits.edge || size.height() > request.limits.edge || pixels > request.limits.pixels) {
        return fail(
            ErrorCode::TooLarge,
            u"'%1' says it is %2 x %3 pixels; the limit is %4 pixels a side and %5 megapixels."_s.arg(request.name)
                .arg(size.width())
                .arg(size.height())
                .arg(request.limits.edge)
                .arg(request.limits.pixels >> 20));
    }
    // The densest any of these formats can be: 8 pixels a byte, packed by deflate or LZW at 1 : 1032 or less; a JPEG
    // block of 64 pixels takes a bit at least.
    constexpr qint64 kPixelsPerByte = 8 * 1032;
    if (pixels > 65536 && pixels / kPixelsPerByte > request.bytes.size())
        return damaged(request, u"its header promises %1 x %2 pixels, which %3 cannot hold"_s.arg(size.width())
                                    .arg(size.height())
                                    .arg(readableSize(request.bytes.size())));
    return {};
}

Result<> checkMemory(const DecodeRequest& request, qint64 needed)
{
    needed += request.bytes.size();
    if (needed <= request.limits.memoryBytes)
        return {};
    return fail(ErrorCode::TooLarge, u"'%1' needs %2 of memory to be decoded; the limit is %3."_s.arg(
                                         request.name, readableSize(needed), readableSize(request.limits.memoryBytes)));
}

Error damaged(const DecodeRequest& request, const QString& why)
{
    return fail(ErrorCode::Corrupt, u"'%1' is damaged: %2."_s.arg(request.name, why));
}

QSize fitInto(QSize size, int edge)
{
    const int longest = std::max(size.width(), size.height());
    if (edge > 0 && longest > edge) {
        const auto scaled = [=](int side) { return int((qint64(side) * edge + longest / 2) / longest); };
        size = QSize(scaled(size.width()), scaled(size.height()));
    }
    return size.expandedTo(QSize(1, 1));
}

} // namespace vitrine
