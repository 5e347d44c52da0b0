#include "core/services/repair.h"

#include "core/services/catalogue.h"
#include "core/services/import.h"
#include "core/services/look_upkeep.h"
#include "core/services/relocate.h"
#include "core/storage/database_salvage.h"
#include "core/storage/holders.h"
#include "core/storage/text_index.h"
#include "core/storage/writer.h"

#include <QDir>
#include <QFile>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

Result<> rename(const QString& from, const QString& to)
{
    QFile file(from);
    if (!file.exists() || file.rename(to))
        return {};
    return fail(ErrorCode::Io, u"%1 cannot be renamed to %2: %3."_s.arg(from, to, file.errorString()));
}

/// Puts what can be read of a damaged database in its place; the damaged one goes to the backups.
Result<QString> salvage(const CatalogueFiles& files, const Clock& clock, const JobContext& job)
{
    if (!livingHolders(files.sessions()).empty())
        return fail(ErrorCode::Unavailable, u"The database of %1 has to be replaced, but a program has it open. "
                                            "Close it and repair again."_s.arg(files.folder()));
    const QString fresh = files.database() + u".salvaged"_s;
    QFile::remove(fresh);
    TRY_ASSIGN(const SalvageReport report, salvaged, salvageDatabase(files.database(), fresh, clock.now(), job));
    QDir().mkpath(files.backups());
    const QString kept = u"%1/damaged-%2.sqlite"_s.arg(files.backups()).arg(clock.now());
    TRY_VOID(rename(files.database(), kept));
    TRY_VOID(rename(files.database() + u"-wal"_s, kept + u"-wal"_s));
    QFile::remove(files.database() + u"-shm"_s);
    TRY_VOID(rename(fresh, files.database()));
    return u"The database was damaged; %1 rows were saved, %2 were lost%3. The damaged file is %4."_s.arg(report.rows)
        .arg(report.droppedRows)
        .arg(report.damaged.isEmpty() ? QString() : u" in "_s + report.damaged.join(u", "_s), kept);
}

/// Mends the file itself, as far as it needs that.
Result<> mendDatabase(const CatalogueFiles& files, const Clock& clock, QStringList& done, const JobContext& job)
{
    TRY_ASSIGN(DatabaseHealth health, looked, databaseHealth(files.database()));
    if (health == DatabaseHealth::IndexesDamaged) {
        const Result<> rebuilt = rebuildIndexes(files.database());
        if (!rebuilt.ok() && rebuilt.error().code != ErrorCode::Corrupt && rebuilt.error().code != ErrorCode::Conflict)
            return rebuilt;
        TRY_ASSIGN(health, again, databaseHealth(files.database()));
        if (health == DatabaseHealth::Whole)
            done << u"Made the indexes of the database anew."_s;
    }
    if (health == DatabaseHealth::Whole)
        return {};
    TRY_ASSIGN(const QString sentence, salvaged, salvage(files, clock, job));
    done << sentence;
    return {};
}

void removeLeftovers(const CatalogueFiles& files, QStringList& done)
{
    const QDir cache(files.cache());
    for (const QString& name : cache.entryList({u"unpacked-*"_s}, QDir::Dirs)) {
        if (QDir(cache.filePath(name)).removeRecursively())
            done << u"Removed %1, left by an interrupted import."_s.arg(cache.filePath(name));
    }
}

} // namespace

Result<QStringList> repairCatalogue(const CatalogueFiles& files, const Clock& clock, const JobContext& job)
{
    QStringList done;
    const bool nobodyElse = livingHolders(files.sessions()).empty();
    TRY_VOID(mendDatabase(files, clock, done, job));
    TRY_ASSIGN(const auto catalogue, opened, Catalogue::open(files.folder(), clock));
    TRY_VOID(catalogue->writer().maintain([&](Connection& db) -> Result<> {
        TRY_ASSIGN(const QStringList problems, checked, checkTextIndex(db));
        if (problems.isEmpty())
            return {};
        done << u"Made the text index anew."_s;
        return rebuildTextIndex(db, job);
    }));
    TRY_ASSIGN(const QStringList found, relocated, relocateOriginals(*catalogue, job));
    done << found;
    TRY_ASSIGN(const qint64 described, looked, describeMissingMedia(*catalogue, job));
    if (described > 0)
        done << u"Made the thumbnails of %1 files anew."_s.arg(described);
    TRY_ASSIGN(const qint64 forgotten, pruned, pruneDescriptors(*catalogue, job));
    if (forgotten > 0)
        done << u"Removed the descriptors of %1 files that are gone."_s.arg(forgotten);
    if (nobodyElse)
        removeLeftovers(files, done);
    return done;
}

} // namespace vitrine
