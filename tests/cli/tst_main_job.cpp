#include "tests/cli/vitrine_process.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace vitrine::test;
using namespace Qt::StringLiterals;

/// The main job from the command line on the real pictures: tables and photos in, found, undone, redone, killed,
/// resumed.
class TestMainJob : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_grocery;

    QString path(const QString& name) const { return m_folder.filePath(name); }
    QStringList importWords(const QString& catalogue) const
    {
        return {u"import"_s,  catalogue,
                u"--table"_s, m_grocery + u"/products.csv"_s,
                u"--table"_s, m_grocery + u"/gallery.csv"_s};
    }
    QString digest(const QString& catalogue) const
    {
        return runVitrineJson({u"check"_s, catalogue, u"--digest"_s}).json[u"digest"].toString();
    }
    static void compareCounts(const ProgramRun& run, int products, int assets)
    {
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.json[u"products_added"].toInt(), products);
        QCOMPARE(run.json[u"assets_added"].toInt(), assets);
        QCOMPARE(run.json[u"skipped"].toArray().size(), 0);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_grocery = groceryFolder();
        if (m_grocery.isEmpty())
            QSKIP("The shared grocery pictures are not beside this checkout.");
    }

    void import_groceryTables_bringsEverythingOnce()
    {
        const QString catalogue = path(u"main"_s);
        QCOMPARE(runVitrineJson({u"new"_s, catalogue}).json[u"catalogue"].toString(), catalogue);
        compareCounts(runVitrineJson(importWords(catalogue)), 81, 891);
        const ProgramRun again = runVitrineJson(importWords(catalogue));
        compareCounts(again, 0, 0);
        QCOMPARE(again.json[u"products_changed"].toInt(), 0);
        QVERIFY(again.json[u"step"].isNull());
        QVERIFY(runVitrineJson({u"check"_s, catalogue}).json[u"ok"].toBool());
    }

    void search_golden_findsGoldenDeliciousFirst()
    {
        const ProgramRun run = runVitrineJson({u"search"_s, path(u"main"_s), u"--text"_s, u"golden"_s});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.json[u"results"].toArray().first()[u"name"].toString(), u"Golden Delicious"_s);
        QCOMPARE(run.json[u"results"].toArray().first()[u"sku"].toString(), u"G000"_s);
    }

    void search_noCondition_findsEverything()
    {
        QCOMPARE(runVitrineJson({u"search"_s, path(u"main"_s)}).json[u"total"].toInt(), 81);
        QCOMPARE(runVitrineJson({u"search"_s, path(u"main"_s), u"--by"_s, u"picture"_s}).json[u"total"].toInt(), 891);
    }

    void undoAndRedo_ofTheImport_takeAllAwayAndBringAllBack()
    {
        const QString catalogue = path(u"main"_s);
        const QString before = digest(catalogue);
        QVERIFY(!before.isEmpty());
        QCOMPARE(runVitrineJson({u"undo"_s, catalogue}).exitCode, 0);
        QCOMPARE(runVitrineJson({u"search"_s, catalogue}).json[u"total"].toInt(), 0);
        QCOMPARE(runVitrineJson({u"search"_s, catalogue, u"--by"_s, u"picture"_s}).json[u"total"].toInt(), 0);
        QVERIFY(runVitrineJson({u"check"_s, catalogue}).json[u"ok"].toBool());
        QCOMPARE(runVitrineJson({u"redo"_s, catalogue}).exitCode, 0);
        QCOMPARE(digest(catalogue), before);
        QCOMPARE(runVitrineJson({u"redo"_s, catalogue}).exitCode, 1);
        QVERIFY(runVitrineJson({u"check"_s, catalogue}).json[u"ok"].toBool());
    }

    void dryRun_ofTheImport_saysItAndChangesNothing()
    {
        const QString catalogue = path(u"dry"_s);
        QCOMPARE(runVitrine({u"new"_s, catalogue}).exitCode, 0);
        compareCounts(runVitrineJson(importWords(catalogue) << u"--dry-run"_s), 81, 891);
        QCOMPARE(runVitrineJson({u"history"_s, catalogue}).json[u"steps"].toArray().size(), 0);
        QCOMPARE(runVitrineJson({u"search"_s, catalogue}).json[u"total"].toInt(), 0);
    }

    void backupAndRestore_ofTheCatalogue_keepTheDigest()
    {
        const ProgramRun backup = runVitrineJson({u"backup"_s, path(u"main"_s), path(u"copy"_s)});
        QCOMPARE(backup.exitCode, 0);
        QVERIFY(backup.json[u"copied_bytes"].toInteger() > 0);
        const ProgramRun second = runVitrineJson({u"backup"_s, path(u"main"_s), path(u"copy"_s)});
        QVERIFY(second.json[u"copied_bytes"].toInteger() < backup.json[u"copied_bytes"].toInteger());
        QCOMPARE(runVitrineJson({u"restore"_s, path(u"copy"_s), path(u"back"_s)}).exitCode, 0);
        QCOMPARE(digest(path(u"back"_s)), digest(path(u"main"_s)));
        QVERIFY(runVitrineJson({u"check"_s, path(u"back"_s)}).json[u"ok"].toBool());
    }

    void import_killedTenTimesAndRerun_endsWithTheSameDigest()
    {
        QRandomGenerator random(20261123);
        const QString whole = path(u"whole"_s);
        QCOMPARE(runVitrine({u"new"_s, whole}).exitCode, 0);
        QElapsedTimer timer;
        timer.start();
        compareCounts(runVitrineJson(importWords(whole)), 81, 891);
        const int length = int(timer.elapsed());
        const QString wanted = digest(whole);
        for (int round = 0; round < 10; ++round) {
            const QString catalogue = path(u"killed%1"_s.arg(round));
            QCOMPARE(runVitrine({u"new"_s, catalogue}).exitCode, 0);
            runVitrineAndKill(importWords(catalogue), random.bounded(length / 20, length));
            const ProgramRun rerun = runVitrineJson(importWords(catalogue));
            QVERIFY2(rerun.exitCode == 0, qPrintable(rerun.errors));
            QCOMPARE(digest(catalogue), wanted);
            const ProgramRun check = runVitrineJson({u"check"_s, catalogue});
            QVERIFY2(check.json[u"ok"].toBool(), qPrintable(check.output));
            QCOMPARE(runVitrineJson({u"history"_s, catalogue}).json[u"steps"].toArray().size(), 1);
        }
    }
};

VITRINE_REGISTER_TEST(TestMainJob)
#include "tst_main_job.moc"
