#include "core/services/import.h"
#include "core/storage/blob_store.h"
#include "core/storage/thumbnail_store.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"
#include "tests/support/written_file.h"

#include <QDir>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

/// Thumbnails and looks are derived: they come back from the stored bytes, and what cannot be made is told once.
class TestDescribeMedia : public QObject
{
    Q_OBJECT

    std::unique_ptr<CatalogueFixture> m_fixture;

    AssetId import(const QString& name, const QByteArray& bytes, bool inPlace = false)
    {
        const QString path = writtenFile(m_fixture->sources() + u'/' + name, bytes);
        const ImportRequest request{.paths = {path}, .inPlace = inPlace};
        return must(importAll(m_fixture->catalogue(), m_fixture->actor(), request)).assets.front();
    }
    QString hashOf(AssetId asset) { return m_fixture->asset(asset).mainFile()->sha256; }
    bool isDescribed(AssetId asset)
    {
        const ThumbnailStore& store = m_fixture->catalogue().thumbnails();
        const QString sha256 = hashOf(asset);
        return must(store.thumbnail({sha256, 256, 1})) && must(store.thumbnail({sha256, 512, 1})) &&
               must(store.look(sha256, 1));
    }
    void deleteCache()
    {
        m_fixture->close();
        QVERIFY(QDir(m_fixture->folder() + u"/cache"_s).removeRecursively());
        m_fixture->reopen();
    }
    qint64 describe(const JobContext& job = {}) { return must(describeMissingMedia(m_fixture->catalogue(), job)); }
    qint64 failedStages() { return m_fixture->number(u"SELECT count(*) FROM media_stage WHERE state = 'failed'"_s); }
    /// Other bytes under the name of a blob.
    void overwriteBlob(const QString& sha256, const QByteArray& bytes)
    {
        const QString path = m_fixture->catalogue().blobs().path(sha256);
        QVERIFY(QFile::remove(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<CatalogueFixture>(); }

    void describe_deletedCache_isMadeAgainOnce()
    {
        const AssetId managed = import(u"a.png"_s, pngBytes(Qt::red));
        const AssetId inPlace = import(u"b.png"_s, pngBytes(Qt::blue), true);
        QCOMPARE(describe(), 0);
        deleteCache();
        QVERIFY(!isDescribed(managed));
        QCOMPARE(describe(), 2);
        QVERIFY(isDescribed(managed));
        QVERIFY(isDescribed(inPlace));
        QCOMPARE(describe(), 0);
    }

    void describe_originalThatIsGone_isLeftOutQuietly()
    {
        import(u"b.png"_s, pngBytes(Qt::blue), true);
        deleteCache();
        QVERIFY(QFile::remove(m_fixture->sources() + u"/b.png"_s));
        QCOMPARE(describe(), 0);
        QCOMPARE(failedStages(), 0);
    }

    void describe_damagedBytes_areToldOnceAndRetriedWhenAsked()
    {
        const QByteArray bytes = pngBytes(Qt::red);
        const AssetId asset = import(u"a.png"_s, bytes);
        deleteCache();
        overwriteBlob(hashOf(asset), pngBytes(Qt::green));
        QStringList told;
        JobContext job;
        job.issue = [&](const JobIssue& issue) { told << issue.reason; };
        QCOMPARE(describe(job), 0);
        QCOMPARE(told.size(), 1);
        QCOMPARE(failedStages(), 1);
        QCOMPARE(describe(job), 0);
        QCOMPARE(told.size(), 1);
        must(retryFailedMedia(m_fixture->catalogue()));
        QCOMPARE(failedStages(), 1);
        overwriteBlob(hashOf(asset), bytes);
        must(retryFailedMedia(m_fixture->catalogue()));
        QCOMPARE(failedStages(), 0);
        QVERIFY(isDescribed(asset));
    }

    void retry_stageThatFailsAgain_isRecordedAgain()
    {
        QByteArray bytes = pngBytes(Qt::darkCyan);
        bytes.insert(33, QByteArray::fromHex("00000002") + "eXIfzz" + QByteArray::fromHex("2ede123b"));
        const AssetId asset = import(u"damaged-exif.png"_s, bytes);
        QCOMPARE(failedStages(), 1);
        must(retryFailedMedia(m_fixture->catalogue()));
        QCOMPARE(failedStages(), 1);
        QVERIFY(isDescribed(asset));
    }

    void describe_cancelled_saysSo()
    {
        import(u"a.png"_s, pngBytes(Qt::red));
        deleteCache();
        std::stop_source stop;
        stop.request_stop();
        JobContext job;
        job.stop = stop.get_token();
        QCOMPARE(describeMissingMedia(m_fixture->catalogue(), job).error().code, ErrorCode::Cancelled);
    }
};

VITRINE_REGISTER_TEST(TestDescribeMedia)
#include "tst_describe_media.moc"
