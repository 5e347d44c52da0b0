#include "tests/cli/vitrine_process.h"
#include "tests/support/drawn_picture.h"
#include "tests/support/test_registry.h"
#include "tests/support/written_file.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTemporaryDir>

#include <cmath>
#include <random>

using namespace vitrine::test;
using namespace Qt::StringLiterals;

/// Finding by look from the command line, with the descriptor that needs no model.
class TestLook : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path(const QString& name) const { return m_folder.filePath(name); }
    QString catalogue() const { return path(u"catalogue"_s); }
    void writeFile(const QString& name, const QByteArray& bytes) const { writtenFile(path(name), bytes); }
    static QString firstSku(const QJsonObject& answer)
    {
        return answer[u"results"].toArray().first()[u"sku"].toString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QByteArray products("sku,name,image\n"), queries("image,product_id\n");
        for (int motif = 0; motif < 6; ++motif) {
            writeFile(u"in/thing-%1.png"_s.arg(motif), drawnPng(motif, 0));
            writeFile(u"in/again-%1.png"_s.arg(motif), drawnPng(motif, 2));
            products += "T" + QByteArray::number(motif) + ",Thing,thing-" + QByteArray::number(motif) + ".png\n";
            queries += "again-" + QByteArray::number(motif) + ".png,T" + QByteArray::number(motif) + "\n";
        }
        writeFile(u"in/products.csv"_s, products);
        writeFile(u"in/queries.csv"_s, queries);
        QCOMPARE(runVitrine({u"new"_s, catalogue()}).exitCode, 0);
        const ProgramRun run = runVitrineJson({u"import"_s, catalogue(), u"--table"_s, path(u"in/products.csv"_s)});
        QCOMPARE(run.json[u"products_added"].toInt(), 6);
        QCOMPARE(run.json[u"assets_added"].toInt(), 6);
    }

    void search_image_findsItsProductFirst()
    {
        const ProgramRun run =
            runVitrineJson({u"search"_s, catalogue(), u"--image"_s, path(u"in/again-3.png"_s), u"--limit"_s, u"3"_s});
        QCOMPARE(run.exitCode, 0);
        const QJsonArray results = run.json[u"results"].toArray();
        QCOMPARE(results.size(), 3);
        QCOMPARE(firstSku(run.json), u"T3"_s);
        QVERIFY(results[0][u"score"].toDouble() > results[1][u"score"].toDouble());
        QVERIFY(!results[0][u"asset"].toString().isEmpty());
        QCOMPARE(run.json[u"total"].toInt(), 6);
    }

    void import_byLook_placesPhotosThatNothingNames()
    {
        QDir().mkpath(path(u"in/camera"_s));
        writeFile(u"in/camera/IMG_7.png"_s, drawnPng(4, 3));
        QStringList call{u"import"_s, catalogue(), path(u"in/camera"_s), u"--by-look"_s, u"--confidence"_s, u"0.5"_s};
        const ProgramRun tried = runVitrineJson(call + QStringList{u"--dry-run"_s});
        QCOMPARE(tried.exitCode, 0);
        QCOMPARE(tried.json[u"placed"].toInt(), 1);
        const ProgramRun done = runVitrineJson(call);
        QCOMPARE(done.json[u"placed"].toInt(), 1);
        QCOMPARE(done.json[u"assets_added"].toInt(), 1);
        QCOMPARE(runVitrineJson({u"search"_s, catalogue(), u"--text"_s, u"is:inbox"_s, u"--by"_s, u"picture"_s})
                     .json[u"total"]
                     .toInt(),
                 0);
        QCOMPARE(runVitrine({u"undo"_s, catalogue()}).exitCode, 0);
        QCOMPARE(runVitrine({u"import"_s, catalogue(), path(u"in/camera"_s), u"--confidence"_s, u"0.5"_s}).exitCode, 2);
    }

    void search_imageAndText_looksOnlyAmongWhatTheWordsFind()
    {
        const ProgramRun run = runVitrineJson(
            {u"search"_s, catalogue(), u"--image"_s, path(u"in/again-3.png"_s), u"--text"_s, u"sku:T5"_s});
        QCOMPARE(run.json[u"total"].toInt(), 1);
        QCOMPARE(firstSku(run.json), u"T5"_s);
    }

    void search_region_isLookedAtAlone()
    {
        const ProgramRun run = runVitrineJson(
            {u"search"_s, catalogue(), u"--image"_s, path(u"in/again-1.png"_s), u"--region"_s, u"0,0,240,200"_s});
        QCOMPARE(run.exitCode, 0);
        const ProgramRun outside = runVitrineJson(
            {u"search"_s, catalogue(), u"--image"_s, path(u"in/again-1.png"_s), u"--region"_s, u"200,0,240,200"_s});
        QCOMPARE(outside.exitCode, 1);
        QVERIFY(outside.errors.contains(u"not inside the picture"_s));
        QCOMPARE(
            runVitrine({u"search"_s, catalogue(), u"--image"_s, path(u"in/again-1.png"_s), u"--region"_s, u"1,2,3"_s})
                .exitCode,
            2);
    }

    void search_imagesFrom_answersALineEachInOrder()
    {
        writeFile(u"in/list.txt"_s, (path(u"in/again-2.png"_s) + u'\n' + path(u"in/nowhere.png"_s) + u'\n' +
                                     path(u"in/again-4.png"_s) + u'\n')
                                        .toUtf8());
        const ProgramRun run = runVitrineJson({u"search"_s, catalogue(), u"--images-from"_s, path(u"in/list.txt"_s)});
        QCOMPARE(run.exitCode, 3);
        QList<QJsonObject> answers;
        for (const QString& line : run.output.split(u'\n', Qt::SkipEmptyParts))
            answers << QJsonDocument::fromJson(line.toUtf8()).object();
        QCOMPARE(answers.size(), 3);
        QCOMPARE(firstSku(answers[0]), u"T2"_s);
        QVERIFY(!answers[1][u"error"].toString().isEmpty());
        QCOMPARE(firstSku(answers[2]), u"T4"_s);
        QCOMPARE(answers[2][u"query"].toString(), path(u"in/again-4.png"_s));
    }

    void search_why_tellsPartsAndBox()
    {
        const ProgramRun run = runVitrineJson(
            {u"search"_s, catalogue(), u"--image"_s, path(u"in/again-3.png"_s), u"--why"_s, u"--detail"_s, u"on"_s});
        QCOMPARE(run.exitCode, 0);
        const QJsonObject first = run.json[u"results"].toArray().first().toObject();
        QCOMPARE(first[u"box"].toArray().size(), 4);
        QStringList parts;
        double shares = 0;
        for (const QJsonValue& part : first[u"why"].toArray()) {
            parts << part[u"part"].toString();
            shares += part[u"share"].toDouble();
        }
        QCOMPARE(parts, (QStringList{u"colour"_s, u"shape"_s, u"detail"_s}));
        QVERIFY(std::abs(shares - 1) < 1e-6);
        const ProgramRun plain = runVitrineJson(
            {u"search"_s, catalogue(), u"--image"_s, path(u"in/again-3.png"_s), u"--detail"_s, u"off"_s});
        QVERIFY(!plain.json[u"results"].toArray().first().toObject().contains(u"why"_s));
    }

    void search_severalImagesAndUnlike_meetInOneQuestion()
    {
        const ProgramRun both = runVitrineJson({u"search"_s, catalogue(), u"--image"_s, path(u"in/again-1.png"_s),
                                                u"--image"_s, path(u"in/again-4.png"_s), u"--limit"_s, u"2"_s});
        QSet<QString> skus;
        for (const QJsonValue& result : both.json[u"results"].toArray())
            skus << result[u"sku"].toString();
        QCOMPARE(skus, (QSet<QString>{u"T1"_s, u"T4"_s}));
        const ProgramRun without =
            runVitrineJson({u"search"_s, catalogue(), u"--image"_s, path(u"in/again-1.png"_s), u"--image"_s,
                            path(u"in/again-4.png"_s), u"--unlike"_s, path(u"in/thing-1.png"_s), u"--limit"_s, u"6"_s});
        QCOMPARE(firstSku(without.json), u"T4"_s);
    }

    void search_weights_areTakenAndChecked()
    {
        const QStringList asked{u"search"_s, catalogue(), u"--image"_s, path(u"in/again-3.png"_s)};
        const ProgramRun run = runVitrineJson(asked + QStringList{u"--weight"_s, u"colour=0"_s});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(firstSku(run.json), u"T3"_s);
        QCOMPARE(runVitrine(asked + QStringList{u"--weight"_s, u"smell=1"_s}).exitCode, 1);
        QCOMPARE(runVitrine(asked + QStringList{u"--weight"_s, u"colour"_s}).exitCode, 2);
    }

    void search_colour_worksAloneAndWithWords()
    {
        const QString colour = drawnPicture(2).pixelColor(120, 100).name();
        const ProgramRun run = runVitrineJson({u"search"_s, catalogue(), u"--colour"_s, colour});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(firstSku(run.json), u"T2"_s);
        const ProgramRun within =
            runVitrineJson({u"search"_s, catalogue(), u"--colour"_s, colour, u"--text"_s, u"sku:T4"_s});
        QCOMPARE(within.json[u"total"].toInt(), 1);
        QCOMPARE(runVitrine({u"search"_s, catalogue(), u"--colour"_s, u"nocolour"_s}).exitCode, 2);
        QCOMPARE(runVitrine({u"search"_s, catalogue(), u"--unlike"_s, path(u"in/again-3.png"_s)}).exitCode, 2);
    }

    void search_imageWithoutALimit_endsWhereTheLikenessEnds()
    {
        const ProgramRun run = runVitrineJson({u"search"_s, catalogue(), u"--image"_s, path(u"in/again-3.png"_s)});
        QCOMPARE(firstSku(run.json), u"T3"_s);
        QVERIFY(run.json[u"total"].toInt() < 6);
    }

    void similarCheck_labelledPictures_printsTheFigures()
    {
        const ProgramRun run =
            runVitrineJson({u"similar-check"_s, catalogue(), u"--queries"_s, path(u"in/queries.csv"_s)});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.json[u"queries"].toInt(), 6);
        QCOMPARE(run.json[u"top1"].toDouble(), 1.0);
        QCOMPARE(run.json[u"picture_top1"].toDouble(), 1.0);
        QCOMPARE(run.json[u"map"].toDouble(), 1.0);
        QVERIFY(run.json[u"ms_median"].toDouble() > 0);
    }

    void describing_killedAnywhere_leavesTheSearchWhole()
    {
        for (int milliseconds = 20; milliseconds <= 320; milliseconds *= 2) {
            QDir(catalogue() + u"/cache"_s).removeRecursively();
            runVitrineAndKill({u"learn"_s, catalogue()}, milliseconds);
            const ProgramRun run = runVitrineJson(
                {u"search"_s, catalogue(), u"--image"_s, path(u"in/again-1.png"_s), u"--limit"_s, u"10"_s});
            QCOMPARE(run.exitCode, 0);
            QCOMPARE(run.json[u"total"].toInt(), 6);
            QCOMPARE(firstSku(run.json), u"T1"_s);
        }
    }

    /// Imports and descriptions killed at any moment: what opens next answers as an index made anew does (scores to a
    /// hundredth: half precision rounds).
    void importAndDescribe_killedAnywhere_equalsAFreshIndex()
    {
        const QString other = path(u"killed"_s), index = other + u"/cache/look.index"_s;
        QCOMPARE(runVitrine({u"new"_s, other}).exitCode, 0);
        // There is something to find however early the others are killed.
        QCOMPARE(runVitrine({u"import"_s, other, path(u"in/again-1.png"_s)}).exitCode, 0);
        const auto answers = [&] {
            QStringList lines;
            const ProgramRun run = runVitrineJson({u"search"_s, other, u"--image"_s, path(u"in/again-1.png"_s),
                                                   u"--by"_s, u"picture"_s, u"--limit"_s, u"100"_s});
            for (const QJsonValue& hit : run.json[u"results"].toArray())
                lines << u"%1 %2"_s.arg(hit[u"asset"].toString()).arg(hit[u"score"].toDouble(), 0, 'f', 2);
            return lines.join(u'\n');
        };
        std::mt19937 random(17);
        for (int round = 0; round < 8; ++round) {
            for (int i = 0; i < 4; ++i)
                writeFile(u"in/round-%1-%2.png"_s.arg(round).arg(i), drawnPng(i + round, 3 + round));
            QStringList files{u"import"_s, other};
            for (int i = 0; i < 4; ++i)
                files << path(u"in/round-%1-%2.png"_s.arg(round).arg(i));
            (void)runVitrineAndKill(files, int(random() % 400));
            (void)runVitrineAndKill({u"learn"_s, other}, int(random() % 250));
            const QString left = answers();
            QVERIFY(QFile::exists(index) || left.isEmpty()); // the search wrote it at its end
            QCOMPARE(answers(), left);                       // from that file
            QFile::remove(index);
            QCOMPARE(answers(), left);
        }
        QDir(other + u"/cache"_s).removeRecursively();
        const QString fresh = answers();
        QVERIFY(!fresh.isEmpty());
        QCOMPARE(answers(), fresh);
        QCOMPARE(runVitrine({u"check"_s, other}).exitCode, 0);
    }

    void learn_tooFewProducts_saysWhyAndKeepsNothing()
    {
        const ProgramRun run = runVitrineJson({u"learn"_s, catalogue()});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.json[u"kept"].toBool(true), false);
        QVERIFY(run.json[u"reason"].toString().contains(u"products"_s));
        QVERIFY(run.json[u"before"].isObject() && run.json[u"after"].isObject());
    }

    void model_list_needsNoCatalogue()
    {
        const ProgramRun run = runVitrineJson({u"model"_s});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.json[u"models"].isArray());
        QCOMPARE(runVitrine({u"model"_s, u"add"_s}).exitCode, 2);
        QCOMPARE(runVitrine({u"model"_s, u"add"_s, path(u"nowhere"_s)}).exitCode, 1);
        QCOMPARE(runVitrine({u"model"_s, u"remove"_s, u"nothing"_s}).exitCode, 1);
    }
};

VITRINE_REGISTER_TEST(TestLook)
#include "tst_look.moc"
