#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QIODevice>
#include <QString>

#include <memory>

namespace vitrine {

/// The bytes to be looked at: a file, or bytes already in memory (an upload, an archive entry). A small value; copies
/// share the bytes. Any thread. Errors of all calls: NotFound, Io (names the file), InvalidInput (a folder, device,
/// pipe).
class MediaSource
{
public:
    static MediaSource file(const QString& path) { return MediaSource(path, {}, true); }
    /// `name` is used in messages only.
    static MediaSource memory(const QByteArray& bytes, const QString& name) { return MediaSource(name, bytes, false); }

    bool isFile() const { return m_isFile; }
    /// The path of a file, the name of bytes.
    const QString& name() const { return m_name; }
    Result<qint64> size() const;
    /// Opened for reading, at its beginning.
    Result<std::unique_ptr<QIODevice>> open() const;
    /// The first `bytes` bytes, or fewer if there are no more.
    Result<QByteArray> head(qint64 bytes) const;
    /// Everything. Errors also: TooLarge above `limit`.
    Result<QByteArray> all(qint64 limit) const;

private:
    MediaSource(const QString& name, const QByteArray& bytes, bool isFile)
        : m_name(name), m_bytes(bytes), m_isFile(isFile)
    {}
    QString m_name;
    QByteArray m_bytes;
    bool m_isFile = false;
};

/// "12.5 MB", for messages.
QString readableSize(qint64 bytes);

} // namespace vitrine
