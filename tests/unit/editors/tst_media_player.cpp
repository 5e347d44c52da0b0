#include "core/services/media_view.h"
#include "tests/support/test_registry.h"
#include "ui/views/media_player.h"
#include "ui/views/waveform_bar.h"

#include <QDataStream>
#include <QFile>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <numbers>

using namespace vitrine;

class TestMediaPlayer : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_sound;

    /// Two seconds of a tone that is silent in its first half.
    void writeWave(const QString& path)
    {
        constexpr quint32 kRate = 8000;
        constexpr quint32 kSamples = 2 * kRate;
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QDataStream out(&file);
        out.setByteOrder(QDataStream::LittleEndian);
        file.write("RIFF");
        out << quint32(36 + kSamples * 2);
        file.write("WAVEfmt ");
        out << quint32(16) << quint16(1) << quint16(1) << kRate << quint32(kRate * 2) << quint16(2) << quint16(16);
        file.write("data");
        out << quint32(kSamples * 2);
        for (quint32 at = 0; at < kSamples; ++at)
            out << qint16(at < kRate ? 0 : 30000 * std::sin(2 * std::numbers::pi * 440 * at / kRate));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_sound = m_folder.filePath(QStringLiteral("tone.wav"));
        writeWave(m_sound);
    }

    void soundPeaks_silenceThenTone_riseInTheMiddle()
    {
        const auto peaks = soundPeaks(m_sound, 10);
        QVERIFY2(peaks.ok(), peaks.ok() ? "" : qPrintable(peaks.error().detail));
        QCOMPARE(peaks.value().size(), 10u);
        QVERIFY(peaks.value()[2] < 0.05F);
        QVERIFY(peaks.value()[8] > 0.8F);
    }

    void open_aSound_showsItsLength()
    {
        MediaPlayer player;
        player.show();
        player.open(m_sound, PlayerContent::Sound);
        const auto labels = player.findChildren<QLabel*>();
        QTRY_VERIFY(std::any_of(labels.begin(), labels.end(),
                                [](const QLabel* label) { return label->text().endsWith(QStringLiteral("/ 0:02")); }));
        QVERIFY(player.findChild<WaveformBar*>()->isVisible());
        player.close();
    }

    void open_noSound_saysWhy()
    {
        const QString path = m_folder.filePath(QStringLiteral("broken.wav"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("this is no sound");
        file.close();
        MediaPlayer player;
        QSignalSpy spy(&player, &MediaPlayer::failed);
        player.open(path, PlayerContent::Sound);
        QTRY_VERIFY(!spy.isEmpty());
        QVERIFY(!player.failure().isEmpty());
    }
};

VITRINE_REGISTER_TEST(TestMediaPlayer)
#include "tst_media_player.moc"
