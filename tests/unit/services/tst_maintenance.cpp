#include "core/services/history.h"
#include "core/services/import.h"
#include "core/services/maintenance.h"
#include "core/storage/blob_store.h"
#include "core/storage/catalogue_files.h"
#include "core/storage/connection.h"
#include "core/storage/holders.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"

#include <QDir>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

/// Check, repair, backup and restore.
class TestMaintenance : public QObject
{
    Q_OBJECT

    std::unique_ptr<CatalogueFixture> m_fixture;

    CatalogueFiles files() const { return CatalogueFiles(m_fixture->folder()); }
    AssetId import(const QString& name, const QColor& colour, bool inPlace = false)
    {
        const ImportRequest request{.paths = {writePng(m_fixture->sources() + u'/' + name, colour)},
                                    .inPlace = inPlace};
        return must(importAll(m_fixture->catalogue(), m_fixture->actor(), request)).assets.front();
    }
    CheckReport check(Repair repair = Repair::No, const QString& folder = {})
    {
        return must(checkCatalogue(folder.isEmpty() ? m_fixture->folder() : folder, m_fixture->clock(), repair, true));
    }
    void verifyClean(const CheckReport& report) { QVERIFY2(report.ok, qPrintable(report.problems.join(u'\n'))); }
    void damage(qint64 from, qint64 bytes)
    {
        QFile file(files().database());
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(from));
        QCOMPARE(file.write(QByteArray(bytes, '\x5a')), bytes);
    }
    /// On a connection of its own, which reads the schema anew.
    void execute(const QStringList& statements)
    {
        const auto db = must(Connection::open(files().database(), DatabaseAccess::ReadWrite));
        for (const QString& sql : statements)
            must(db->exec(sql));
    }
    void declareIndex(const QString& sql)
    {
        execute({u"PRAGMA writable_schema = ON"_s,
                 u"UPDATE sqlite_schema SET sql = '%1' WHERE name = 'product_touch_time'"_s.arg(sql)});
    }
    qint64 productCount() { return m_fixture->number(u"SELECT count(*) FROM product"_s); }

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<CatalogueFixture>(); }

    void repair_textIndexThatLies_isMadeAnew()
    {
        m_fixture->addProduct(u"A1"_s, u"Green tea"_s);
        must(m_fixture->catalogue().writer().maintain(
            [](Connection& db) { return db.exec(u"DELETE FROM product_text_index"_s); }));
        QVERIFY(!check().ok);
        const CheckReport repaired = check(Repair::Derived);
        verifyClean(repaired);
        QVERIFY2(repaired.repaired.join(u'\n').contains(u"text index"_s), qPrintable(repaired.repaired.join(u'\n')));
        QVERIFY(check(Repair::Derived).repaired.isEmpty());
    }

    void repair_missingThumbnailsAndMovedOriginals_areMended()
    {
        import(u"a.png"_s, Qt::red);
        import(u"photos/b.png"_s, Qt::blue, true);
        m_fixture->close();
        QVERIFY(QDir(files().cache()).removeRecursively());
        QVERIFY(QFile::rename(m_fixture->sources() + u"/photos/b.png"_s, m_fixture->sources() + u"/photos/c.png"_s));
        QVERIFY(!check().ok);
        const CheckReport repaired = check(Repair::Derived);
        verifyClean(repaired);
        QCOMPARE(repaired.repaired.size(), 2);
        QVERIFY(check(Repair::Derived).repaired.isEmpty());
    }

    void repair_leftoversOfADeadImport_goOnlyWhenNobodyElseIsThere()
    {
        const QString leftover = files().cache() + u"/unpacked-dead"_s;
        writePng(leftover + u"/1"_s, Qt::red);
        check(Repair::Derived);
        QVERIFY(QFileInfo::exists(leftover));
        m_fixture->close();
        QCOMPARE(check(Repair::Derived).repaired.size(), 1);
        QVERIFY(!QFileInfo::exists(leftover));
    }

    void repair_damagedDatabase_savesWhatCanBeRead_data()
    {
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("bytes");
        QTest::newRow("a page of the products") << qint64(-1) << qint64(4096);
        QTest::newRow("the end of the file") << qint64(-2) << qint64(20'000);
    }

    void repair_damagedDatabase_savesWhatCanBeRead()
    {
        QFETCH(qint64, from);
        QFETCH(const qint64, bytes);
        m_fixture->addProducts(2000);
        m_fixture->close();
        if (from == -1) {
            const auto db = must(Connection::open(files().database(), DatabaseAccess::ReadOnly));
            Statement page = must(db->prepare(u"SELECT pageno FROM dbstat WHERE name = 'product' AND pagetype = 'leaf' "
                                              "ORDER BY pageno LIMIT 1 OFFSET 3"_s));
            QVERIFY(must(page.next()));
            from = (page.integer(0) - 1) * 4096;
        } else {
            from = QFileInfo(files().database()).size() - bytes;
        }
        damage(from, bytes);
        QVERIFY(!check().ok);
        const CheckReport repaired = check(Repair::Derived);
        verifyClean(repaired);
        QVERIFY(!repaired.repaired.isEmpty());
        QCOMPARE(QDir(files().backups()).entryList({u"damaged-*.sqlite"_s}).size(), 1);
        m_fixture->reopen();
        QVERIFY2(productCount() > 1500, qPrintable(QString::number(productCount())));
    }

    void repair_damagedIndex_isMadeAnewAndTheHistoryStays()
    {
        m_fixture->addProducts(50);
        m_fixture->close();
        // For one update the index is said to hold no row at all, so SQLite leaves it as it was.
        const QString index = u"CREATE INDEX product_touch_time ON product_touch (updated_utc)"_s;
        declareIndex(index + u" WHERE updated_utc < 0"_s);
        execute({u"UPDATE product_touch SET updated_utc = updated_utc + 1"_s});
        declareIndex(index);
        QVERIFY(!check().ok);
        const CheckReport repaired = check(Repair::Derived);
        verifyClean(repaired);
        m_fixture->reopen();
        QCOMPARE(productCount(), 50);
        m_fixture->undo(m_fixture->newestStep());
        QCOMPARE(productCount(), 0);
    }

    void repair_damagedDatabaseInUse_isRefused()
    {
        m_fixture->addProducts(10);
        m_fixture->close();
        damage(0, 4096);
        const auto holder = must(HolderFile::create(files().sessions(), m_fixture->clock().now()));
        const auto refused = checkCatalogue(m_fixture->folder(), m_fixture->clock(), Repair::Derived, false);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::Unavailable);
    }

    void check_damagedBlob_isNamed()
    {
        const QString sha256 = m_fixture->asset(import(u"a.png"_s, Qt::red)).mainFile()->sha256;
        const QString path = m_fixture->catalogue().blobs().path(sha256);
        QVERIFY(QFile::remove(path));
        writePng(path, Qt::blue);
        const CheckReport report = check();
        QVERIFY(!report.ok);
        QVERIFY2(report.problems.join(u'\n').contains(sha256.mid(2)), qPrintable(report.problems.join(u'\n')));
    }

    void restore_ofABackup_canStillUndoAndRedo()
    {
        const AssetId kept = import(u"a.png"_s, Qt::red);
        import(u"b.png"_s, Qt::blue);
        const StepId undone = m_fixture->undo(m_fixture->newestStep());
        const QString target = m_fixture->sources() + u"/backup"_s, back = m_fixture->sources() + u"/back"_s;
        must(backupCatalogue(m_fixture->catalogue(), target));
        must(restoreCatalogue(target, back));
        QCOMPARE(check(Repair::No, back).digest, check().digest);
        const auto restored = must(Catalogue::open(back, m_fixture->clock()));
        must(undoStep(*restored, m_fixture->actor(), undone)); // brings back the picture that only the journal knew
        verifyClean(check(Repair::No, back));
        QVERIFY(restored->blobs().contains(m_fixture->asset(kept).mainFile()->sha256));
    }
};

VITRINE_REGISTER_TEST(TestMaintenance)
#include "tst_maintenance.moc"
