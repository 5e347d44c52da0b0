#pragma once

#include "core/services/catalogue.h"
#include "core/services/media_intake.h"
#include "core/storage/blob_store.h"
#include "core/storage/writer.h"

#include <span>
#include <vector>

namespace vitrine {

/// The one way of bytes into the catalogue, in three parts, so that it fits into any step:
///   1. takeMedia() or takeFile()  reads, decodes, describes       (any thread, nothing stored)
///   2. TakenStore, or storeTaken() for one file: bytes durable, thumbnails kept   (before the step's transaction)
///   3. writeTaken()  the rows                                      (inside an Edit, with whatever else the step
///   writes)
/// What was stored and never got its rows harms nothing: emptying the trash removes it.

/// Stores many taken files with one wait for the disk. One thread; several may run at once.
class TakenStore
{
public:
    explicit TakenStore(Catalogue& catalogue) : m_catalogue(catalogue), m_blobs(catalogue.blobs()) {}

    /// Copies the bytes (unless the file stays in place) and takes `derived` over; nothing can be seen before settle().
    /// Errors: Conflict (the bytes are not those that were looked at any more), NotFound, Io, Cancelled. After an error
    /// the files added before are as they were.
    Result<> add(TakenFile& taken, const JobContext& job = {});
    /// Bytes copied and not settled yet.
    qint64 pendingBytes() const { return m_blobs.pendingBytes(); }
    /// Everything added is durable when this returns. Gives a sentence for the user when the thumbnails could not be
    /// kept, which does no harm (they are made again); else an empty one. Errors: Io.
    Result<QString> settle();

private:
    Catalogue& m_catalogue;
    BlobBatch m_blobs;
    std::vector<DerivedMedia> m_derived;
};

/// One file at once; as add() and settle().
Result<QString> storeTaken(Catalogue& catalogue, TakenFile& taken, const JobContext& job = {});

/// The rows of files whose bytes are stored: assets (the same bytes are one asset), stored bytes, failed stages, and
/// the products' media. One answer a file, in their order. `incoming.products` may be products made in the same edit.
/// @param attachAt  as of AssetWriter
/// Errors: Unavailable when emptying the trash removed the bytes after they were found to be here (store them again).
Result<std::vector<WrittenAsset>> writeTaken(EditContext& edit, const BlobStore& blobs,
                                             std::span<const TakenFile* const> taken, int attachAt = -1);
Result<WrittenAsset> writeTaken(EditContext& edit, const BlobStore& blobs, const TakenFile& taken, int attachAt = -1);

/// Notes the bytes of a managed file; inside the transaction that names them. writeTaken() does it. Errors: Unavailable
/// as there.
Result<> recordStoredBytes(EditContext& edit, const BlobStore& blobs, const AssetFile& file);

/// Notes the stages that failed; also inside Writer::maintain.
Result<> recordFailures(Connection& db, const QString& sha256, std::span<const StageFailure> failures);

} // namespace vitrine
