#include "core/services/edit_assets.h"
#include "core/storage/catalogue_files.h"
#include "core/storage/feature_store.h"
#include "tests/support/test_registry.h"
#include "tests/support/written_file.h"
#include "tests/unit/look/look_fixture.h"

#include <random>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kMotifs = 12;

/// A described catalogue whose index file was written at closing.
class WrittenIndex : public LookFixture
{
public:
    WrittenIndex()
    {
        for (int motif = 0; motif < kMotifs; ++motif)
            assets.push_back(addDrawn(motif));
        describe();
        closeLook();
    }
    void describe() { (void)must(look().describeAll()); }
    QString path() const { return CatalogueFiles(folder()).lookIndex(); }
    QByteArray bytes() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QByteArray& bytes) const { writtenFile(path(), bytes); }
    /// What every motif finds, as text; the search is closed before and open after.
    QString answers()
    {
        closeLook();
        describe();
        QStringList lines;
        for (int motif = 0; motif < kMotifs; ++motif) {
            LookQuery query = likeBytes(drawnPng(motif, 1));
            query.limit = 100;
            for (const LookHit& hit : must(look().find(query)).hits)
                lines << u"%1 %2 %3"_s.arg(motif).arg(hit.asset.value()).arg(hit.similarity, 0, 'f', 4);
        }
        return lines.join(u'\n');
    }
    QString answersWithoutFile()
    {
        closeLook();
        QFile::remove(path());
        return answers();
    }
    void loseDescriptors()
    {
        const auto features = must(FeatureStore::open(CatalogueFiles(folder()).features(), DatabaseAccess::ReadWrite));
        if (must(features->prune([](const QString&) { return false; })) == 0)
            qFatal("there were no descriptors");
    }

    std::vector<AssetId> assets;
};

} // namespace

class TestLookIndexFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void open_again_takesTheVectorsFromTheFile()
    {
        WrittenIndex fixture;
        const QString before = fixture.answers();
        QCOMPARE(fixture.look().state().fromIndexFile, qint64(kMotifs));
        QCOMPARE(fixture.look().state().indexNote, QString());
        QCOMPARE(fixture.look().state().described, qint64(kMotifs));
        fixture.closeLook();
        fixture.loseDescriptors(); // only the file has them now
        for (const AssetId asset : fixture.assets)
            QVERIFY(fixture.catalogue().blobs().remove(fixture.asset(asset).mainFile()->sha256).ok());
        QCOMPARE(fixture.answers(), before);
    }

    void open_afterChanges_equalsAFreshlyMadeIndex()
    {
        WrittenIndex fixture;
        std::mt19937 random(4);
        const GalleryId gallery = fixture.addGallery(u"shop"_s);
        StepId thrown;
        for (int round = 0; round < 8; ++round) {
            std::vector<AssetId> gone;
            for (size_t i = random() % 3; i < fixture.assets.size(); i += 4)
                gone.push_back(fixture.assets[i]);
            if (round % 3 == 1)
                thrown = must(trashAssets(fixture.catalogue(), fixture.actor(), gone));
            if (round % 3 == 2)
                fixture.undo(thrown);
            fixture.assets.push_back(fixture.addDrawn(int(random() % kMotifs), 2 + round));
            fixture.addEntry(gallery, u"item-%1"_s.arg(round), fixture.assets.back(),
                             QRect(10 * round, 20, 100, 90 + round));
            const QString answers = fixture.answers();
            QVERIFY(fixture.look().state().fromIndexFile > 0);
            QCOMPARE(answers, fixture.answersWithoutFile());
        }
    }

    void open_spoiltFile_isPassedOverAndWrittenAnew_data()
    {
        QTest::addColumn<int>("keep");
        QTest::addColumn<int>("at");
        QTest::addColumn<QByteArray>("word");
        QTest::newRow("empty") << 0 << -1 << QByteArray();
        QTest::newRow("cut short") << 5000 << -1 << QByteArray();
        QTest::newRow("foreign") << 100 << 0 << QByteArray("RIFF....");
        QTest::newRow("of another version") << INT_MAX << 8 << QByteArray("\x09");
        QTest::newRow("of another comparison") << INT_MAX << 40 << QByteArray("other");
        QTest::newRow("of a later step") << INT_MAX << 29 << QByteArray("\x7f");
        QTest::newRow("flipped bits") << INT_MAX << 8200 << QByteArray("\x55\x55");
    }
    void open_spoiltFile_isPassedOverAndWrittenAnew()
    {
        QFETCH(int, keep);
        QFETCH(int, at);
        QFETCH(QByteArray, word);
        WrittenIndex fixture;
        const QString before = fixture.answers();
        fixture.closeLook();
        QByteArray spoilt = fixture.bytes().left(keep);
        if (at >= 0)
            spoilt.replace(at, word.size(), word);
        fixture.write(spoilt);
        QCOMPARE(fixture.answers(), before);
        QCOMPARE(fixture.look().state().fromIndexFile, qint64(0));
        QVERIFY(fixture.look().state().indexNote.contains(fixture.path()));
        QCOMPARE(fixture.answers(), before);
        QCOMPARE(fixture.look().state().fromIndexFile, qint64(kMotifs));
        QCOMPARE(fixture.look().state().indexNote, QString());
    }

    void open_otherDescriptorFile_isNotTrusted()
    {
        WrittenIndex fixture;
        for (const auto& ending : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(CatalogueFiles(fixture.folder()).features() + ending);
        fixture.describe();
        QCOMPARE(fixture.look().state().fromIndexFile, qint64(0));
        QVERIFY(!fixture.look().state().indexNote.isEmpty());
        QCOMPARE(fixture.look().state().described, qint64(kMotifs));
    }

    void open_readOnly_usesTheFileAndLeavesIt()
    {
        WrittenIndex fixture;
        const QByteArray before = fixture.bytes();
        QVERIFY(!before.isEmpty());
        fixture.reopen(OpenMode::ReadOnly);
        fixture.describe();
        QCOMPARE(fixture.look().state().fromIndexFile, qint64(kMotifs));
        fixture.closeLook();
        QCOMPARE(fixture.bytes(), before);
        fixture.write(before.left(500)); // spoilt: a reader cannot mend it
        fixture.describe();
        QCOMPARE(fixture.look().state().described, qint64(kMotifs));
        fixture.closeLook();
        QCOMPARE(fixture.bytes(), before.left(500));
    }

    void close_nothingChanged_leavesTheFile()
    {
        WrittenIndex fixture;
        const QByteArray before = fixture.bytes();
        fixture.write(before + QByteArray()); // another file with the same content
        const QDateTime written = QFileInfo(fixture.path()).lastModified();
        fixture.describe();
        fixture.closeLook();
        QCOMPARE(QFileInfo(fixture.path()).lastModified(), written);
        fixture.addDrawn(3, 5);
        fixture.describe();
        fixture.closeLook();
        QVERIFY(fixture.bytes() != before);
    }

    void learn_descriptorsLost_describesThemAgain()
    {
        WrittenIndex fixture;
        fixture.loseDescriptors();
        fixture.describe();
        QCOMPARE(fixture.look().state().fromIndexFile, qint64(kMotifs));
        QVERIFY(!must(fixture.look().learn()).kept);
        QCOMPARE(fixture.look().state().described, qint64(kMotifs));
        const QString before = fixture.answers();
        QCOMPARE(fixture.answersWithoutFile(), before);
    }

    void open_twiceAtATime_bothFindAndOneWrites()
    {
        WrittenIndex fixture;
        fixture.describe();
        auto second = must(LookSearch::open(fixture.catalogue()));
        fixture.addDrawn(2, 7);
        QVERIFY(second->describeAll().ok());
        fixture.describe();
        for (LookSearch* look : {&fixture.look(), second.get()})
            QCOMPARE(must(look->find(likeBytes(drawnPng(2, 7)))).total, qint64(kMotifs + 1));
        second = nullptr;
        fixture.closeLook();
        fixture.describe();
        QCOMPARE(fixture.look().state().fromIndexFile, qint64(kMotifs + 1));
    }
};

VITRINE_REGISTER_TEST(TestLookIndexFile)
#include "tst_look_index_file.moc"
