#include "core/media/film_frames.h"
#include "tests/support/duplicates_fixture.h"
#include "tests/support/source_path.h"
#include "tests/support/test_registry.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

class TestFilmFrames : public QObject
{
    Q_OBJECT

    static QString film(const QString& name) { return sourcePath(u"tests/data/media/"_s + name); }

private Q_SLOTS:
    void readFilmFrames_stillFilm_givesFewFrames_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"film.mp4", "film.mov", "film.webm", "film.mkv", "turned.mp4"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void readFilmFrames_stillFilm_givesFewFrames()
    {
        QFETCH(QString, name);
        const std::vector<QImage> frames = must(readFilmFrames(MediaSource::file(film(name)), 32));
        QVERIFY(!frames.empty() && frames.size() <= 2); // two seconds: the noise of a poor codec may count as a change
        QCOMPARE(std::max(frames.front().width(), frames.front().height()), 32);
    }

    void readFilmFrames_noFilm_isAnError()
    {
        QCOMPARE(readFilmFrames(MediaSource::file(film(u"sound.flac"_s)), 32).error().code, ErrorCode::InvalidInput);
        QCOMPARE(readFilmFrames(MediaSource::file(film(u"nowhere.mp4"_s)), 32).error().code, ErrorCode::NotFound);
        QFile whole(film(u"film.mp4"_s));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const QByteArray half = whole.read(whole.size() / 2);
        QVERIFY(!readFilmFrames(MediaSource::memory(half, u"half.mp4"_s), 32).ok());
    }

    void readFilmFrames_cancelled_isCancelled()
    {
        std::stop_source source;
        source.request_stop();
        JobContext job;
        job.stop = source.get_token();
        const auto frames = readFilmFrames(MediaSource::file(film(u"film.mp4"_s)), 32, {}, job);
        QCOMPARE(frames.error().code, ErrorCode::Cancelled);
    }

    void groups_frameOfAFilm_isWithTheFilm()
    {
        DuplicatesFixture fixture;
        const std::vector<QImage> frames = must(readFilmFrames(MediaSource::file(film(u"film.mp4"_s)), 0));
        QFile bytes(film(u"film.mp4"_s));
        QVERIFY(bytes.open(QIODevice::ReadOnly));
        const AssetId moving = fixture.import(u"film.mp4"_s, bytes.readAll());
        const AssetId still = fixture.importImage(u"still"_s, frames.front());
        fixture.importImage(u"other"_s, busyPicture(3));
        const std::vector<DuplicateGroup> groups = fixture.compared();
        QCOMPARE(groups.size(), size_t(1));
        QCOMPARE(DuplicatesFixture::assetsOf(groups.front()), (QSet<AssetId>{moving, still}));
    }

    void comparePictures_film_isNotReadAgain()
    {
        DuplicatesFixture fixture;
        QFile bytes(film(u"film.mp4"_s));
        QVERIFY(bytes.open(QIODevice::ReadOnly));
        fixture.import(u"film.mp4"_s, bytes.readAll());
        (void)fixture.compared();
        QCOMPARE(must(fixture.duplicates().waiting()), 0);
    }
};

VITRINE_REGISTER_TEST(TestFilmFrames)
#include "tst_film_frames.moc"
