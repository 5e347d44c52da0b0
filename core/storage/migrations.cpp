#include "core/storage/migrations.h"

#include "core/storage/database_copy.h"
#include "core/storage/journal_triggers.h"
#include "core/storage/transaction.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

/// Resources of a static library must be asked for by name, from outside any namespace.
static void initMigrationResources()
{
    Q_INIT_RESOURCE(vitrine_migrations);
}

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kApplicationId = 0x56545245; // "VTRE" in the file's header tells our files from others

std::vector<MigrationScript> readScripts()
{
    initMigrationResources();
    std::vector<MigrationScript> scripts;
    const QDir folder(u":/migrations"_s);
    const QStringList names = folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
    for (const QString& name : names) {
        QFile file(folder.filePath(name));
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT(opened);
        scripts.push_back({name.left(4).toInt(), QString::fromUtf8(file.readAll())});
        Q_ASSERT(scripts.back().version == int(scripts.size()));
    }
    return scripts;
}

Result<qint64> pragmaValue(Connection& db, const QString& name)
{
    TRY_ASSIGN(Statement statement, prepared, db.prepare(u"PRAGMA "_s + name));
    TRY_ASSIGN(const bool found, stepped, statement.next());
    return found ? statement.integer(0) : 0;
}

/// A piece of a script without the comment lines before its statement; empty when it holds nothing else.
QString statementOf(const QString& piece)
{
    QStringList lines = piece.split(u'\n');
    while (!lines.isEmpty() && (lines.first().trimmed().isEmpty() || lines.first().startsWith(u"--")))
        lines.removeFirst();
    return lines.join(u'\n').trimmed();
}

bool journalIsMappable(const QString& script)
{
    return !script.section(u"\n--next\n"_s, 0, 0).contains(u"--journal: not mappable"_s);
}

Result<> runScript(Connection& db, const QString& script)
{
    const QStringList pieces = script.split(u"\n--next\n"_s);
    for (const QString& piece : pieces) {
        if (const QString statement = statementOf(piece); !statement.isEmpty())
            TRY_VOID(db.exec(statement));
    }
    return {};
}

/// Applies one script unless another process did so meanwhile.
Result<> applyScript(Connection& db, const MigrationScript& script)
{
    TRY_ASSIGN(Transaction transaction, begun, Transaction::begin(db));
    TRY_ASSIGN(const int version, read, schemaVersion(db));
    if (version >= script.version)
        return {};
    TRY_VOID(dropJournalTriggers(db));
    TRY_VOID(runScript(db, script.sql));
    if (!journalIsMappable(script.sql))
        TRY_VOID(db.exec(u"UPDATE step SET undoable = 0"_s));
    TRY_VOID(createJournalTriggers(db, script.version));
    TRY_VOID(db.exec(u"PRAGMA application_id = %1"_s.arg(kApplicationId)));
    TRY_VOID(db.exec(u"PRAGMA user_version = %1"_s.arg(script.version)));
    return transaction.commit();
}

Error newerFile(const QString& path, int version, int known)
{
    return fail(ErrorCode::Unavailable, u"\"%1\" was written by a newer Vitrine (format %2, this program knows %3); "
                                        "update the program to open it."_s.arg(path)
                                            .arg(version)
                                            .arg(known));
}

Result<QString> backUp(const QString& path, int version, UtcMillis now)
{
    const QFileInfo file(path);
    const QDir folder(file.absolutePath() + u"/backups"_s);
    if (!folder.mkpath(u"."_s))
        return fail(ErrorCode::Io, u"The folder \"%1\" could not be made."_s.arg(folder.path()));
    const QString time = QDateTime::fromMSecsSinceEpoch(now, Qt::UTC).toString(u"yyyyMMdd-hhmmss"_s);
    const QString target =
        folder.filePath(u"%1-format%2-%3.sqlite"_s.arg(file.completeBaseName()).arg(version).arg(time));
    TRY_VOID(copyDatabase(path, target));
    return target;
}

} // namespace

const std::vector<MigrationScript>& migrationScripts()
{
    static const std::vector<MigrationScript> scripts = readScripts();
    return scripts;
}

int currentSchemaVersion()
{
    return migrationScripts().back().version;
}

Result<int> schemaVersion(Connection& db)
{
    TRY_ASSIGN(const qint64 version, readVersion, pragmaValue(db, u"user_version"_s));
    TRY_ASSIGN(const qint64 application, readApplication, pragmaValue(db, u"application_id"_s));
    if (application == kApplicationId)
        return int(version);
    TRY_ASSIGN(Statement tables, prepared, db.prepare(u"SELECT 1 FROM sqlite_schema LIMIT 1"_s));
    TRY_ASSIGN(const bool foreign, stepped, tables.next());
    if (foreign || version != 0 || application != 0) {
        return fail(ErrorCode::Corrupt, u"\"%1\" is a database, but not one of a Vitrine catalogue."_s.arg(db.path()));
    }
    return 0;
}

Result<MigrationReport> migrateDatabase(const QString& path, UtcMillis now, std::span<const MigrationScript> scripts)
{
    TRY_ASSIGN(const std::unique_ptr<Connection> db, opened, Connection::open(path, DatabaseAccess::ReadWrite));
    MigrationReport report;
    TRY_ASSIGN(report.from, read, schemaVersion(*db));
    report.to = scripts.back().version;
    if (report.from > report.to)
        return newerFile(path, report.from, report.to);
    if (report.from > 0 && report.from < report.to) {
        TRY_ASSIGN(report.backup, copied, backUp(path, report.from, now));
    }
    for (const MigrationScript& script : scripts) {
        if (script.version > report.from)
            TRY_VOID(applyScript(*db, script));
    }
    return report;
}

Result<MigrationReport> migrateDatabase(const QString& path, UtcMillis now)
{
    return migrateDatabase(path, now, migrationScripts());
}

Result<> requireCurrentSchema(Connection& db)
{
    TRY_ASSIGN(const int version, read, schemaVersion(db));
    if (version > currentSchemaVersion())
        return newerFile(db.path(), version, currentSchemaVersion());
    if (version < currentSchemaVersion()) {
        return fail(ErrorCode::Unavailable,
                    u"\"%1\" is of an older format (%2, now %3) and must be opened for writing once."_s.arg(db.path())
                        .arg(version)
                        .arg(currentSchemaVersion()));
    }
    return {};
}

} // namespace vitrine
