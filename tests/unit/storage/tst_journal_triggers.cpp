#include "core/storage/journal_triggers.h"
#include "tests/support/source_path.h"
#include "tests/support/test_database.h"
#include "tests/support/test_registry.h"

#include <QDirIterator>
#include <QRegularExpression>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

class TestJournalTriggers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_base = std::make_unique<TestDatabase>(); }

    void schema_everyTable_isInExactlyOneList()
    {
        const QStringList tables = lines(
            u"SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite_%'"_s);
        QVERIFY(tables.size() > 30);
        for (const QString& table : tables) {
            const bool isUnjournalled = std::ranges::find(unjournalledTables(), table) != unjournalledTables().end();
            QVERIFY2((journalledTable(table) != nullptr) != isUnjournalled, qPrintable(table));
        }
    }

    void schema_journalledTables_surviveJsonAndPlayBack()
    {
        for (const JournalledTable& table : journalledTables()) {
            const QString sql = m_base->text(u"SELECT sql FROM sqlite_schema WHERE name = '%1'"_s.arg(table.name));
            QVERIFY2(sql.contains(u"id INTEGER PRIMARY KEY AUTOINCREMENT"_s), qPrintable(sql));
            QVERIFY2(sql.endsWith(u"STRICT"_s), qPrintable(sql));
            const QStringList types = lines(u"SELECT DISTINCT type FROM pragma_table_info('%1')"_s.arg(table.name));
            for (const QString& type : types)
                QVERIFY2(type == u"TEXT" || type == u"INTEGER", qPrintable(sql));
            const QStringList actions =
                lines(u"SELECT on_delete || on_update FROM pragma_foreign_key_list('%1')"_s.arg(table.name));
            for (const QString& action : actions)
                QCOMPARE(action, u"NO ACTIONNO ACTION"_s);
        }
    }

    void schema_everyReference_leadsAnIndex()
    {
        const QStringList keys =
            lines(u"SELECT s.name || '.' || k.\"from\" FROM sqlite_schema s JOIN "
                  "pragma_foreign_key_list(s.name) k WHERE s.type = 'table' AND s.name <> 'current_step'"_s);
        const QStringList indexed =
            lines(u"SELECT s.name || '.' || i.name FROM sqlite_schema s JOIN pragma_index_list(s.name) l "
                  "JOIN pragma_index_info(l.name) i WHERE i.seqno = 0 UNION ALL SELECT s.name || '.' || c.name "
                  "FROM sqlite_schema s JOIN pragma_table_info(s.name) c WHERE c.pk = 1"_s);
        QVERIFY(keys.size() > 25);
        for (const QString& key : keys)
            QVERIFY2(indexed.contains(key), qPrintable(key));
    }

    void source_everyFile_neverWritesOrReplace()
    {
        static const QRegularExpression banned(u"\\bOR\\s+REPLACE\\b|\\bREPLACE\\s+INTO\\b"_s,
                                               QRegularExpression::CaseInsensitiveOption);
        for (const QString& folder : {u"core"_s, u"resources/migrations"_s}) {
            QDirIterator files(sourcePath(folder), {u"*.cpp"_s, u"*.sql"_s}, QDir::Files, QDirIterator::Subdirectories);
            int seen = 0;
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                QString text = QString::fromUtf8(file.readAll());
                text.remove(QRegularExpression(u"(--|//)[^\n]*"_s));
                QVERIFY2(!text.contains(banned), qPrintable(file.fileName()));
                ++seen;
            }
            QVERIFY(seen > 0);
        }
    }

    void write_outsideAStep_failsAndLeavesNothing()
    {
        const auto result = m_base->db().exec(u"INSERT INTO setting (key, value) VALUES ('a', 'b')"_s);
        QVERIFY(!result.ok());
        QVERIFY2(result.error().detail.contains(u"outside a step"_s), qPrintable(result.error().detail));
        QCOMPARE(m_base->integer(u"SELECT count(*) FROM setting"_s), 0);
    }

    void write_insertUpdateDelete_areJournalledWhole()
    {
        const StepId step = m_base->beginStep();
        m_base->exec(u"INSERT INTO setting (id, key, value) VALUES (5, 'it''s \"x\"', '\u8336')"_s);
        m_base->exec(u"UPDATE setting SET value = 'n' WHERE id = 5"_s);
        m_base->exec(u"DELETE FROM setting WHERE id = 5"_s);
        const QStringList rows =
            lines(u"SELECT step || '|' || table_name || '|' || row_id || '|' || coalesce(old, '-') "
                  "|| '|' || coalesce(new, '-') FROM journal ORDER BY id"_s);
        const QString first = u"{\"id\":5,\"key\":\"it's \\\"x\\\"\",\"value\":\"\u8336\"}"_s;
        const QString second = u"{\"id\":5,\"key\":\"it's \\\"x\\\"\",\"value\":\"n\"}"_s;
        const QString head = u"%1|setting|5|"_s.arg(step.value());
        QCOMPARE(rows, QStringList({head + u"-|"_s + first, head + first + u"|"_s + second, head + second + u"|-"_s}));
    }

    void write_updateThatChangesNothing_isNotJournalled()
    {
        m_base->beginStep();
        m_base->exec(u"INSERT INTO setting (id, key, value) VALUES (5, 'a', 'b')"_s);
        m_base->exec(u"UPDATE setting SET value = 'b', key = key"_s);
        QCOMPARE(m_base->integer(u"SELECT count(*) FROM journal"_s), 1);
    }

    void write_newKeyForARow_isRefused()
    {
        m_base->beginStep();
        m_base->exec(u"INSERT INTO setting (id, key, value) VALUES (5, 'a', 'b')"_s);
        QVERIFY(!m_base->db().exec(u"UPDATE setting SET id = 6"_s).ok());
    }

    void write_entryTag_namesTheAssetOfItsEntry()
    {
        m_base->beginStep();
        m_base->exec(
            u"INSERT INTO asset (id, uuid, kind, state, created_utc) VALUES (9, 'u', 'picture', 'ready', 0)"_s);
        m_base->exec(u"INSERT INTO gallery (id, uuid, name, created_utc) VALUES (3, 'g', 'g', 0)"_s);
        m_base->exec(u"INSERT INTO entry (id, gallery, item_key, asset, created_utc) VALUES (4, 3, 'k', 9, 0)"_s);
        m_base->exec(u"INSERT INTO entry_tag (entry, key, value) VALUES (4, 'a', 'b')"_s);
        QCOMPARE(m_base->integer(u"SELECT asset FROM journal WHERE table_name = 'entry_tag'"_s), 9);
    }

private:
    QStringList lines(const QString& sql)
    {
        Statement statement = must(m_base->db().prepare(sql));
        QStringList all;
        while (must(statement.next()))
            all << statement.text(0);
        return all;
    }

    std::unique_ptr<TestDatabase> m_base;
};

VITRINE_REGISTER_TEST(TestJournalTriggers)
#include "tst_journal_triggers.moc"
