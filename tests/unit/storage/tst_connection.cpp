#include "core/storage/connection.h"
#include "core/storage/reader_pool.h"
#include "core/storage/transaction.h"
#include "tests/support/test_database.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>

#include <sys/stat.h>
#include <unistd.h>

#include <thread>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

class TestConnection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_path = m_dir->filePath(u"a.sqlite"_s);
        m_db = must(Connection::open(m_path, DatabaseAccess::ReadWrite));
        must(m_db->exec(u"CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT UNIQUE, b INTEGER CHECK (b < 10)) STRICT"_s));
    }

    void cleanup() { m_db.reset(); }

    void bind_everyKind_comesBackExactly()
    {
        Statement insert = must(m_db->prepare(u"INSERT INTO t (a, b) VALUES (?, ?)"_s));
        must(insert.bind(u"\u94f6\u884c \U0001F600"_s).bind(std::optional<qint64>()).run());
        must(insert.bind(QString()).bind(qint64(-9'000'000'000'000'000'001)).run());
        must(insert.bindNull().bind(3).run());
        Statement select = must(m_db->prepare(u"SELECT a, b FROM t ORDER BY id"_s));
        QVERIFY(must(select.next()));
        QCOMPARE(select.text(0), u"\u94f6\u884c \U0001F600"_s);
        QVERIFY(select.isNull(1));
        QCOMPARE(select.optionalInteger(1), std::nullopt);
        QVERIFY(must(select.next()));
        QVERIFY(!select.isNull(0));
        QCOMPARE(select.integer(1), qint64(-9'000'000'000'000'000'001));
        QVERIFY(must(select.next()));
        QCOMPARE(select.optionalText(0), std::nullopt);
        QVERIFY(!must(select.next()));
    }

    void bind_textWithNul_isRefused()
    {
        Statement insert = must(m_db->prepare(u"INSERT INTO t (a) VALUES (?)"_s));
        const auto result = insert.bind(u"a"_s + QChar(0) + u"b"_s).run();
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::InvalidInput);
        must(insert.bind(u"clean"_s).run());
    }

    void bind_halfASurrogatePair_doesNotSwallowItsNeighbour()
    {
        Statement insert = must(m_db->prepare(u"INSERT INTO t (a) VALUES (?)"_s));
        must(insert.bind(QString(QChar(0xD83D)) + u"xyz"_s).run());
        Statement select = must(m_db->prepare(u"SELECT a FROM t"_s));
        QVERIFY(must(select.next()));
        QVERIFY(select.text(0).endsWith(u"xyz"_s));
    }

    void run_tooFewValues_isAnErrorAndNotTheOldValue()
    {
        Statement insert = must(m_db->prepare(u"INSERT INTO t (a, b) VALUES (?, ?)"_s));
        must(insert.bind(u"x"_s).bind(1).run());
        QVERIFY(!insert.bind(u"y"_s).run().ok());
    }

    void run_uniqueAndCheck_areConflicts()
    {
        must(m_db->exec(u"INSERT INTO t (a) VALUES ('x')"_s));
        QCOMPARE(m_db->exec(u"INSERT INTO t (a) VALUES ('x')"_s).error().code, ErrorCode::Conflict);
        QCOMPARE(m_db->exec(u"INSERT INTO t (b) VALUES (11)"_s).error().code, ErrorCode::Conflict);
        QCOMPARE(m_db->exec(u"INSERT INTO nowhere VALUES (1)"_s).error().code, ErrorCode::Internal);
    }

    void prepare_sameSqlTwiceAtOnce_givesTwoCursors()
    {
        must(m_db->exec(u"INSERT INTO t (a) VALUES ('x'), ('y')"_s));
        Statement first = must(m_db->prepare(u"SELECT a FROM t ORDER BY a"_s));
        Statement second = must(m_db->prepare(u"SELECT a FROM t ORDER BY a"_s));
        QVERIFY(must(first.next()) && must(first.next()) && must(second.next()));
        QCOMPARE(first.text(0), u"y"_s);
        QCOMPARE(second.text(0), u"x"_s);
    }

    void next_afterTheLastRow_staysAtTheEnd()
    {
        must(m_db->exec(u"INSERT INTO t (a) VALUES ('x')"_s));
        Statement select = must(m_db->prepare(u"SELECT a FROM t"_s));
        QVERIFY(must(select.next()));
        QVERIFY(!must(select.next()));
        QVERIFY(!must(select.next()));
    }

    void bind_afterRowsWereRead_startsAnew()
    {
        must(m_db->exec(u"INSERT INTO t (a) VALUES ('x'), ('y')"_s));
        Statement select = must(m_db->prepare(u"SELECT a FROM t WHERE a >= ? ORDER BY a"_s));
        QVERIFY(must(select.bind(u"x"_s).next()));
        QVERIFY(must(select.bind(u"y"_s).next()));
        QCOMPARE(select.text(0), u"y"_s);
        QVERIFY(!must(select.next()));
    }

    void bindColumn_ofAnyKind_isTheSameValue()
    {
        must(m_db->exec(u"INSERT INTO t (a, b) VALUES ('银', NULL), ('x', 7)"_s));
        Statement row = must(m_db->prepare(u"SELECT a || '', b FROM t ORDER BY id"_s));
        Statement insert = must(m_db->prepare(u"INSERT INTO t (a, b) VALUES ('copy ' || ?, ?)"_s));
        for (int i = 0; i < 2; ++i) {
            QVERIFY(must(row.next()));
            must(insert.bindColumn(row, 0).bindColumn(row, 1).run());
        }
        Statement copies = must(m_db->prepare(u"SELECT a, b FROM t WHERE a LIKE 'copy %' ORDER BY id"_s));
        QVERIFY(must(copies.next()));
        QCOMPARE(copies.text(0), u"copy 银"_s);
        QVERIFY(copies.isNull(1));
        QVERIFY(must(copies.next()));
        QCOMPARE(copies.integer(1), qint64(7));
    }

    void statement_afterItsConnectionWent_isAnError()
    {
        Statement select = must(m_db->prepare(u"SELECT a FROM t"_s));
        Statement insert = must(m_db->prepare(u"INSERT INTO t (a) VALUES (?)"_s));
        m_db.reset();
        QVERIFY(!select.next().ok());
        QVERIFY(select.isNull(0));
        QVERIFY(!insert.bind(u"x"_s).run().ok());
    }

    void transaction_notCommitted_leavesNothing()
    {
        {
            Transaction transaction = must(Transaction::begin(*m_db));
            must(m_db->exec(u"INSERT INTO t (a) VALUES ('x')"_s));
        }
        Transaction transaction = must(Transaction::begin(*m_db));
        must(m_db->exec(u"INSERT INTO t (a) VALUES ('y')"_s));
        must(transaction.commit());
        QCOMPARE(countRows(*m_db), 1);
    }

    void open_readOnlyConnection_cannotWrite()
    {
        auto reader = must(Connection::open(m_path, DatabaseAccess::ReadOnly));
        QVERIFY(!reader->exec(u"INSERT INTO t (a) VALUES ('x')"_s).ok());
        QCOMPARE(countRows(*reader), 0);
    }

    void open_missingFile_isNotFoundAndNotMade()
    {
        const QString path = m_dir->filePath(u"none.sqlite"_s);
        const auto result = Connection::open(path, DatabaseAccess::ReadOnly);
        QCOMPARE(result.error().code, ErrorCode::NotFound);
        QVERIFY(!QFile::exists(path));
    }

    void open_noDatabase_isCorrupt()
    {
        const QString path = m_dir->filePath(u"text.sqlite"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        QCOMPARE(Connection::open(path, DatabaseAccess::ReadOnly).error().code, ErrorCode::Corrupt);
        QCOMPARE(Connection::open(path, DatabaseAccess::ReadWrite).error().code, ErrorCode::Corrupt);
    }

    void open_readOnlyFolder_readsButRefusesToWrite()
    {
        if (::geteuid() != 0)
            QSKIP("Needs root, to become somebody who may not write.");
        must(m_db->exec(u"INSERT INTO t (a) VALUES ('x')"_s));
        m_db.reset(); // folds the log in
        QVERIFY(::chmod(qPrintable(m_dir->path()), 0555) == 0 && ::chmod(qPrintable(m_path), 0444) == 0);
        QCOMPARE(::setresuid(65534, 65534, 0), 0);
        const auto reader = Connection::open(m_path, DatabaseAccess::ReadOnly);
        const auto writer = Connection::open(m_path, DatabaseAccess::ReadWrite);
        const int rows = reader.ok() ? countRows(*reader.value()) : -1;
        QCOMPARE(::setresuid(0, 0, 0), 0);
        QVERIFY2(reader.ok(), reader.ok() ? "" : qPrintable(reader.error().detail));
        QCOMPARE(rows, 1);
        QCOMPARE(writer.error().code, ErrorCode::Unavailable);
        QVERIFY2(writer.error().detail.contains(u"read-only"_s), qPrintable(writer.error().detail));
    }

    void readerPool_manyThreads_eachSeesOneMoment()
    {
        must(m_db->exec(u"INSERT INTO t (a) VALUES ('x')"_s));
        const ReaderPool pool(m_path);
        std::atomic<int> right{0};
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 12; ++i) {
                threads.emplace_back([&] {
                    for (int round = 0; round < 20; ++round) {
                        const auto same = pool.read<bool>(
                            [](Connection& db) -> Result<bool> { return countRows(db) == countRows(db); });
                        right += same.ok() && same.value();
                    }
                });
            }
            for (int i = 0; i < 200; ++i)
                must(m_db->exec(u"INSERT INTO t (b) VALUES (1)"_s));
        }
        QCOMPARE(right.load(), 240);
    }

private:
    static int countRows(Connection& db)
    {
        Statement statement = must(db.prepare(u"SELECT count(*) FROM t"_s));
        return must(statement.next()) ? int(statement.integer(0)) : -1;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    std::unique_ptr<Connection> m_db;
};

VITRINE_REGISTER_TEST(TestConnection)
#include "tst_connection.moc"
