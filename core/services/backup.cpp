#include "core/media/hash.h"
#include "core/services/maintenance.h"
#include "core/storage/blob_needs.h"
#include "core/storage/blob_store.h"
#include "core/storage/catalogue_files.h"
#include "core/storage/database_check.h"
#include "core/storage/database_copy.h"
#include "core/storage/history_repository.h"
#include "core/storage/migrations.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// Bytes copied before each wait for the disk.
constexpr qint64 kSyncEvery = 256LL << 20;

QString absolute(const QString& path)
{
    return QDir::cleanPath(QFileInfo(path).absoluteFilePath());
}

/// A place that holds nothing, or (where allowed) an older copy of ours.
Result<> requirePlace(const QString& folder, bool mayHoldOlderCopy)
{
    const QDir place(folder);
    if (!QFileInfo::exists(folder) || place.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot))
        return {};
    if (mayHoldOlderCopy && QFileInfo(CatalogueFiles(folder).database()).isFile() &&
        !QFileInfo::exists(CatalogueFiles(folder).sessions()))
        return {};
    return fail(ErrorCode::Conflict, u"%1 is not empty. Give a new folder%2."_s.arg(
                                         folder, mayHoldOlderCopy ? u", or one that holds a backup"_s : QString()));
}

Result<> makeFolder(const QString& folder)
{
    if (QDir().mkpath(folder))
        return {};
    return fail(ErrorCode::Io, u"Cannot make the folder %1. Is its disk there and writable?"_s.arg(folder));
}

/// Copies the blobs that `named` lists and that `to` does not have; each is hashed on its way, so a copy is a proof.
Result<> copyBlobs(const BlobStore& from, BlobStore& to, const std::vector<NamedBlob>& named, BackupReport& report,
                   const JobContext& job)
{
    BlobBatch batch(to);
    for (const NamedBlob& blob : named) {
        job.report({report.files++, qint64(named.size()), blob.sha256});
        report.bytes += blob.bytes;
        TRY_VOID(job.checkpoint());
        if (to.contains(blob.sha256))
            continue;
        TRY_ASSIGN(const StoredBlob stored, copied, batch.addFile(from.path(blob.sha256), job));
        if (stored.sha256 != blob.sha256)
            return fail(ErrorCode::Corrupt,
                        u"%1 is damaged: its content is not what its name says. Run 'vitrine check' "
                        "on the catalogue."_s.arg(from.path(blob.sha256)));
        report.copiedBytes += stored.bytes;
        if (batch.pendingBytes() > kSyncEvery)
            TRY_VOID(batch.sync());
    }
    return batch.sync();
}

/// Bytes that only an undo or redo needs are part of the catalogue too.
Result<> addJournalBlobs(Connection& db, const BlobStore& from, std::vector<NamedBlob>& named)
{
    QSet<QString> known;
    for (const NamedBlob& blob : named)
        known.insert(blob.sha256);
    TRY_ASSIGN(const QSet<QString> journal, read, HistoryRepository(db).journalBlobs());
    for (const QString& sha256 : journal) {
        if (known.contains(sha256) || !from.contains(sha256)) // originals in place have no blob
            continue;
        TRY_ASSIGN(const qint64 bytes, sized, from.size(sha256));
        named.push_back({sha256, bytes, {}});
    }
    return {};
}

/// Database and blobs from one catalogue-shaped folder into another. The database gets its name last: a copy that was
/// interrupted is no catalogue.
Result<BackupReport> copyCatalogue(const CatalogueFiles& from, const CatalogueFiles& to, const JobContext& job)
{
    TRY_VOID(makeFolder(to.blobs()));
    const QString fresh = to.database() + u".new"_s;
    QFile::remove(fresh);
    TRY_VOID(copyDatabase(from.database(), fresh, job));
    BackupReport report;
    {
        TRY_ASSIGN(const auto db, opened, Connection::open(fresh, DatabaseAccess::ReadOnly));
        TRY_VOID(requireCurrentSchema(*db));
        TRY_ASSIGN(const QStringList problems, checked, checkDatabase(*db, from.sessions(), job));
        if (!problems.isEmpty())
            return fail(ErrorCode::Corrupt, u"The copy does not hold together: %1"_s.arg(problems.first()));
        TRY_ASSIGN(std::vector<NamedBlob> named, read, managedBlobs(*db));
        TRY_ASSIGN(const auto source, sourceOpened,
                   BlobStore::open(from.blobs(), DatabaseAccess::ReadOnly, &newSha256));
        TRY_VOID(addJournalBlobs(*db, *source, named));
        TRY_ASSIGN(const auto target, targetOpened, BlobStore::open(to.blobs(), DatabaseAccess::ReadWrite, &newSha256));
        TRY_VOID(copyBlobs(*source, *target, named, report, job));
    }
    const qint64 databaseBytes = QFileInfo(fresh).size();
    TRY_VOID(copyDatabase(fresh, to.database(), job));
    QFile::remove(fresh);
    report.files += 1;
    report.bytes += databaseBytes;
    report.copiedBytes += databaseBytes;
    return report;
}

} // namespace

Result<BackupReport> backupCatalogue(Catalogue& catalogue, const QString& target, const JobContext& job)
{
    const CatalogueFiles from(catalogue.folder());
    const CatalogueFiles to(absolute(target));
    if ((to.folder() + u'/').startsWith(from.folder() + u'/'))
        return fail(ErrorCode::InvalidInput,
                    u"%1 lies inside the catalogue. A backup belongs on another disk."_s.arg(target));
    TRY_VOID(requirePlace(to.folder(), true));
    return copyCatalogue(from, to, job);
}

Result<> restoreCatalogue(const QString& backup, const QString& folder, const JobContext& job)
{
    const CatalogueFiles from(absolute(backup));
    const CatalogueFiles to(absolute(folder));
    if (!QFileInfo(from.database()).isFile())
        return fail(ErrorCode::NotFound, u"There is no backup in %1."_s.arg(backup));
    TRY_VOID(requirePlace(to.folder(), false));
    const Result<BackupReport> copied = copyCatalogue(from, to, job);
    if (!copied.ok()) {
        QDir(to.folder()).removeRecursively();
        return copied.error();
    }
    return makeFolder(to.cache());
}

} // namespace vitrine
