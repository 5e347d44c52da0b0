#pragma once

#include "core/api/calls/upload_store.h"
#include "core/api/huawei/studio_call.h"
#include "core/media/media_source.h"

#include <QTemporaryFile>

#include <memory>
#include <vector>

namespace vitrine {

/// Bytes of files on their way: addresses to PUT them to, and what has arrived at them.

struct ExpectedPart {
    QString fileUuid;
    int part = 0;
    QByteArray md5Base64; ///< empty = not said beforehand
    qint64 bytes = 0;     ///< 0 = not said beforehand
};
/// The address of one part; good for 24 h, while this listener runs.
QByteArray reserveUpload(const ApiServices& services, const ExpectedPart& part);

/// Everything that was put for a file, as one source; it can be read as long as this lives.
struct ArrivedUpload {
    MediaSource source = MediaSource::memory({}, {});
    std::vector<UploadStore::Object> parts;
    std::unique_ptr<QTemporaryFile> joined; ///< of several parts
};
/// Errors: NotFound (nothing arrived), Io.
Result<ArrivedUpload> arrivedUpload(const ApiServices& services, const QString& fileUuid);
void forgetUpload(const ApiServices& services, const ArrivedUpload& upload);

} // namespace vitrine
