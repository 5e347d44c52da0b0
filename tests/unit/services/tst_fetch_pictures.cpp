#include "core/services/edit_products.h"
#include "core/services/history.h"
#include "core/services/import.h"
#include "core/storage/blob_store.h"
#include "core/storage/picture_url_repository.h"
#include "core/storage/reader_pool.h"
#include "core/storage/thumbnail_store.h"
#include "tests/support/canned_server.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"

#include <QDir>

#include <thread>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

/// A picture whose EXIF block is two letters.
QByteArray pictureWithDamagedMetadata()
{
    QByteArray bytes = pngBytes(Qt::darkCyan);
    bytes.insert(33, QByteArray::fromHex("00000002") + "eXIfzz" + QByteArray::fromHex("2ede123b")); // behind the header
    return bytes;
}

/// "/red.png" and "/0.png" ... "/99.png" are pictures, each with other bytes; other paths are what can go wrong.
QByteArray answer(const QByteArray& path)
{
    if (path == "/red.png")
        return CannedServer::page(pngBytes(Qt::red));
    if (path == "/moved.png")
        return CannedServer::redirect("/red.png");
    if (path == "/link-local.png")
        return CannedServer::redirect("http://169.254.1.1/red.png");
    if (path == "/to-file.png")
        return CannedServer::redirect("file:///etc/hostname");
    if (path == "/text.png")
        return CannedServer::page("<html>Please sign in.</html>", "image/png");
    if (path == "/cut.png")
        return CannedServer::page(pngBytes(Qt::red, {200, 200}).left(90));
    if (path == "/large.png")
        return CannedServer::page(pngBytes(Qt::red) + QByteArray(5000, 'x'));
    if (path == "/damaged-exif.png")
        return CannedServer::page(pictureWithDamagedMetadata());
    bool isNumber = false;
    const int number = path.mid(1).chopped(4).toInt(&isNumber);
    if (isNumber)
        return CannedServer::page(pngBytes(QColor(number, 2 * number, 0)));
    return path.startsWith("/silent") ? QByteArray() : "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
}

} // namespace

class TestFetchPictures : public QObject
{
    Q_OBJECT

    std::unique_ptr<CannedServer> m_server;
    std::unique_ptr<CatalogueFixture> m_fixture;

    void addUrls(ProductId product, const QStringList& urls)
    {
        m_fixture->edit([&](EditContext& edit) -> Result<> {
            TRY_ASSIGN([[maybe_unused]] const int added, noted, PictureUrlRepository(edit.db).add(product, urls));
            return {};
        });
    }
    ProductId productWith(const QStringList& paths)
    {
        const ProductId product = m_fixture->addProduct(u"A1"_s);
        QStringList urls;
        for (const QString& path : paths)
            urls << m_server->url(path);
        addUrls(product, urls);
        return product;
    }
    QStringList numbered(int count) const
    {
        QStringList paths;
        for (int i = 0; i < count; ++i)
            paths << u"/%1.png"_s.arg(i);
        return paths;
    }
    Result<ImportReport> fetch(const JobContext& job = {}, FetchOptions options = {.allowPrivateAddresses = true})
    {
        return fetchWaitingPictures(m_fixture->catalogue(), m_fixture->actor(), options, job);
    }
    std::vector<PictureUrl> urlsOf(ProductId product)
    {
        return must(m_fixture->catalogue().readers().read<std::vector<PictureUrl>>(
            [&](Connection& db) { return PictureUrlRepository(db).ofProduct(product); }));
    }
    int blobsOnDisk()
    {
        int count = 0;
        must(m_fixture->catalogue().blobs().forEach([&](const QString&, qint64) -> Result<> {
            ++count;
            return {};
        }));
        return count;
    }
    QStringList leftovers() const
    {
        return QDir(m_fixture->folder() + u"/cache"_s).entryList({u"unpacked-*"_s}, QDir::Dirs);
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<CatalogueFixture>();
        m_server = std::make_unique<CannedServer>(answer);
    }

