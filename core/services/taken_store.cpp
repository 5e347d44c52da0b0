#include "core/services/taken_store.h"

#include "core/storage/media_records.h"

#include <limits>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

Result<StoredBlob> copyBytes(BlobBatch& blobs, const MediaSource& source, const JobContext& job)
{
    if (source.isFile())
        return blobs.addFile(source.name(), job);
    TRY_ASSIGN(const QByteArray bytes, shared, source.all(std::numeric_limits<qint64>::max()));
    return blobs.addBytes(bytes);
}

} // namespace

Result<> TakenStore::add(TakenFile& taken, const JobContext& job)
{
    if (taken.file().storage == FileStorage::Managed) {
        TRY_ASSIGN(const StoredBlob stored, copied, copyBytes(m_blobs, taken.bytes, job));
        if (stored.sha256 != taken.file().sha256)
            return fail(
                ErrorCode::Conflict,
                u"%1 changed while it was read. Import it again when it is finished."_s.arg(taken.bytes.name()));
    }
    m_derived.push_back(std::move(taken.derived));
    return {};
}

Result<QString> TakenStore::settle()
{
    TRY_VOID(m_blobs.sync());
    const std::vector<DerivedMedia> derived = std::exchange(m_derived, {});
    const Result<> kept = m_catalogue.thumbnails().put(derived);
    return kept.ok() ? QString() : kept.error().detail;
}

Result<QString> storeTaken(Catalogue& catalogue, TakenFile& taken, const JobContext& job)
{
    TakenStore store(catalogue);
    TRY_VOID(store.add(taken, job));
    return store.settle();
}

Result<std::vector<WrittenAsset>> writeTaken(EditContext& edit, const BlobStore& blobs,
                                             std::span<const TakenFile* const> taken, int attachAt)
{
    std::vector<const IncomingAsset*> incoming;
    for (const TakenFile* one : taken)
        incoming.push_back(&one->incoming);
    AssetWriter writer(edit, attachAt);
    TRY_VOID(writer.prepare(incoming));
    std::vector<WrittenAsset> all;
    for (const TakenFile* one : taken) {
        TRY_ASSIGN(const WrittenAsset written, wrote, writer.write(one->incoming));
        if (one->file().storage == FileStorage::Managed)
            TRY_VOID(recordStoredBytes(edit, blobs, one->file()));
        TRY_VOID(recordFailures(edit.db, one->file().sha256, one->failures));
        all.push_back(written);
    }
    TRY_VOID(writer.finish());
    return all;
}

Result<WrittenAsset> writeTaken(EditContext& edit, const BlobStore& blobs, const TakenFile& taken, int attachAt)
{
    const TakenFile* const one[] = {&taken};
    TRY_ASSIGN(const std::vector<WrittenAsset> written, wrote, writeTaken(edit, blobs, one, attachAt));
    return written.front();
}

Result<> recordStoredBytes(EditContext& edit, const BlobStore& blobs, const AssetFile& file)
{
    if (!blobs.contains(file.sha256))
        return fail(ErrorCode::Unavailable, u"The trash was emptied while %1 came in."_s.arg(file.name));
    return recordBlob(edit.db, file.sha256, file.bytes, edit.now);
}

Result<> recordFailures(Connection& db, const QString& sha256, std::span<const StageFailure> failures)
{
    for (const StageFailure& failure : failures)
        TRY_VOID(recordFailedStage(db, sha256, failure.stage, failure.reason));
    return {};
}

} // namespace vitrine
