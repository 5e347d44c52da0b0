#include "core/storage/catalogue_files.h"
#include "core/storage/connection.h"
#include "tests/support/duplicates_fixture.h"
#include "tests/support/test_registry.h"

#include <atomic>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

class TestDuplicates : public QObject
{
    Q_OBJECT

    std::unique_ptr<DuplicatesFixture> m_fixture;

    DuplicatesFixture& fixture() { return *m_fixture; }
    std::vector<AssetId> importChanged(int seed)
    {
        const QImage original = busyPicture(seed);
        std::vector<AssetId> assets{fixture().importImage(u"original-%1"_s.arg(seed), original)};
        for (const ChangedPicture& changed : changedPictures(original)) {
            assets.push_back(
                fixture().importImage(u"%1-%2"_s.arg(changed.name).arg(seed), changed.image, changed.quality));
        }
        return assets;
    }
    /// Runs a comparison that counts its progress and stops at `stopAt` of it.
    Result<> compareUntil(qint64 stopAt, qint64* steps = nullptr)
    {
        std::stop_source source;
        JobContext job;
        job.stop = source.get_token();
        std::atomic<qint64> seen = 0;
        job.report = [&](const Progress&) {
            if (++seen >= stopAt)
                source.request_stop();
        };
        const Result<> outcome = fixture().duplicates().comparePictures(job);
        if (steps)
            *steps = seen;
        return outcome;
    }

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<DuplicatesFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void groups_noPictures_areNone()
    {
        for (const auto kind : {DuplicateClass::Exact, DuplicateClass::SamePicture, DuplicateClass::SameProduct})
            QVERIFY(fixture().compared(kind).empty());
        QCOMPARE(must(fixture().duplicates().counts()).all(), 0);
    }

    void groups_changedCopies_areOneGroupWithTheOriginalToKeep()
    {
        const std::vector<AssetId> first = importChanged(1), second = importChanged(2);
        const std::vector<DuplicateGroup> groups = fixture().compared();
        QCOMPARE(groups.size(), size_t(2));
        for (const auto& assets : {first, second}) {
            const QSet<AssetId> all(assets.begin(), assets.end());
            const auto group = std::find_if(groups.begin(), groups.end(), [&](const DuplicateGroup& candidate) {
                return DuplicatesFixture::assetsOf(candidate) == all;
            });
            QVERIFY(group != groups.end());
            QCOMPARE(group->members.front().score, 1.0);
            QVERIFY(group->members[1].score >= group->members.back().score);
            QVERIFY(!group->reasons.empty());
            QCOMPARE(group->reasons.front(), KeepReason::MorePixels);
        }
        QCOMPARE(must(fixture().duplicates().counts()).samePicture, 2);
    }

    void groups_oneContentInSeveralAssets_isExact()
    {
        const AssetId first = fixture().importImage(u"a"_s, busyPicture(1));
        fixture().importImage(u"b"_s, busyPicture(2));
        fixture().clock().advance(1000);
        const AssetId again = fixture().addAgain(first);
        const std::vector<DuplicateGroup> groups = fixture().compared(DuplicateClass::Exact);
        QCOMPARE(groups.size(), size_t(1));
        QCOMPARE(groups.front().members.front().asset, first);
        QCOMPARE(groups.front().members.back().asset, again);
        QVERIFY(groups.front().reasons == std::vector{KeepReason::Older});
        QVERIFY(fixture().compared().empty());
    }

    void groups_plainPictures_areNoDuplicates()
    {
        QImage clear(64, 48, QImage::Format_ARGB32);
        clear.fill(Qt::transparent);
        for (const QColor& colour : {QColor(Qt::red), QColor(Qt::blue), QColor(Qt::white)}) {
            for (const QSize size : {QSize(40, 30), QSize(80, 60), QSize(1, 400), QSize(400, 1)})
                fixture().import(u"%1-%2x%3.png"_s.arg(colour.name().mid(1)).arg(size.width()).arg(size.height()),
                                 pngBytes(colour, size));
        }
        QVERIFY(fixture().compared().empty());
    }

    void comparePictures_again_comparesOnlyWhatIsNew()
    {
        importChanged(1);
        qint64 steps = 0;
        QVERIFY(compareUntil(1000000, &steps).ok());
        QCOMPARE(steps, 18); // nine looked at, nine compared
        QVERIFY(compareUntil(1000000, &steps).ok());
        QCOMPARE(steps, 0);
        fixture().importImage(u"other"_s, busyPicture(1), 55);
        QVERIFY(compareUntil(1000000, &steps).ok());
        QCOMPARE(steps, 2);
        QCOMPARE(must(fixture().duplicates().groups(DuplicateClass::SamePicture)).front().members.size(), size_t(10));
    }

    void comparePictures_cancelled_keepsWhatWasDoneAndGoesOn()
    {
        importChanged(1);
        importChanged(2);
        const Result<> cancelled = compareUntil(25);
        QVERIFY(!cancelled.ok());
        QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
        qint64 steps = 0;
        QVERIFY(compareUntil(1000000, &steps).ok());
        QVERIFY(steps > 0 && steps < 36);
        QCOMPARE(must(fixture().duplicates().groups(DuplicateClass::SamePicture)).size(), size_t(2));
    }

    void comparePictures_cacheDeleted_findsTheSameAgain()
    {
        importChanged(1);
        const size_t before = fixture().compared().front().members.size();
        fixture().closeDuplicates();
        const QString file = CatalogueFiles(fixture().folder()).duplicates();
        for (const QString& ending : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(file + ending);
        QVERIFY(must(fixture().duplicates().groups(DuplicateClass::SamePicture)).empty());
        QCOMPARE(fixture().compared().front().members.size(), before);
    }

    void comparePictures_damagedCacheFile_isMadeAnew()
    {
        importChanged(1);
        (void)fixture().compared();
        fixture().closeDuplicates();
        const QString file = CatalogueFiles(fixture().folder()).duplicates();
        QFile::remove(file + u"-wal"_s);
        QFile damaged(file);
        QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write(QByteArray(5000, 'x')) == 5000);
        damaged.close();
        QCOMPARE(fixture().compared().front().members.size(), size_t(9));
    }

    void comparePictures_damagedThumbnail_isLeftOutWithAWord()
    {
        const std::vector<AssetId> assets = importChanged(1);
        const QString content = fixture().asset(assets[3]).mainFile()->sha256;
        const auto files = CatalogueFiles(fixture().folder());
        fixture().closeDuplicates();
        fixture().close();
        {
            const auto db = must(Connection::open(files.thumbnails(), DatabaseAccess::ReadWrite));
            must(db->exec(u"UPDATE thumb SET bytes = x'FFD8FF00' WHERE sha256 = '%1'"_s.arg(content)));
        }
        fixture().reopen();
        QStringList issues;
        JobContext job;
        job.issue = [&](const JobIssue& issue) { issues << issue.subject; };
        QVERIFY(fixture().duplicates().comparePictures(job).ok());
        QCOMPARE(issues, QStringList(content));
        QCOMPARE(must(fixture().duplicates().groups(DuplicateClass::SamePicture)).front().members.size(), size_t(8));
    }

    void comparePictures_readOnlyCatalogue_isUnavailable()
    {
        importChanged(1);
        fixture().reopen(OpenMode::ReadOnly);
        QVERIFY(must(fixture().duplicates().groups(DuplicateClass::SamePicture)).empty());
        QCOMPARE(fixture().duplicates().comparePictures().error().code, ErrorCode::Unavailable);
    }
};

VITRINE_REGISTER_TEST(TestDuplicates)
#include "tst_duplicates.moc"
