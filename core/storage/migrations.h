#pragma once

#include "core/base/clock.h"
#include "core/storage/connection.h"

#include <QString>

#include <span>
#include <vector>

namespace vitrine {

/// One numbered step of the schema: statements separated by a line `--next`. A line `--journal: not mappable` before
/// the first statement says that older journal rows do not fit the new tables: all steps until then become not
/// undoable. Scripts that have shipped never change.
struct MigrationScript {
    int version = 0;
    QString sql;
};

/// The scripts in the program (`:/migrations/NNNN_name.sql`), in order, 1, 2, 3 ... without a hole.
const std::vector<MigrationScript>& migrationScripts();

/// The version that this program writes: the number of the last script.
int currentSchemaVersion();

/// What a file holds now; 0 = nothing yet. Errors: Corrupt when it is a database of another program.
Result<int> schemaVersion(Connection& db);

/// What migrateDatabase did: from == to means nothing; `backup` is the copy made before, empty for a new file.
struct MigrationReport {
    int from = 0;
    int to = 0;
    QString backup;
};

/// Brings the file to the last of `scripts`: one transaction a step, the version inside it, journal triggers made anew.
/// An existing file is first copied into `backups/` beside it. Errors: Unavailable when the file is newer than the
/// program (names both versions), and what Connection gives; after an error the file is at the last step that
/// succeeded.
Result<MigrationReport> migrateDatabase(const QString& path, UtcMillis now, std::span<const MigrationScript> scripts);
Result<MigrationReport> migrateDatabase(const QString& path, UtcMillis now);

/// Refuses a file that this program does not understand (newer) or that still needs a migration (older): for opening
/// read-only. Errors: Unavailable, Corrupt.
Result<> requireCurrentSchema(Connection& db);

} // namespace vitrine
