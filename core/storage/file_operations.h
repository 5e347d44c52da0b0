#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QString>

#include <memory>

namespace vitrine {

/// A file being written. Dropping it closes it; the bytes are durable only after FileOperations::syncFile.
class FileWriter
{
public:
    virtual ~FileWriter() = default;
    /// All of `bytes` or an error: Io (full or failing disk), naming the file.
    virtual Result<> write(QByteArrayView bytes) = 0;
    /// Hands the rest to the kernel and starts writing it out, so that a later sync is short.
    virtual Result<> close() = 0;
};

/// What the blob folder does to the disk. A seam: tests pass one whose device fails after n bytes. Any thread.
/// All errors are Io and name the file and the reason of the system.
class FileOperations
{
public:
    virtual ~FileOperations() = default;
    /// A new file (it must not exist), readable by all, writable by nobody once closed: a blob never changes.
    virtual Result<std::unique_ptr<FileWriter>> create(const QString& path) = 0;
    /// Makes the folder and its parents. True = it was not there before.
    virtual Result<bool> makeFolder(const QString& path) = 0;
    virtual Result<> syncFile(const QString& path) = 0;
    /// Makes the names inside a folder durable.
    virtual Result<> syncFolder(const QString& path) = 0;
    /// Atomic; replaces `to`.
    virtual Result<> rename(const QString& from, const QString& to) = 0;
    /// Not there any more is success.
    virtual Result<> remove(const QString& path) = 0;
    virtual Result<qint64> freeBytes(const QString& folder) = 0;
};

/// The real disk (POSIX).
class SystemFileOperations final : public FileOperations
{
public:
    Result<std::unique_ptr<FileWriter>> create(const QString& path) override;
    Result<bool> makeFolder(const QString& path) override;
    Result<> syncFile(const QString& path) override;
    Result<> syncFolder(const QString& path) override;
    Result<> rename(const QString& from, const QString& to) override;
    Result<> remove(const QString& path) override;
    Result<qint64> freeBytes(const QString& folder) override;
};

} // namespace vitrine
