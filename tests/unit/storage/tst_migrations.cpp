#include "core/storage/journal_triggers.h"
#include "core/storage/migrations.h"
#include "tests/support/test_database.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QDirIterator>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

class TestMigrations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void migrate_newFile_isAtTheCurrentVersion()
    {
        const auto report = must(migrateDatabase(path(), 0));
        QCOMPARE(report.from, 0);
        QCOMPARE(report.to, currentSchemaVersion());
        QVERIFY(report.backup.isEmpty());
        auto db = must(Connection::open(path(), DatabaseAccess::ReadOnly));
        QCOMPARE(must(schemaVersion(*db)), currentSchemaVersion());
        QVERIFY(requireCurrentSchema(*db).ok());
    }

    void migrate_everyOlderVersion_reachesTheCurrentOne()
    {
        for (size_t count = 1; count <= migrationScripts().size(); ++count) {
            const QString file = m_dir->filePath(u"from%1.sqlite"_s.arg(count));
            must(migrateDatabase(file, 0, std::span(migrationScripts()).first(count)));
            const auto report = must(migrateDatabase(file, 0));
            QCOMPARE(report.from, int(count));
            QCOMPARE(report.to, currentSchemaVersion());
        }
    }

    void migrate_nextVersion_backsUpRenewsTriggersAndKeepsRows()
    {
        must(migrateDatabase(path(), 0));
        auto db = must(Connection::open(path(), DatabaseAccess::ReadWrite));
        addSetting(*db, u"colour"_s);
        auto scripts = migrationScripts();
        const int next = currentSchemaVersion() + 1;
        scripts.push_back({next, u"-- says why\nALTER TABLE setting ADD COLUMN note TEXT NOT NULL DEFAULT ''\n--next\n"
                                 "UPDATE setting SET note = 'it''s here'\n--next\n-- nothing but a comment\n"_s});
        const auto report = must(migrateDatabase(path(), 1'700'000'000'000, scripts));
        QCOMPARE(report.to, next);
        auto copy = must(Connection::open(report.backup, DatabaseAccess::ReadOnly));
        QCOMPARE(must(schemaVersion(*copy)), next - 1);
        QCOMPARE(text(*db, u"SELECT note FROM setting"_s), u"it's here"_s);
        must(db->exec(u"UPDATE current_step SET step = 1"_s));
        must(db->exec(u"UPDATE setting SET note = 'changed'"_s));
        QCOMPARE(text(*db, u"SELECT json_extract(new, '$.note') || schema_version FROM journal ORDER BY id DESC"_s),
                 u"changed%1"_s.arg(next));
        QCOMPARE(text(*db, u"SELECT undoable FROM step"_s), u"1"_s);
    }

    void migrate_notMappable_makesOlderStepsNotUndoable()
    {
        must(migrateDatabase(path(), 0));
        auto db = must(Connection::open(path(), DatabaseAccess::ReadWrite));
        addSetting(*db, u"colour"_s);
        auto scripts = migrationScripts();
        scripts.push_back({currentSchemaVersion() + 1,
                           u"--journal: not mappable\nALTER TABLE setting RENAME COLUMN value TO content"_s});
        must(migrateDatabase(path(), 0, scripts));
        QCOMPARE(text(*db, u"SELECT undoable FROM step"_s), u"0"_s);
    }

    void migrate_failingScript_leavesTheFileAsItWas()
    {
        must(migrateDatabase(path(), 0));
        auto scripts = migrationScripts();
        scripts.push_back({currentSchemaVersion() + 1, u"CREATE TABLE extra (id INTEGER)\n--next\nNONSENSE"_s});
        QVERIFY(!migrateDatabase(path(), 0, scripts).ok());
        auto db = must(Connection::open(path(), DatabaseAccess::ReadWrite));
        QCOMPARE(must(schemaVersion(*db)), currentSchemaVersion());
        QCOMPARE(text(*db, u"SELECT count(*) FROM sqlite_schema WHERE name = 'extra'"_s), u"0"_s);
        addSetting(*db, u"still works"_s);
    }

    void migrate_newerFile_isRefusedNamingBothVersions()
    {
        must(migrateDatabase(path(), 0));
        auto db = must(Connection::open(path(), DatabaseAccess::ReadWrite));
        must(db->exec(u"PRAGMA user_version = 4711"_s));
        const auto result = migrateDatabase(path(), 0);
        QCOMPARE(result.error().code, ErrorCode::Unavailable);
        QVERIFY(result.error().detail.contains(u"4711"_s));
        QVERIFY(result.error().detail.contains(QString::number(currentSchemaVersion())));
        QCOMPARE(requireCurrentSchema(*db).error().code, ErrorCode::Unavailable);
    }

    void migrate_databaseOfAnotherProgram_isRefusedAndUntouched()
    {
        auto db = must(Connection::open(path(), DatabaseAccess::ReadWrite));
        must(db->exec(u"CREATE TABLE notes (text TEXT)"_s));
        QCOMPARE(migrateDatabase(path(), 0).error().code, ErrorCode::Corrupt);
        QCOMPARE(text(*db, u"SELECT group_concat(name) FROM sqlite_schema"_s), u"notes"_s);
    }

private:
    QString path() const { return m_dir->filePath(u"catalogue.sqlite"_s); }

    static void addSetting(Connection& db, const QString& key)
    {
        must(db.exec(u"INSERT INTO step (id, actor_kind, actor_name, session, label, state, started_utc) "
                     "VALUES (1, 'system', 't', 't', 't', 'committed', 0)"_s));
        must(db.exec(u"UPDATE current_step SET step = 1"_s));
        must(db.exec(u"INSERT INTO setting (key, value) VALUES ('%1', 'x')"_s.arg(key)));
        must(db.exec(u"UPDATE current_step SET step = NULL"_s));
    }

    static QString text(Connection& db, const QString& sql)
    {
        Statement statement = must(db.prepare(sql));
        return must(statement.next()) ? statement.text(0) : QString();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

VITRINE_REGISTER_TEST(TestMigrations)
#include "tst_migrations.moc"
