#include "core/media/picture.h"

#include "core/media/colour_profile.h"
#include "core/media/orientation.h"
#include "core/media/picture_decoders.h"
#include "core/media/sniff.h"

#include <QColorSpace>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

/// The file in memory with what it was sniffed as. `bytes` must outlive the request.
Result<DecodeRequest> makeRequest(const QByteArray& bytes, const MediaSource& source, int edge,
                                  const MediaLimits& limits)
{
    const Sniffed sniffed = sniff(QByteArrayView(bytes));
    if (sniffed.kind != ContentKind::Picture)
        return fail(ErrorCode::InvalidInput, u"'%1' is not a picture but %2."_s.arg(source.name(), sniffed.mediaType));
    return DecodeRequest{bytes, sniffed.mediaType, source.name(), edge, limits};
}

bool isHeif(const QString& mediaType)
{
    return mediaType == "image/heic"_L1 || mediaType == "image/avif"_L1;
}

PictureFacts factsOf(const PictureHeader& header, const DecodeRequest& request)
{
    PictureFacts facts;
    facts.mediaType = request.mediaType;
    facts.size = swapsSides(header.orientation) ? header.size.transposed() : header.size;
    facts.orientation = header.orientation;
    facts.frames = std::clamp(header.frames, 1, request.limits.frames);
    facts.colourProfile = colourProfileName(header.iccProfile);
    return facts;
}

Result<PictureHeader> readJpegFacts(const DecodeRequest& request)
{
    auto header = readJpegHeader(request.bytes);
    if (!header.ok())
        return damaged(request, header.error().detail);
    TRY_VOID(checkPromise(request, header.value()));
    return header;
}

/// Upright, scaled, sRGB. Scaling comes first: the rest then touches few pixels.
QImage finish(DecodedPixels&& pixels, int edge)
{
    QImage image = std::exchange(pixels.image, {});
    if (pixels.inkLayout)
        image = convertInkToSrgb(image, pixels.header.invertedInk ? InkSense::Inverted : InkSense::Plain,
                                 pixels.header.iccProfile);
    if (const QSize wanted = fitInto(image.size(), edge); wanted != image.size())
        image = image.scaled(wanted, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    image = convertToSrgb(image, pixels.inkLayout ? QByteArray() : pixels.header.iccProfile);
    image = applyOrientation(image, pixels.header.orientation);
    image.setColorSpace({});
    return image;
}

} // namespace

Result<PictureFacts> readPictureFacts(const MediaSource& source, const MediaLimits& limits)
{
    TRY_ASSIGN(const QByteArray bytes, read, source.all(limits.pictureBytes));
    TRY_ASSIGN(const DecodeRequest request, made, makeRequest(bytes, source, 0, limits));
    auto header = request.mediaType == "image/jpeg"_L1      ? readJpegFacts(request)
                  : request.mediaType == "image/svg+xml"_L1 ? readSvgHeader(request)
                  : isHeif(request.mediaType)               ? readHeifHeader(request)
                                                            : readHeaderByQt(request);
    if (!header.ok())
        return header.error();
    return factsOf(header.value(), request);
}

Result<Picture> decodePicture(const MediaSource& source, int edge, const MediaLimits& limits)
{
    TRY_ASSIGN(const QByteArray bytes, read, source.all(limits.pictureBytes));
    TRY_ASSIGN(const DecodeRequest request, made, makeRequest(bytes, source, edge, limits));
    auto pixels = request.mediaType == "image/jpeg"_L1      ? decodeJpeg(request)
                  : request.mediaType == "image/svg+xml"_L1 ? decodeSvg(request)
                  : isHeif(request.mediaType)               ? decodeHeif(request)
                                                            : decodeByQt(request);
    if (!pixels.ok())
        return pixels.error();
    Picture picture;
    picture.facts = factsOf(pixels.value().header, request);
    picture.image = finish(std::move(pixels).take(), edge);
    if (picture.image.isNull())
        return fail(ErrorCode::TooLarge, u"There is not enough memory to decode '%1'."_s.arg(source.name()));
    return picture;
}

} // namespace vitrine
