#include "tests/cli/vitrine_process.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>

using namespace vitrine::test;
using namespace Qt::StringLiterals;

/// Calls that cannot be carried out end with the right code and one plain sentence that says what to do.
class TestWrongCalls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void unknownWord_nearACommand_namesTheCommand()
    {
        const ProgramRun run = runVitrine({u"chek"_s});
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(run.errors.contains(u"vitrine check"_s), qPrintable(run.errors));
        QVERIFY(run.output.isEmpty());
    }

    void call_wrong_isRefusedWithCode2_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("a command without its catalogue") << QStringList{u"import"_s};
        QTest::newRow("nothing to import") << QStringList{u"import"_s, u"/tmp"_s};
        QTest::newRow("an option that does not exist") << QStringList{u"search"_s, u"/tmp"_s, u"--look"_s};
        QTest::newRow("a limit of zero") << QStringList{u"search"_s, u"/tmp"_s, u"--limit"_s, u"0"_s};
        QTest::newRow("a step that is no number") << QStringList{u"undo"_s, u"/tmp"_s, u"newest"_s};
        QTest::newRow("a column map without a field")
            << QStringList{u"import"_s, u"/tmp"_s, u"--table"_s, u"x.csv"_s, u"--map"_s, u"Artikel"_s};
        QTest::newRow("two catalogues") << QStringList{u"check"_s, u"/tmp"_s, u"/tmp"_s};
    }

    void call_wrong_isRefusedWithCode2()
    {
        QFETCH(const QStringList, words);
        const ProgramRun run = runVitrine(words);
        QCOMPARE(run.exitCode, 2);
        QVERIFY(!run.errors.trimmed().isEmpty());
    }

    void help_asked_isPrintedOnStandardOutput()
    {
        const ProgramRun run = runVitrine({u"--help"_s});
        QCOMPARE(run.exitCode, 0);
        for (const QString& command : {u"new"_s, u"import"_s, u"search"_s, u"history"_s, u"undo"_s, u"redo"_s,
                                       u"check"_s, u"backup"_s, u"restore"_s})
            QVERIFY2(run.output.contains(command), qPrintable(command));
    }

    void catalogue_absent_isNotMade()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"none"_s);
        const ProgramRun run = runVitrine({u"history"_s, path});
        QCOMPARE(run.exitCode, 1);
        QVERIFY(run.errors.contains(path));
        QVERIFY(!QFileInfo::exists(path));
    }

    void catalogue_newWhereSomethingLies_isRefused()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"letter.txt"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const ProgramRun run = runVitrine({u"new"_s, folder.path()});
        QCOMPARE(run.exitCode, 1);
        QVERIFY(file.exists());
    }
};

VITRINE_REGISTER_TEST(TestWrongCalls)
#include "tst_wrong_calls.moc"
