#pragma once

#include "core/base/hasher.h"
#include "core/jobs/job_context.h"
#include "core/storage/connection.h"
#include "core/storage/file_operations.h"

#include <QByteArray>
#include <QFile>
#include <QString>

#include <functional>
#include <memory>
#include <set>
#include <vector>

namespace vitrine {

class BlobTemporaries;

/// What a put gave. `wasThere`: the same bytes were already in the folder, or earlier in the same batch.
struct StoredBlob {
    QString sha256;
    qint64 bytes = 0;
    bool wasThere = false;
};

/// The content-addressed folder of a catalogue: every blob is one read-only file `ab/cdef...` (2 + 62 hex digits) named
/// by its SHA-256, stored once, never changed. Files are written under `tmp/`, made durable, then renamed, so a blob
/// that can be seen is whole. Who may remove a blob is decided above (living rows, trash, journal). Any thread.
class BlobStore
{
public:
    /// `folder` is made if absent (ReadWrite). What a crash left in `tmp/` is removed; a living process's is not.
    /// @param newHasher  newSha256 of core/media/hash.h    @param files  the disk; tests pass a failing one
    static Result<std::unique_ptr<BlobStore>> open(const QString& folder, DatabaseAccess access,
                                                   HasherFactory newHasher,
                                                   std::shared_ptr<FileOperations> files = nullptr);
    ~BlobStore();

    /// Stores one thing durably. For many use BlobBatch. Errors: as of BlobBatch.
    Result<StoredBlob> putFile(const QString& path, const JobContext& job = {});
    Result<StoredBlob> putBytes(QByteArrayView bytes);

    bool contains(const QString& sha256) const;
    /// Where the blob is, or would be. Precondition: isSha256(sha256).
    QString path(const QString& sha256) const;
    /// Errors of the next three: InvalidInput (not a SHA-256), NotFound, Io.
    Result<qint64> size(const QString& sha256) const;
    Result<std::unique_ptr<QFile>> openBlob(const QString& sha256) const;
    /// Errors also: TooLarge above `limit` bytes.
    Result<QByteArray> read(const QString& sha256, qint64 limit) const;

    /// Reads the blob again and compares. Errors: NotFound, Corrupt (other bytes than its name says), Io, Cancelled.
    Result<> verify(const QString& sha256, const JobContext& job = {}) const;
    /// Removes the bytes for good; not there is success.
    Result<> remove(const QString& sha256);
    /// Every blob in the order of its name. Stops at the visitor's first error and returns it.
    Result<> forEach(const std::function<Result<>(const QString& sha256, qint64 bytes)>& visit,
                     const JobContext& job = {}) const;

    /// Io when fewer than `bytes` and a reserve of 64 MB are free where the folder lies; says how much is missing.
    Result<> ensureRoom(qint64 bytes) const;
    /// Temporary files of dead processes that open() removed.
    int staleRemoved() const { return m_staleRemoved; }

private:
    friend class BlobBatch;
    BlobStore(QString folder, DatabaseAccess access, HasherFactory newHasher, std::shared_ptr<FileOperations> files);
    Result<> ensureWritable() const;

    QString m_folder;
    DatabaseAccess m_access;
    HasherFactory m_newHasher;
    std::shared_ptr<FileOperations> m_files;
    std::unique_ptr<BlobTemporaries> m_temporaries;
    int m_staleRemoved = 0;
};

/// Many puts with one wait for the disk: add() what comes, sync() once, then commit the rows that name the blobs.
/// Until sync() nothing can be seen; dropped before it, everything is forgotten. A failed add or sync leaves what was
/// in the folder before untouched and no part of a blob visible. One thread; several batches may run at once.
/// Errors: InvalidInput (no regular file), NotFound, Io (naming the file), Unavailable (opened read-only), Cancelled.
class BlobBatch
{
public:
    explicit BlobBatch(BlobStore& store) : m_store(store) {}
    ~BlobBatch();
    BlobBatch(const BlobBatch&) = delete;
    BlobBatch& operator=(const BlobBatch&) = delete;

    /// Copies and hashes in one pass.
    Result<StoredBlob> addFile(const QString& path, const JobContext& job = {});
    Result<StoredBlob> addBytes(QByteArrayView bytes);
    /// Everything added so far is durable and visible when this returns success. May be called again after more adds.
    Result<> sync();
    /// Bytes written and not synced yet.
    qint64 pendingBytes() const { return m_pendingBytes; }

private:
    struct Pending {
        QString sha256;
        QString temporary;
    };
    Result<StoredBlob> addDevice(QIODevice& from, const QString& name, const JobContext& job);
    Result<StoredBlob> keep(const QString& sha256, qint64 bytes, const QString& temporary);
    Result<> publish(const Pending& pending);

    BlobStore& m_store;
    std::vector<Pending> m_pending;
    std::set<QString> m_hashes;  ///< of m_pending
    std::set<QString> m_folders; ///< whose names must be made durable by the next sync
    qint64 m_pendingBytes = 0;
};

} // namespace vitrine
