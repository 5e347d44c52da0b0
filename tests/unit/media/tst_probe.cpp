#include "core/media/probe.h"
#include "tests/support/test_registry.h"
#include "tests/unit/media/samples.h"

#include <thread>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

class TestProbe : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void probe_films_areDescribed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("mediaType");
        QTest::addColumn<QString>("codec");
        QTest::addColumn<QString>("soundCodec");
        QTest::newRow("mp4") << u"film.mp4"_s << u"video/mp4"_s << u"h264"_s << u"aac"_s;
        QTest::newRow("mov") << u"film.mov"_s << u"video/quicktime"_s << u"h264"_s << QString();
        QTest::newRow("webm") << u"film.webm"_s << u"video/webm"_s << u"vp8"_s << u"vorbis"_s;
        QTest::newRow("mkv") << u"film.mkv"_s << u"video/x-matroska"_s << u"h264"_s << u"mp3"_s;
    }

    void probe_films_areDescribed()
    {
        QFETCH(QString, name);
        QFETCH(QString, mediaType);
        QFETCH(QString, codec);
        QFETCH(QString, soundCodec);
        const auto probed = probe(MediaSource::file(samplePath(name)));
        QVERIFY2(probed.ok(), qPrintable(probed.ok() ? QString() : probed.error().detail));
        const MediaFacts& facts = probed.value();
        QCOMPARE(facts.type.mediaType, mediaType);
        QCOMPARE(facts.type.kind, ContentKind::Video);
        QCOMPARE(QSize(facts.width, facts.height), QSize(64, 48));
        QVERIFY2(std::abs(facts.durationMs - 2000) <= 120, qPrintable(QString::number(facts.durationMs)));
        QCOMPARE(facts.video->codec, codec);
        QCOMPARE(std::lround(facts.video->framesPerSecond), 10);
        QCOMPARE(facts.sound.has_value(), !soundCodec.isEmpty());
        if (facts.sound)
            QCOMPARE(facts.sound->codec, soundCodec);
        QCOMPARE(probe(MediaSource::memory(sample(name), name)).value(), facts);
    }

    void probe_sounds_areDescribed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("mediaType");
        QTest::addColumn<int>("sampleRate");
        QTest::newRow("mp3") << u"sound.mp3"_s << u"audio/mpeg"_s << 22050;
        QTest::newRow("mp3 with cover") << u"cover.mp3"_s << u"audio/mpeg"_s << 22050;
        QTest::newRow("wav") << u"sound.wav"_s << u"audio/x-wav"_s << 4000;
        QTest::newRow("flac") << u"sound.flac"_s << u"audio/flac"_s << 8000;
        QTest::newRow("ogg") << u"sound.ogg"_s << u"audio/ogg"_s << 22050;
        QTest::newRow("opus") << u"sound.opus"_s << u"audio/opus"_s << 48000;
        QTest::newRow("m4a") << u"sound.m4a"_s << u"audio/mp4"_s << 22050;
    }

    void probe_sounds_areDescribed()
    {
        QFETCH(QString, name);
        QFETCH(QString, mediaType);
        QFETCH(int, sampleRate);
        const auto probed = probe(MediaSource::file(samplePath(name)));
        QVERIFY2(probed.ok(), qPrintable(probed.ok() ? QString() : probed.error().detail));
        const MediaFacts& facts = probed.value();
        QCOMPARE(facts.type, (Sniffed{ContentKind::Sound, mediaType}));
        QVERIFY2(std::abs(facts.durationMs - 2000) <= 150, qPrintable(QString::number(facts.durationMs)));
        QVERIFY(facts.sound.has_value());
        QCOMPARE(facts.sound->sampleRate, sampleRate);
        QCOMPARE(facts.sound->channels, 1);
        QCOMPARE(facts.sound->title, u"Half a tone"_s);
        QCOMPARE(facts.sound->artist, u"Vitrine"_s);
        QCOMPARE(probe(MediaSource::memory(sample(name), name)).value(), facts);
    }

    void probe_pictures_areDescribed()
    {
        const auto facts = probe(MediaSource::memory(orientedJpeg(pattern(), 6), u"x"_s));
        QCOMPARE(facts.value().type, (Sniffed{ContentKind::Picture, u"image/jpeg"_s}));
        QCOMPARE(QSize(facts.value().width, facts.value().height), QSize(48, 64));
        QCOMPARE(probe(MediaSource::memory("sku,name\n", u"x"_s)).error().code, ErrorCode::InvalidInput);
    }

    void stream_film_givesPosterAndWaveform()
    {
        const auto media = readStreamMedia(MediaSource::file(samplePath(u"film.mp4"_s)), 512);
        QVERIFY(media.ok());
        QCOMPARE(media.value().poster.size(), QSize(64, 48));
        QCOMPARE(quarters(media.value().poster), u"RGWB"_s);
        QCOMPARE(media.value().waveform.size(), kWaveformPeaks);
        QVERIFY(!media.value().posterError);
        QVERIFY(!media.value().waveformError);
        const auto small = readStreamMedia(MediaSource::file(samplePath(u"film.webm"_s)), 32);
        QCOMPARE(small.value().poster.size(), QSize(32, 24));
    }

    void stream_turnedFilm_isUpright()
    {
        const auto media = readStreamMedia(MediaSource::file(samplePath(u"turned.mp4"_s)), 0);
        QCOMPARE(QSize(media.value().facts.width, media.value().facts.height), QSize(48, 64));
        QVERIFY(media.value().facts.orientation == 6 || media.value().facts.orientation == 8);
        QCOMPARE(media.value().poster.size(), QSize(48, 64));
        QCOMPARE(quarters(media.value().poster), media.value().facts.orientation == 6 ? u"BRGW"_s : u"GWBR"_s);
    }

    void stream_sound_halfSilence_showsInItsWaveform_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"sound.mp3", "sound.wav", "sound.flac", "sound.ogg", "sound.opus", "sound.m4a"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void stream_sound_halfSilence_showsInItsWaveform()
    {
        QFETCH(QString, name);
        const auto media = readStreamMedia(MediaSource::file(samplePath(name)), 512);
        const QByteArray& waveform = media.value().waveform;
        QCOMPARE(waveform.size(), kWaveformPeaks);
        QVERIFY(quint8(waveform[100]) < 20);
        QVERIFY(quint8(waveform[300]) < 20);
        QVERIFY(quint8(waveform[600]) > 150);
        QVERIFY(quint8(waveform[700]) > 150);
        QVERIFY(media.value().poster.isNull());
        QVERIFY(!media.value().posterError);
    }

    void stream_soundWithCover_showsIt()
    {
        const auto media = readStreamMedia(MediaSource::file(samplePath(u"cover.mp3"_s)), 512);
        QCOMPARE(quarters(media.value().poster), u"RGWB"_s);
    }

    void stream_truncated_neverCrashesAndSaysSo_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"film.mp4", "film.mov", "film.webm", "film.mkv", "sound.mp3", "sound.wav",
                                 "sound.flac", "sound.ogg", "sound.m4a", "turned.mp4"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void stream_truncated_neverCrashesAndSaysSo()
    {
        QFETCH(QString, name);
        const QByteArray whole = sample(name);
        for (int percent = 0; percent < 100; percent += 9) {
            const auto media =
                readStreamMedia(MediaSource::memory(whole.first(whole.size() * percent / 100), name), 64);
            if (!media.ok())
                QVERIFY(media.error().detail.contains(name));
        }
        // What is needed to read anything of these lies at their end.
        if (name == u"film.mov"_s || name == u"sound.m4a"_s) {
            const auto half = readStreamMedia(MediaSource::memory(whole.first(whole.size() / 2), name), 64);
            QCOMPARE(half.error().code, ErrorCode::Corrupt);
        }
    }

    void stream_cancelled_stops()
    {
        std::stop_source stop;
        stop.request_stop();
        JobContext job;
        job.stop = stop.get_token();
        const auto media = readStreamMedia(MediaSource::file(samplePath(u"film.mp4"_s)), 64, {}, job);
        QCOMPARE(media.error().code, ErrorCode::Cancelled);
    }

    void stream_frameAboveTheLimit_keepsTheFacts()
    {
        MediaLimits limits;
        limits.videoPixels = 100;
        const auto media = readStreamMedia(MediaSource::file(samplePath(u"film.mp4"_s)), 64, limits);
        QVERIFY(media.ok());
        QCOMPARE(media.value().facts.width, 64);
        QVERIFY(media.value().poster.isNull());
        QVERIFY(media.value().posterError.has_value());
        QVERIFY(!media.value().waveform.isEmpty());
    }

    void stream_playListInDisguise_opensNothing()
    {
        const QByteArray list = "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n";
        QCOMPARE(readStreamMedia(MediaSource::memory(list, u"film.mp4"_s), 64).error().code, ErrorCode::InvalidInput);
    }

    void probe_severalThreads_giveTheSame()
    {
        const QStringList names = {u"film.mp4"_s, u"film.webm"_s, u"sound.mp3"_s, u"sound.ogg"_s};
        std::atomic<int> failures = 0;
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 8; ++thread) {
            threads.emplace_back([&, thread] {
                const auto media = readStreamMedia(MediaSource::file(samplePath(names[thread % 4])), 64);
                failures += media.ok() && media.value().waveform.size() == kWaveformPeaks ? 0 : 1;
            });
        }
        threads.clear();
        QCOMPARE(failures.load(), 0);
    }
};

VITRINE_REGISTER_TEST(TestProbe)
#include "tst_probe.moc"