    void fetch_waitingPictures_becomeMediaOfTheirProduct()
    {
        const ProductId product = productWith({u"/0.png"_s, u"/moved.png"_s});
        const ImportReport report = must(fetch());
        QCOMPARE(report.assetsAdded, 2);
        QCOMPARE(report.skipped.size(), size_t(0));
        const std::vector<AssetId> media = m_fixture->product(product).media;
        QCOMPARE(media.size(), size_t(2));
        const Asset first = m_fixture->asset(media.front());
        QCOMPARE(first.source, m_server->url(u"/0.png"_s));
        QCOMPARE(first.mainFile()->name, u"0.png"_s);
        QCOMPARE(m_fixture->asset(media[1]).mainFile()->name, u"moved.png"_s);
        const QString sha256 = first.mainFile()->sha256;
        must(m_fixture->catalogue().blobs().verify(sha256));
        QVERIFY(must(m_fixture->catalogue().thumbnails().missingThumbnails(std::span(&sha256, 1), 256, 1)).empty());
        for (const PictureUrl& url : urlsOf(product))
            QCOMPARE(url.state, PictureUrlState::Fetched);
        QCOMPARE(must(fetch()).assetsAdded, 0);
        QVERIFY(leftovers().isEmpty());
    }

    void fetch_undone_waitsAgain()
    {
        const ProductId product = productWith({u"/0.png"_s});
        QCOMPARE(m_fixture->undoProblem([this]() -> Result<StepId> { return must(fetch()).step; }), QString());
        m_fixture->undo(m_fixture->newestStep());
        QVERIFY(m_fixture->product(product).media.empty());
        QCOMPARE(urlsOf(product).front().state, PictureUrlState::Waiting);
        QCOMPARE(must(fetch()).assetsAdded, 1);
    }

    void fetch_privateAddress_needsTheAllowance()
    {
        const ProductId product = productWith({u"/0.png"_s});
        const ImportReport refused = must(fetch({}, {}));
        QCOMPARE(refused.assetsAdded, 0);
        QCOMPARE(refused.skipped.size(), size_t(1));
        QVERIFY2(refused.skipped.front().reason.contains(u"127.0.0.1"_s), qPrintable(refused.skipped.front().reason));
        QCOMPARE(m_server->requests(), 0);
        QCOMPARE(urlsOf(product).front().reason, refused.skipped.front().reason);
        QCOMPARE(must(fetch()).assetsAdded, 1); // a failed one is tried again
    }

