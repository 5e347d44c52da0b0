#include "core/media/hash.h"
#include "core/media/media_pipeline.h"
#include "tests/support/test_registry.h"
#include "tests/unit/media/samples.h"

#include <QTemporaryDir>

#include <thread>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

class TestMediaPipeline : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void process_picture_givesEverything()
    {
        const QByteArray bytes = orientedJpeg(pattern({1000, 800}), 6);
        const MediaProducts products = process(bytes);
        QVERIFY(products.failures.empty());
        QCOMPARE(products.sha256, hashBytes(bytes).value());
        QCOMPARE(products.bytes, bytes.size());
        QCOMPARE(products.type.mediaType, u"image/jpeg"_s);
        QCOMPARE(QSize(products.facts->width, products.facts->height), QSize(800, 1000));
        QCOMPARE(products.thumbnails.size(), 2);
        QCOMPARE(products.thumbnails[0].size, QSize(410, 512));
        QVERIFY(products.perceptualHash.has_value());
        QVERIFY(products.palette.size() >= 3);
        QCOMPARE(std::max(products.picture.width(), products.picture.height()), 512);
        QCOMPARE(quarters(products.picture), u"BRGW"_s);
    }

    void process_filmAndSound_giveEverything()
    {
        const auto film = processFile(MediaSource::file(samplePath(u"film.mp4"_s)));
        QVERIFY(film.value().failures.empty());
        QCOMPARE(film.value().thumbnails.size(), 2);
        QCOMPARE(film.value().waveform.size(), kWaveformPeaks);
        QCOMPARE(film.value().metadata.title.text(), u"Two seconds"_s);
        QCOMPARE(film.value().sha256, hashBytes(sample(u"film.mp4"_s)).value());
        const auto sound = processFile(MediaSource::file(samplePath(u"sound.ogg"_s)));
        QVERIFY(sound.value().failures.empty());
        QVERIFY(sound.value().thumbnails.empty());
        QCOMPARE(sound.value().metadata.creator, u"Vitrine"_s);
        QVERIFY(!sound.value().perceptualHash.has_value());
    }

    void process_truncatedPicture_keepsHashAndSize()
    {
        const QByteArray bytes = encoded(pattern({300, 200}), "jpg", 95);
        const MediaProducts products = process(bytes.first(bytes.size() - 200));
        QVERIFY(products.failure(MediaStage::Thumbnails));
        QCOMPARE(products.failure(MediaStage::Thumbnails)->error.code, ErrorCode::Corrupt);
        QVERIFY(!products.failure(MediaStage::Probe));
        QCOMPARE(QSize(products.facts->width, products.facts->height), QSize(300, 200));
        QCOMPARE(products.sha256.size(), 64);
        QVERIFY(products.thumbnails.empty());
    }

    void process_unreadablePicture_tellsEachStage()
    {
        const MediaProducts products = process(encoded(pattern(), "png").first(20));
        QVERIFY(products.failure(MediaStage::Probe));
        QVERIFY(products.failure(MediaStage::Thumbnails));
        QCOMPARE(products.sha256.size(), 64);
    }

    void process_otherFiles_areHashedAndSniffedOnly()
    {
        const MediaProducts products = process("sku,name\n");
        QCOMPARE(products.type.kind, ContentKind::Text);
        QVERIFY(!products.facts.has_value());
        QVERIFY(products.failures.empty());
        QCOMPARE(products.sha256.size(), 64);
    }

    void process_knownHash_isTaken()
    {
        MediaRequest request;
        request.knownSha256 = QString(64, u'a');
        const auto products = processFile(MediaSource::memory(encoded(pattern(), "png"), u"x"_s), request);
        QCOMPARE(products.value().sha256, request.knownSha256);
    }

    void process_sidecar_isMergedUnlessUnwanted()
    {
        QTemporaryDir folder;
        const QString picture = folder.filePath(u"a.png"_s);
        QVERIFY(pattern().save(picture));
        QFile sidecar(picture + u".xmp"_s);
        QVERIFY(sidecar.open(QIODevice::WriteOnly));
        sidecar.write(
            "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
            "<rdf:Description rdf:about='' xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmp:Rating='3'/>"
            "</rdf:RDF></x:xmpmeta>");
        sidecar.close();
        QCOMPARE(processFile(MediaSource::file(picture)).value().metadata.rating, 3);
        QCOMPARE(processFile(MediaSource::file(picture), {.readsSidecar = false}).value().metadata.rating,
                 std::nullopt);
        QVERIFY(sidecar.open(QIODevice::WriteOnly));
        sidecar.write("<broken");
        sidecar.close();
        const auto broken = processFile(MediaSource::file(picture));
        QVERIFY(broken.value().failure(MediaStage::Metadata));
        QCOMPARE(broken.value().thumbnails.size(), 2);
    }

    void process_missingFolderOrCancelled_fails()
    {
        QTemporaryDir folder;
        QCOMPARE(processFile(MediaSource::file(folder.filePath(u"none"_s))).error().code, ErrorCode::NotFound);
        QCOMPARE(processFile(MediaSource::file(folder.path())).error().code, ErrorCode::InvalidInput);
        std::stop_source stop;
        stop.request_stop();
        JobContext job;
        job.stop = stop.get_token();
        QCOMPARE(processFile(MediaSource::memory("x", u"x"_s), {}, {}, job).error().code, ErrorCode::Cancelled);
    }

    void process_eightThreadsEveryKind_giveTheSame()
    {
        const QStringList names = {u"film.mp4"_s,     u"sound.mp3"_s,  u"pattern.heic"_s, u"animated.gif"_s,
                                   u"pattern.webp"_s, u"turned.tif"_s, u"cmyk.jpg"_s,     u"cover.mp3"_s};
        std::atomic<int> failures = 0;
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 8; ++thread) {
            threads.emplace_back([&, thread] {
                for (int round = 0; round < 8; ++round) {
                    const auto products = processFile(MediaSource::file(samplePath(names[(thread + round) % 8])));
                    failures += products.ok() && products.value().failures.empty() ? 0 : 1;
                }
            });
        }
        threads.clear();
        QCOMPARE(failures.load(), 0);
    }

    void stageName_everyStage_isNamed()
    {
        for (int stage = 0; stage <= int(MediaStage::Waveform); ++stage)
            QVERIFY(!stageName(MediaStage(stage)).isEmpty());
    }

private:
    static MediaProducts process(const QByteArray& bytes)
    {
        auto products = processFile(MediaSource::memory(bytes, u"the sample"_s));
        if (!products.ok())
            qFatal("%s", qPrintable(products.error().detail));
        return std::move(products).take();
    }
};

VITRINE_REGISTER_TEST(TestMediaPipeline)
#include "tst_media_pipeline.moc"
