#pragma once

#include "core/base/clock.h"
#include "core/jobs/job_context.h"

#include <QStringList>

namespace vitrine {

/// What SQLite's own check of every page says of a file.
enum class DatabaseHealth {
    Whole,
    IndexesDamaged, ///< all rows are there: rebuildIndexes() mends it
    Damaged         ///< only salvageDatabase() helps
};
/// Reads the whole file. Errors: NotFound, Unavailable, Io.
Result<DatabaseHealth> databaseHealth(const QString& path);
/// Computes every index anew from its table. Errors: Corrupt when the rows do not allow it, Unavailable, Io.
Result<> rebuildIndexes(const QString& path);

/// What came out of a damaged file.
struct SalvageReport {
    qint64 rows = 0;        ///< copied
    qint64 droppedRows = 0; ///< readable, but what they belong to was not
    QStringList damaged;    ///< tables of which something was lost
};

/// Copies every row that can still be read from a damaged catalogue database into a new, sound one at `target`:
/// products, pictures, words, galleries, settings, the list of stored files. `source` is opened read-only and stays as
/// it is. Rows whose owner was lost are left out; a lost cover or parent is emptied. The history is not carried over:
/// undo would need all of it. Derived data is computed anew when the target is opened. Errors: NotFound; Conflict when
/// `target` exists; Corrupt when nothing can be read; Io; Cancelled.
Result<SalvageReport> salvageDatabase(const QString& source, const QString& target, UtcMillis now,
                                      const JobContext& job = {});

} // namespace vitrine
