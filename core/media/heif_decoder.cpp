#include "core/media/picture_decoders.h"

#include <libheif/heif.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

struct FreeHeif {
    void operator()(heif_context* context) const { heif_context_free(context); }
    void operator()(heif_image_handle* handle) const { heif_image_handle_release(handle); }
    void operator()(heif_image* image) const { heif_image_release(image); }
};

/// An opened file with its main picture. The bytes must outlive it.
struct HeifFile {
    std::unique_ptr<heif_context, FreeHeif> context;
    std::unique_ptr<heif_image_handle, FreeHeif> handle;
    PictureHeader header;
};

Error heifFailure(const DecodeRequest& request, const heif_error& error)
{
    const QString why = QString::fromUtf8(error.message);
    switch (error.code) {
    case heif_error_Memory_allocation_error:
        return fail(ErrorCode::TooLarge, u"'%1' breaks a limit of its decoder: %2."_s.arg(request.name, why));
    case heif_error_Unsupported_feature:
    case heif_error_Unsupported_filetype:
        return fail(ErrorCode::Unavailable, u"'%1' uses what its decoder does not know: %2."_s.arg(request.name, why));
    default:
        return damaged(request, why);
    }
}

QByteArray profileOf(const heif_image_handle* handle)
{
    constexpr size_t kProfileLimit = 16 << 20;
    const heif_color_profile_type type = heif_image_handle_get_color_profile_type(handle);
    const size_t bytes = heif_image_handle_get_raw_color_profile_size(handle);
    if ((type != heif_color_profile_type_prof && type != heif_color_profile_type_rICC) || bytes > kProfileLimit)
        return {};
    QByteArray profile(qsizetype(bytes), Qt::Uninitialized);
    return heif_image_handle_get_raw_color_profile(handle, profile.data()).code == heif_error_Ok ? profile
                                                                                                 : QByteArray();
}

Result<HeifFile> openHeif(const DecodeRequest& request)
{
    HeifFile file;
    file.context.reset(heif_context_alloc());
    // The workers are the threads; a decoder that starts its own would only make memory unpredictable.
    heif_context_set_max_decoding_threads(file.context.get(), 0);
    heif_error error = heif_context_read_from_memory_without_copy(file.context.get(), request.bytes.data(),
                                                                  size_t(request.bytes.size()), nullptr);
    if (error.code != heif_error_Ok)
        return heifFailure(request, error);
    heif_image_handle* handle = nullptr;
    error = heif_context_get_primary_image_handle(file.context.get(), &handle);
    if (error.code != heif_error_Ok)
        return heifFailure(request, error);
    file.handle.reset(handle);
    file.header.size = QSize(heif_image_handle_get_width(handle), heif_image_handle_get_height(handle));
    file.header.frames = std::max(1, heif_context_get_number_of_top_level_images(file.context.get()));
    file.header.iccProfile = profileOf(handle);
    file.header.channels = heif_image_handle_has_alpha_channel(handle) ? 4 : 3;
    if (file.header.size.isEmpty())
        return damaged(request, u"its header gives no size"_s);
    TRY_VOID(checkPromise(request, file.header));
    return file;
}

/// Copies the interleaved RGBA plane.
QImage copyPlane(const heif_image* decoded, bool alpha)
{
    const int width = heif_image_get_width(decoded, heif_channel_interleaved);
    const int height = heif_image_get_height(decoded, heif_channel_interleaved);
    int stride = 0;
    const uint8_t* plane = heif_image_get_plane_readonly(decoded, heif_channel_interleaved, &stride);
    if (!plane || width <= 0 || height <= 0)
        return {};
    const QImage view(plane, width, height, stride, alpha ? QImage::Format_RGBA8888 : QImage::Format_RGBX8888);
    return view.convertToFormat(alpha ? QImage::Format_ARGB32 : QImage::Format_RGB32);
}

} // namespace

Result<PictureHeader> readHeifHeader(const DecodeRequest& request)
{
    TRY_ASSIGN(HeifFile file, opened, openHeif(request));
    return file.header;
}

Result<DecodedPixels> decodeHeif(const DecodeRequest& request)
{
    TRY_ASSIGN(HeifFile file, opened, openHeif(request));
    const QSize size = file.header.size;
    // The decoder's planes (up to 4:4:4 in 16 bits), its RGBA and our copy.
    TRY_VOID(checkMemory(request, qint64(size.width()) * size.height() * (6 + 4 + 4)));
    heif_image* decoded = nullptr;
    const heif_error error =
        heif_decode_image(file.handle.get(), &decoded, heif_colorspace_RGB, heif_chroma_interleaved_RGBA, nullptr);
    const std::unique_ptr<heif_image, FreeHeif> owner(decoded);
    if (error.code != heif_error_Ok)
        return heifFailure(request, error);
    DecodedPixels pixels;
    pixels.image = copyPlane(decoded, file.header.channels == 4);
    if (pixels.image.isNull())
        return damaged(request, u"its decoder gave no pixels"_s);
    pixels.header = std::move(file.header);
    return pixels;
}

} // namespace vitrine
