#include "tests/cli/vitrine_process.h"
#include "tests/support/changed_pictures.h"
#include "tests/support/test_registry.h"
#include "tests/support/written_file.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace vitrine::test;
using namespace Qt::StringLiterals;

/// `vitrine duplicates`, with the descriptor that needs no model.
class TestDuplicatesCommand : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path(const QString& name) const { return m_folder.filePath(name); }
    QString catalogue() const { return path(u"catalogue"_s); }
    void writeFile(const QString& name, const QByteArray& bytes) const { writtenFile(path(u"in/"_s + name), bytes); }
    ProgramRun duplicates(const QStringList& more = {}) const
    {
        return runVitrineJson(QStringList{u"duplicates"_s, catalogue()} + more);
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const int seed : {1, 2}) {
            writeFile(u"original-%1.jpg"_s.arg(seed), jpegBytes(busyPicture(seed), 92));
            for (const ChangedPicture& changed : changedPictures(busyPicture(seed)))
                writeFile(u"%1-%2.jpg"_s.arg(changed.name).arg(seed), jpegBytes(changed.image, changed.quality));
        }
        QCOMPARE(runVitrine({u"new"_s, catalogue()}).exitCode, 0);
        QCOMPARE(runVitrine({u"import"_s, catalogue(), path(u"in"_s)}).exitCode, 0);
    }

    void samePicture_copies_areGroupsWithWhereTheyCameFrom()
    {
        const ProgramRun run = duplicates({u"--class"_s, u"same-picture"_s});
        QCOMPARE(run.exitCode, 0);
        const QJsonArray groups = run.json[u"groups"].toArray();
        QCOMPARE(groups.size(), 2);
        for (const QJsonValue& group : groups) {
            QCOMPARE(group[u"class"].toString(), u"same-picture"_s);
            const QJsonArray assets = group[u"assets"].toArray();
            QCOMPARE(assets.size(), 9);
            for (const QJsonValue& asset : assets) {
                QVERIFY(QFile::exists(asset[u"path"].toString()));
                QCOMPARE(asset[u"asset"].toString().size(), 36);
                QVERIFY(asset[u"score"].toDouble() > 0 && asset[u"score"].toDouble() <= 1);
            }
        }
    }

    void allClasses_noneOfOne_areListedTogether()
    {
        const ProgramRun run = duplicates();
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.json[u"groups"].toArray().size(), 2);
        QCOMPARE(duplicates({u"--class"_s, u"exact"_s}).json[u"groups"].toArray().size(), 0);
        QCOMPARE(duplicates({u"--class"_s, u"same-product"_s}).json[u"groups"].toArray().size(), 0);
    }

    void plain_groups_areReadable()
    {
        const ProgramRun run = runVitrine({u"duplicates"_s, catalogue(), u"--class"_s, u"same-picture"_s});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.output.contains(u"keep the first: more pixels"_s));
        QVERIFY(run.output.contains(u"original-1.jpg"_s));
        QVERIFY(run.output.contains(u"2 groups."_s));
    }

    void wrongCalls_saySo()
    {
        QCOMPARE(duplicates({u"--class"_s, u"similar"_s}).exitCode, 2);
        const ProgramRun nowhere = runVitrine({u"duplicates"_s, path(u"nowhere"_s)});
        QCOMPARE(nowhere.exitCode, 1);
        QVERIFY(nowhere.errors.contains(u"nowhere"_s));
    }
};

VITRINE_REGISTER_TEST(TestDuplicatesCommand)
#include "tst_duplicates_command.moc"
