#include "core/storage/catalogue_files.h"
#include "core/storage/content_digest.h"
#include "core/storage/database_check.h"
#include "core/storage/database_copy.h"
#include "core/storage/database_salvage.h"
#include "core/storage/journal_triggers.h"
#include "core/storage/migrations.h"
#include "tests/support/test_catalogue.h"
#include "tests/support/test_registry.h"

#include <thread>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

QStringList smallCatalogue()
{
    return {
        u"INSERT INTO tag (uuid, name, name_key) VALUES ('t1', 'Red', 'red'), ('t2', 'Blue', 'blue')"_s,
        u"INSERT INTO asset (uuid, kind, state, created_utc) VALUES ('x1', 'picture', 'ready', 7), ('x2', 'picture', 'ready', 8)"_s,
        u"INSERT INTO asset_file (asset, role, state, sha256, storage) VALUES (1, 'main', 'ready', 'aa', 'managed'), (2, 'main', 'ready', 'bb', 'managed')"_s,
        u"INSERT INTO product (uuid, sku, name, created_utc) VALUES ('p1', 'A-1', 'Tea', 0), ('p2', 'A-2', 'Cup', 0)"_s,
        u"INSERT INTO product_tag (product, tag) VALUES (1, 1), (1, 2)"_s,
        u"INSERT INTO product_asset (product, asset, position) VALUES (1, 1, 0), (1, 2, 1)"_s};
}

/// The same content entered in another order, at another time, with other ids and UUIDs.
QStringList sameOtherwise()
{
    return {
        u"INSERT INTO asset (uuid, kind, state, created_utc) VALUES ('y2', 'picture', 'ready', 1), ('y1', 'picture', 'ready', 2)"_s,
        u"INSERT INTO asset_file (asset, role, state, sha256, storage) VALUES (1, 'main', 'ready', 'bb', 'managed'), (2, 'main', 'ready', 'aa', 'managed')"_s,
        u"INSERT INTO product (uuid, sku, name, created_utc) VALUES ('q2', 'A-2', 'Cup', 5), ('q1', 'A-1', 'Tea', 6)"_s,
        u"INSERT INTO tag (uuid, name, name_key) VALUES ('u2', 'Blue', 'blue'), ('u1', 'Red', 'red')"_s,
        u"INSERT INTO product_asset (product, asset, position) VALUES (2, 2, 3), (2, 1, 7)"_s,
        u"INSERT INTO product_tag (product, tag) VALUES (2, 1), (2, 2)"_s};
}

} // namespace

class TestDatabaseCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_catalogue = std::make_unique<TestCatalogue>(); }

    void check_soundCatalogue_hasNoProblems()
    {
        m_catalogue->mustRun(smallCatalogue());
        QCOMPARE(problems(), QStringList());
    }

    void check_brokenRules_areNamed_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("reference") << u"DELETE FROM tag WHERE id = 2"_s
                                   << u"Tag \"Blue\" of product \"Tea\" refers to a tag that is not there."_s;
        QTest::newRow("cover") << u"UPDATE product SET cover = 1 WHERE id = 2"_s
                               << u"The cover of product \"Cup\" is not among its pictures."_s;
        QTest::newRow("price") << u"UPDATE product SET price_minor = 5 WHERE id = 2"_s
                               << u"The price of product \"Cup\" is only half there."_s;
        QTest::newRow("loop") << u"UPDATE tag SET parent = 3 - id"_s << u"Tag \"Red\" is its own ancestor."_s;
        QTest::newRow("no main file") << u"DELETE FROM asset_file WHERE asset = 2"_s
                                      << u"Asset 2 is said to be ready, but has no main file."_s;
        QTest::newRow("trigger") << u"DROP TRIGGER journal_tag_insert"_s
                                 << u"The triggers that keep the history are not complete (%1 of %2)."_s
                                        .arg(journalledTables().size() * 4 - 1)
                                        .arg(journalledTables().size() * 4);
        QTest::newRow("current step") << u"UPDATE current_step SET step = 1"_s
                                      << u"A step is marked as being written although nobody writes."_s;
        QTest::newRow("interrupted")
            << u"UPDATE step SET state = 'open'"_s
            << u"Step 1 was interrupted; it is taken back when the catalogue is next opened for writing."_s;
    }

    void check_brokenRules_areNamed()
    {
        QFETCH(QString, sql);
        QFETCH(QString, sentence);
        m_catalogue->mustRun(smallCatalogue());
        TestDatabase& base = m_catalogue->base();
        base.exec(u"PRAGMA foreign_keys = OFF"_s);
        base.exec(u"UPDATE current_step SET step = 1"_s);
        base.exec(sql);
        if (!sql.contains(u"current_step"_s))
            base.exec(u"UPDATE current_step SET step = NULL"_s);
        QVERIFY2(problems().contains(sentence), qPrintable(problems().join(u'\n')));
    }

    void check_runningStepOfALivingProcess_isNoProblem()
    {
        must(m_catalogue->writer().beginStep(TestCatalogue::info()));
        QCOMPARE(problems(), QStringList());
    }

    void digest_sameContentOtherwiseEntered_isTheSame()
    {
        m_catalogue->mustRun(smallCatalogue());
        TestCatalogue other;
        other.mustRun(sameOtherwise());
        QCOMPARE(digest(other), digest(*m_catalogue));
        QCOMPARE(digest(other).size(), 64);
    }

    void digest_anyChange_isAnother_data()
    {
        QTest::addColumn<QString>("sql");
        const QStringList changes{
            u"UPDATE product SET name = 'x' WHERE id = 1"_s,
            u"UPDATE product SET cover = 2 WHERE id = 1"_s,
            u"UPDATE product SET trashed_utc = 1 WHERE id = 1"_s,
            u"UPDATE product_asset SET position = 2 WHERE asset = 1"_s,
            u"UPDATE asset_file SET sha256 = 'cc' WHERE asset = 2"_s,
            u"UPDATE tag SET parent = 1 WHERE id = 2"_s,
            u"DELETE FROM product_tag WHERE tag = 1"_s,
            u"INSERT INTO product_translation (product, language, name) VALUES (1, 'de', 'Tee')"_s,
            u"INSERT INTO product_text (product, position, title) VALUES (1, 0, 'Care')"_s,
            u"INSERT INTO product_link (product, target, kind) VALUES (1, 2, 'related')"_s,
            u"INSERT INTO gallery (uuid, name, created_utc) VALUES ('g', 'g', 0)"_s,
            u"INSERT INTO saved_search (uuid, name, query) VALUES ('s', 's', 'q')"_s};
        for (const QString& sql : changes)
            QTest::newRow(qPrintable(sql)) << sql;
    }

    void digest_anyChange_isAnother()
    {
        QFETCH(QString, sql);
        m_catalogue->mustRun(smallCatalogue());
        const QString before = digest(*m_catalogue);
        const StepId step = m_catalogue->mustRun({sql});
        QVERIFY(digest(*m_catalogue) != before);
        must(m_catalogue->writer().undo(step, TestCatalogue::actor()));
        QCOMPARE(digest(*m_catalogue), before);
    }

    void copyDatabase_whileWriting_isOfOneMoment()
    {
        m_catalogue->mustRun(smallCatalogue());
        std::atomic<bool> stop{false};
        std::jthread writer([&] {
            for (int i = 0; !stop; ++i)
                m_catalogue->mustRun({u"UPDATE product SET name = 'n%1', brand = 'n%1'"_s.arg(i)});
        });
        for (int i = 0; i < 5; ++i) {
            const QString target = m_catalogue->base().folder() + u"/copy.sqlite"_s;
            must(copyDatabase(m_catalogue->base().path(), target));
            auto copy = must(Connection::open(target, DatabaseAccess::ReadOnly));
            QCOMPARE(must(checkDatabase(*copy, m_catalogue->base().folder())), QStringList());
            Statement mixed =
                must(copy->prepare(u"SELECT count(DISTINCT name || brand) FROM product WHERE brand <> ''"_s));
            QVERIFY(must(mixed.next()));
            QVERIFY(mixed.integer(0) <= 1);
        }
        stop = true;
    }

    void copyDatabase_cancelled_leavesNothing()
    {
        std::stop_source source;
        source.request_stop();
        const QString target = m_catalogue->base().folder() + u"/copy.sqlite"_s;
        QCOMPARE(copyDatabase(m_catalogue->base().path(), target, {.stop = source.get_token()}).error().code,
                 ErrorCode::Cancelled);
        QVERIFY(!QFile::exists(target) && !QFile::exists(target + u".part"_s));
    }

    void salvage_soundFile_keepsTheWholeContent()
    {
        m_catalogue->mustRun(smallCatalogue());
        const QString before = digest(*m_catalogue);
        const QString target = m_catalogue->base().folder() + u"/salvaged.sqlite"_s;
        const auto report = must(salvageDatabase(m_catalogue->base().path(), target, 0));
        QCOMPARE(report.damaged, QStringList());
        auto db = must(Connection::open(target, DatabaseAccess::ReadOnly));
        QCOMPARE(must(contentDigest(*db)), before);
        QCOMPARE(must(checkDatabase(*db, m_catalogue->base().folder())), QStringList());
        QCOMPARE(salvageDatabase(m_catalogue->base().path(), target, 0).error().code, ErrorCode::Conflict);
    }

    void salvage_damagedPages_keepsWhatCanBeRead_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %d", seed) << seed;
    }

    void salvage_damagedPages_keepsWhatCanBeRead()
    {
        QFETCH(int, seed);
        m_catalogue->mustRun(smallCatalogue());
        m_catalogue->mustRun(
            {u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) INSERT INTO "
             "product (uuid, name, description, created_utc) SELECT 'u' || i, 'p' || i, hex(zeroblob(100)), 0 FROM n"_s});
        m_catalogue->close();
        m_catalogue->base().exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        const QString damaged = m_catalogue->base().folder() + u"/damaged.sqlite"_s;
        must(copyDatabase(m_catalogue->base().path(), damaged));
        damage(damaged, seed);
        auto db = must(Connection::open(damaged, DatabaseAccess::Salvage));
        const auto found = checkDatabase(*db, m_catalogue->base().folder());
        QVERIFY(!found.ok() || !found.value().isEmpty());
        const QString target = m_catalogue->base().folder() + u"/salvaged.sqlite"_s;
        const auto report = must(salvageDatabase(damaged, target, 0));
        QVERIFY2(report.rows > 1500, qPrintable(QString::number(report.rows)));
        auto sound = must(Connection::open(target, DatabaseAccess::ReadOnly));
        QCOMPARE(must(checkDatabase(*sound, m_catalogue->base().folder())).filter(u"damaged"_s), QStringList());
        QCOMPARE(must(checkDatabase(*sound, m_catalogue->base().folder())).filter(u"refers"_s), QStringList());
    }

private:
    QStringList problems()
    {
        return must(checkDatabase(m_catalogue->base().db(), CatalogueFiles(m_catalogue->base().folder()).sessions()));
    }

    static QString digest(TestCatalogue& catalogue) { return must(contentDigest(catalogue.base().db())); }

    /// Overwrites every twelfth page or so behind the schema with noise.
    static void damage(const QString& path, int seed)
    {
        QRandomGenerator random{quint32(seed)};
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 pages = file.size() / 4096;
        for (qint64 page = 60; page < pages; ++page) {
            if (random.bounded(12) != 0)
                continue;
            QVERIFY(file.seek(page * 4096 + random.bounded(64)));
            QByteArray noise(2000, Qt::Uninitialized);
            for (char& byte : noise)
                byte = char(random.bounded(256));
            file.write(noise);
        }
    }

    std::unique_ptr<TestCatalogue> m_catalogue;
};

VITRINE_REGISTER_TEST(TestDatabaseCheck)
#include "tst_database_check.moc"
