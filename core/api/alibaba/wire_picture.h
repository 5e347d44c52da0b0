#pragma once

#include "core/api/alibaba/alibaba_error.h"
#include "core/api/alibaba/alibaba_limits.h"
#include "core/media/media_source.h"

#include <QByteArray>
#include <QSize>

namespace vitrine {

/// A picture that came with a call and may come in.
struct WirePicture {
    QByteArray bytes;
    QSize size; ///< oriented pixels
};

/// What a picture may be refused with; compare has its own words.
struct PictureRefusals {
    AlibabaError content = AlibabaError::UnsupportedPicFormat; ///< not base64
    AlibabaError tooLong = AlibabaError::InvalidPicContent;
    AlibabaError format = AlibabaError::UnsupportedPicFormat;
};

/// The bytes of a PicContent: base64, a data: URI, the address of an object in our own upload store (found by its key,
/// never fetched), or, where the operator allows it, another http address. Errors: `refusals`, InvalidPicUrl,
/// TimeoutForTransferImage, PictureError.
Checked<QByteArray> pictureBytes(ApiServices& services, QByteArrayView content, const PictureRefusals& refusals = {});

/// Format, size in bytes and pixels, rotation, told by the header. Errors: `refusals`, UnsupportedPicPixels,
/// IncorrectOrientation.
Checked<QSize> checkPicture(const MediaSource& source, const ApiPictureLimits& limits,
                            const PictureRefusals& refusals = {});
/// Both.
Checked<WirePicture> readWirePicture(ApiServices& services, QByteArrayView content,
                                     const PictureRefusals& refusals = {});

} // namespace vitrine
