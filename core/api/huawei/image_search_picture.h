#pragma once

#include "core/api/calls/api_call.h"
#include "core/api/huawei/image_search_limits.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QSize>
#include <QString>

namespace vitrine {

/// A picture that came with a call and may come in.
struct ReceivedPicture {
    QByteArray bytes;
    QSize size; ///< oriented pixels
};

/// Base64 in the standard or the URL-safe alphabet, padded or not, also as a data: URI; line breaks are skipped.
/// Errors: InvalidInput, TooLarge above `limit` bytes.
Result<QByteArray> bytesOfBase64(QByteArrayView text, qint64 limit);
/// The bytes behind an address: an object of our own upload store (found by its key, never fetched), else fetched where
/// the operator allows it. Errors: NotFound (cannot be had), TooLarge.
Result<QByteArray> bytesOfUrl(ApiServices& services, const QString& url, qint64 limit);
/// Format, size in bytes and pixels, rotation, told by the header. Errors: InvalidInput, Corrupt, TooLarge (bytes).
Result<ReceivedPicture> receivedPicture(QByteArray bytes, const ApiPictureLimits& limits);

} // namespace vitrine
