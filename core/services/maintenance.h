#pragma once

#include "core/jobs/job_context.h"
#include "core/services/catalogue.h"

#include <QString>
#include <QStringList>

namespace vitrine {

enum class Repair { No, Derived }; ///< Derived: text index, thumbnails, counters and orphaned temporary files only

struct CheckReport {
    bool ok = true;
    QStringList problems; ///< plain sentences, at most 1000
    QStringList repaired;
    QString digest; ///< one hash of the content; empty unless asked for
};
/// Proves that database, blobs and derived data hold together. `folder` need not open as a catalogue: a damaged file is
/// reported, not refused.
Result<CheckReport> checkCatalogue(const QString& folder, const Clock& clock, Repair repair, bool withDigest,
                                   const JobContext& job = {});

struct BackupReport {
    qint64 files = 0, bytes = 0, copiedBytes = 0;
};
/// A consistent copy into `target` (a folder; blobs already there are not copied again), then proved by a restore test.
Result<BackupReport> backupCatalogue(Catalogue& catalogue, const QString& target, const JobContext& job = {});
/// Makes `folder` a catalogue from a backup. Errors: Conflict when `folder` exists and is not empty, Corrupt.
Result<> restoreCatalogue(const QString& backup, const QString& folder, const JobContext& job = {});

} // namespace vitrine
