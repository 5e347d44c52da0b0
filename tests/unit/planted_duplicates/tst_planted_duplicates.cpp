#include "core/services/edit_assets.h"
#include "core/services/history.h"
#include "tests/support/duplicates_fixture.h"
#include "tests/support/shared_data.h"
#include "tests/support/test_registry.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kOriginals = 200;
constexpr int kCopies = 8; ///< of each

/// How the reported pairs stand against what was planted.
struct Tally {
    qint64 found = 0;    ///< an original with one of its copies
    qint64 reported = 0; ///< pairs of all groups
    QStringList wrong;   ///< reported pairs of different originals
};

QString fileOf(const Asset& asset)
{
    return asset.mainFile()->name.section(u'.', 0, 0);
}

void addPair(Tally& tally, const QString& one, const QString& other)
{
    ++tally.reported;
    if (one.section(u'~', 0, 0) != other.section(u'~', 0, 0))
        tally.wrong << one + u" - "_s + other;
    else if (!one.contains(u'~') || !other.contains(u'~'))
        ++tally.found;
}

void plant(const QFileInfo& file, DuplicatesFixture& fixture)
{
    QFile bytes(file.filePath());
    QVERIFY(bytes.open(QIODevice::ReadOnly));
    fixture.write(file.completeBaseName() + u".jpg"_s, bytes.readAll());
    for (const ChangedPicture& changed : changedPictures(QImage(file.filePath()))) {
        fixture.write(u"%1~%2.jpg"_s.arg(file.completeBaseName(), changed.name),
                      jpegBytes(changed.image, changed.quality));
    }
}

} // namespace

/// Photos of a shop, many of them of the same kind of thing in the same light, and planted copies of each.
class TestPlantedDuplicates : public QObject
{
    Q_OBJECT

    std::unique_ptr<DuplicatesFixture> m_fixture;

    DuplicatesFixture& fixture() { return *m_fixture; }
    qint64 importAllFiles()
    {
        ImportRequest request;
        request.paths = {fixture().sources()};
        return must(importAll(fixture().catalogue(), fixture().actor(), request)).assetsAdded;
    }
    Tally tally(const std::vector<DuplicateGroup>& groups)
    {
        Tally tally;
        for (const DuplicateGroup& group : groups) {
            QStringList files;
            for (const DuplicateMember& member : group.members)
                files << fileOf(fixture().asset(member.asset));
            for (qsizetype i = 0; i < files.size(); ++i) {
                for (qsizetype j = i + 1; j < files.size(); ++j)
                    addPair(tally, files[i], files[j]);
            }
        }
        return tally;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString folder = sharedGrocery();
        if (folder.isEmpty())
            QSKIP("The shared photos are not on this machine.");
        m_fixture = std::make_unique<DuplicatesFixture>();
        const QFileInfoList files = QDir(folder + u"/gallery"_s).entryInfoList({u"*.jpg"_s}, QDir::Files, QDir::Name);
        for (const QFileInfo& file : files.mid(0, kOriginals))
            plant(file, fixture());
        QCOMPARE(importAllFiles(), kOriginals * (kCopies + 1));
    }
    void cleanupTestCase() { m_fixture.reset(); }

    void groups_plantedAmongShopPhotos_areFoundAndHardlyAnythingElse()
    {
        const std::vector<DuplicateGroup> groups = fixture().compared();
        const Tally found = tally(groups);
        const double share = 100. * double(found.found) / (kOriginals * kCopies);
        const double wrong = 100. * double(found.wrong.size()) / double(std::max<qint64>(1, found.reported));
        for (const QString& pair : found.wrong)
            qInfo().noquote() << "wrong:" << pair;
        qInfo().noquote() << u"%1 groups, %2 % of the planted pairs found, %3 % of %4 reported pairs wrong"_s
                                 .arg(groups.size())
                                 .arg(share, 0, 'f', 2)
                                 .arg(wrong, 0, 'f', 2)
                                 .arg(found.reported);
        QVERIFY(share >= 98);
        QVERIFY(wrong < 2);
    }

    void verdicts_filesComeInAgain_hold()
    {
        const std::vector<DuplicateGroup> groups = fixture().compared();
        QVERIFY(!groups.empty());
        std::vector<AssetId> all;
        for (const DuplicateGroup& group : groups) {
            must(keepAllDuplicates(fixture().catalogue(), fixture().actor(), group));
            for (const DuplicateMember& member : group.members)
                all.push_back(member.asset);
        }
        must(trashAssets(fixture().catalogue(), fixture().actor(), all));
        must(emptyTrash(fixture().catalogue(), fixture().actor()));
        QCOMPARE(importAllFiles(), qint64(all.size()));
        QVERIFY(fixture().compared().empty());
    }
};

VITRINE_REGISTER_TEST(TestPlantedDuplicates)
#include "tst_planted_duplicates.moc"