    void fetch_badAddress_isSkippedWithItsReasonAndTheGoodOneComesIn_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("reason");
        QTest::newRow("not there") << u"/none.png"_s << u"404"_s;
        QTest::newRow("a redirect to the link-local network") << u"/link-local.png"_s << u"169.254.1.1"_s;
        QTest::newRow("a redirect to a file") << u"/to-file.png"_s << u"file:"_s;
        QTest::newRow("a page that calls itself a picture") << u"/text.png"_s << u"neither a picture"_s;
        QTest::newRow("a picture cut in the middle") << u"/cut.png"_s << u"/cut.png"_s;
        QTest::newRow("larger than the limit") << u"/large.png"_s << u"4000"_s;
    }

    void fetch_badAddress_isSkippedWithItsReasonAndTheGoodOneComesIn()
    {
        QFETCH(const QString, path);
        QFETCH(const QString, reason);
        const ProductId product = productWith({path, u"/red.png"_s});
        const ImportReport report = must(fetch({}, {.allowPrivateAddresses = true, .maxBytes = 4000}));
        QCOMPARE(report.assetsAdded, 1);
        QCOMPARE(report.skipped.size(), size_t(1));
        QCOMPARE(report.skipped.front().path, m_server->url(path));
        QVERIFY2(report.skipped.front().reason.contains(reason), qPrintable(report.skipped.front().reason));
        const std::vector<PictureUrl> urls = urlsOf(product);
        QCOMPARE(urls[0].state, PictureUrlState::Failed);
        QCOMPARE(urls[0].reason, report.skipped.front().reason);
        QCOMPARE(urls[1].state, PictureUrlState::Fetched);
        QCOMPARE(blobsOnDisk(), 1);
        QVERIFY(leftovers().isEmpty());
    }

    void fetch_cancelledBetweenPictures_keepsWhatArrivedAndGoesOn()
    {
        const ProductId product = productWith(numbered(30));
        std::stop_source stop;
        JobContext job;
        job.stop = stop.get_token();
        job.report = [&](const Progress& progress) {
            if (progress.done == 25)
                stop.request_stop();
        };
        const Result<ImportReport> cancelled = fetch(job);
        QVERIFY(!cancelled.ok());
        QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
        QVERIFY2(cancelled.error().detail.contains(u"25 of 30"_s), qPrintable(cancelled.error().detail));
        QCOMPARE(m_fixture->product(product).media.size(), size_t(25));
        QCOMPARE(m_server->requests(), 25);
        QVERIFY(leftovers().isEmpty());
        QCOMPARE(must(fetch()).assetsAdded, 5);
        QCOMPARE(m_server->requests(), 30);
        QCOMPARE(m_fixture->product(product).media.size(), size_t(30));
    }

    void fetch_cancelledInsideATransfer_keepsWhatArrivedBefore()
    {
        const ProductId product = productWith({u"/0.png"_s, u"/1.png"_s, u"/silent"_s});
        std::stop_source stop;
        JobContext job;
        job.stop = stop.get_token();
        const int before = m_server->requests();
        const std::jthread canceller([&] {
            while (m_server->requests() < before + 3)
                std::this_thread::yield();
            stop.request_stop();
        });
        const Result<ImportReport> cancelled = fetch(job);
        QVERIFY(!cancelled.ok());
        QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
        QCOMPARE(m_fixture->product(product).media.size(), size_t(2));
        QCOMPARE(urlsOf(product)[2].state, PictureUrlState::Waiting);
    }

    void fetch_damagedMetadata_comesInAndTheStageIsRecorded()
    {
        const ProductId product = productWith({u"/damaged-exif.png"_s});
        QCOMPARE(must(fetch()).assetsAdded, 1);
        const QString sha256 = m_fixture->asset(m_fixture->product(product).media.front()).mainFile()->sha256;
        QCOMPARE(
            m_fixture->text(u"SELECT stage FROM media_stage WHERE state = 'failed' AND sha256 = '%1'"_s.arg(sha256)),
            u"metadata"_s);
    }

    void fetch_samePictureForTwoProducts_isOneAsset()
    {
        const ProductId one = productWith({u"/red.png"_s});
        const ProductId other = m_fixture->addProduct(u"B2"_s);
        addUrls(other, {m_server->url(u"/moved.png"_s)});
        const ImportReport report = must(fetch());
        QCOMPARE(report.assetsAdded, 1);
        QCOMPARE(report.duplicates, 1);
        QCOMPARE(m_fixture->product(one).media, m_fixture->product(other).media);
    }

    void fetch_onlyFailures_leavesNoFetchedStep()
    {
        productWith({u"/none.png"_s});
        const ImportReport report = must(fetch());
        QVERIFY(!report.step.isValid());
        QCOMPARE(report.skipped.size(), size_t(1));
    }

    void fetch_productInTheTrash_isLeftAlone()
    {
        const ProductId product = productWith({u"/red.png"_s});
        must(trashProducts(m_fixture->catalogue(), m_fixture->actor(), std::span(&product, 1)));
        QCOMPARE(must(fetch()).assetsAdded, 0);
        QCOMPARE(blobsOnDisk(), 0);
    }

    void fetch_readOnlyCatalogue_isRefused()
    {
        productWith({u"/red.png"_s});
        m_fixture->reopen(OpenMode::ReadOnly);
        QCOMPARE(fetch().error().code, ErrorCode::Unavailable);
    }
};

VITRINE_REGISTER_TEST(TestFetchPictures)
#include "tst_fetch_pictures.moc"
