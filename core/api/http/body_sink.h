#pragma once

#include "core/api/http/file_descriptor.h"
#include "core/api/http/http_message.h"
#include "core/base/result.h"

#include <memory>
#include <optional>

namespace vitrine {

/// Where the body of one request goes and how long it may be.
struct BodyLimits {
    qint64 bytes = 0;
    qint64 spoolAbove = 0;
    QString spoolFolder;
};

/// Takes a body in pieces: into memory, and once it is longer than `spoolAbove` (or is announced to be) into a
/// temporary file that only its owner can read. So a long body exists once, in the page cache. One thread.
class BodySink
{
public:
    /// @param announced  Content-Length, where there is one
    BodySink(BodyLimits limits, std::optional<qint64> announced);
    ~BodySink();

    /// Errors: Io (the file could not be made or written).
    Result<> add(QByteArrayView bytes);
    /// Call once, last. A spooled body is mapped. Errors: Io.
    Result<HttpBody> finish();

private:
    struct SpoolFile;
    Result<> spool();

    BodyLimits m_limits;
    bool m_spoolsAtOnce = false;
    QByteArray m_bytes;
    std::shared_ptr<SpoolFile> m_file;
};

/// Makes the folder, only for its owner, and removes the bodies that a killed process left in it; those of a living
/// one stay. Errors: Io.
Result<> prepareSpoolFolder(const QString& folder);

} // namespace vitrine
