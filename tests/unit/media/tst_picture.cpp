#include "core/media/picture.h"
#include "tests/support/test_registry.h"
#include "tests/unit/media/samples.h"

#include <QTransform>
#include <QtEndian>

#include <thread>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {
Result<Picture> decode(const QByteArray& bytes, int edge = 0, const MediaLimits& limits = {})
{
    return decodePicture(MediaSource::memory(bytes, u"the sample"_s), edge, limits);
}

QString codeOf(const auto& result)
{
    return result.ok() ? u"ok"_s : errorCodeName(result.error().code);
}

/// A PNG whose header says what it likes.
QByteArray pngSaying(quint32 width, quint32 height)
{
    QByteArray png = encoded(pattern(), "png");
    qToBigEndian(width, png.data() + 16);
    qToBigEndian(height, png.data() + 20);
    return png;
}

QByteArray jpegSaying(quint16 width, quint16 height, const QByteArray& from)
{
    QByteArray jpeg = from;
    qsizetype frame = jpeg.indexOf("\xFF\xC0");
    if (frame < 0)
        frame = jpeg.indexOf("\xFF\xC2");
    qToBigEndian(height, jpeg.data() + frame + 5);
    qToBigEndian(width, jpeg.data() + frame + 7);
    return jpeg;
}

/// Peak memory of this process in bytes since the last call with Reset.
enum class Peak { Read, Reset };
qint64 peakMemory(Peak what)
{
    if (QFile clear(u"/proc/self/clear_refs"_s); what == Peak::Reset && clear.open(QIODevice::WriteOnly))
        clear.write("5");
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray text = status.readAll();
    return text.mid(text.indexOf("VmHWM:") + 6).trimmed().split(' ').first().toLongLong() * 1024;
}
} // namespace

class TestPicture : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void decode_everyFormat_givesThePattern_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("mediaType");
        QTest::addColumn<int>("frames");
        QTest::newRow("jpeg") << encoded(pattern(), "jpg", 95) << u"image/jpeg"_s << 1;
        QTest::newRow("jpeg progressive") << sample(u"progressive.jpg"_s) << u"image/jpeg"_s << 1;
        QTest::newRow("jpeg cmyk without profile") << sample(u"cmyk.jpg"_s) << u"image/jpeg"_s << 1;
        QTest::newRow("png") << encoded(pattern(), "png") << u"image/png"_s << 1;
        QTest::newRow("png 16 bits") << encoded(pattern({64, 48}, QImage::Format_RGBX64), "png") << u"image/png"_s << 1;
        QTest::newRow("png palette") << encoded(pattern().convertToFormat(QImage::Format_Indexed8), "png")
                                     << u"image/png"_s << 1;
        QTest::newRow("bmp") << encoded(pattern(), "bmp") << u"image/bmp"_s << 1;
        QTest::newRow("ppm") << encoded(pattern(), "ppm") << u"image/x-portable-pixmap"_s << 1;
        QTest::newRow("gif animated") << sample(u"animated.gif"_s) << u"image/gif"_s << 3;
        QTest::newRow("webp") << sample(u"pattern.webp"_s) << u"image/webp"_s << 1;
        QTest::newRow("webp animated") << sample(u"animated.webp"_s) << u"image/webp"_s << 2;
        QTest::newRow("tiff") << encoded(pattern(), "tiff") << u"image/tiff"_s << 1;
        QTest::newRow("tiff with pages") << sample(u"pages.tif"_s) << u"image/tiff"_s << 2;
        QTest::newRow("tiff with jpeg in it") << sample(u"jpeg-in.tif"_s) << u"image/tiff"_s << 1;
        QTest::newRow("heic") << sample(u"pattern.heic"_s) << u"image/heic"_s << 1;
        QTest::newRow("avif") << sample(u"pattern.avif"_s) << u"image/avif"_s << 1;
        QTest::newRow("svg") << kSvg << u"image/svg+xml"_s << 1;
    }

    void decode_everyFormat_givesThePattern()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, mediaType);
        QFETCH(int, frames);
        const auto picture = decode(bytes);
        QVERIFY2(picture.ok(), qPrintable(picture.ok() ? QString() : picture.error().detail));
        const PictureFacts& facts = picture.value().facts;
        QCOMPARE(facts.mediaType, mediaType);
        QCOMPARE(facts.size, QSize(64, 48));
        QCOMPARE(facts.frames, frames);
        QCOMPARE(picture.value().image.size(), QSize(64, 48));
        QCOMPARE(quarters(picture.value().image), u"RGWB"_s);
        QCOMPARE(readPictureFacts(MediaSource::memory(bytes, u"s"_s)).value(), facts);
    }

    void decode_scaled_fitsTheEdgeAndKeepsThePattern_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QImage large = pattern({1600, 1200});
        for (const char* format : {"jpg", "png", "bmp", "ppm", "tiff", "webp"})
            QTest::newRow(format) << encoded(large, format, 90);
        QTest::newRow("svg") << kSvg;
    }

    void decode_scaled_fitsTheEdgeAndKeepsThePattern()
    {
        QFETCH(QByteArray, bytes);
        const auto picture = decode(bytes, 200);
        QVERIFY(picture.ok());
        QCOMPARE(picture.value().image.size(), QSize(200, 150));
        QCOMPARE(quarters(picture.value().image), u"RGWB"_s);
    }

    void decode_smallerThanTheEdge_staysAsItIs()
    {
        QCOMPARE(decode(encoded(pattern(), "png"), 512).value().image.size(), QSize(64, 48));
        QCOMPARE(decode(sample(u"pattern.heic"_s), 512).value().image.size(), QSize(64, 48));
    }

    void decode_orientation_isApplied_data()
    {
        QTest::addColumn<int>("orientation");
        QTest::addColumn<QString>("seen");
        // The stored picture is RGWB clockwise; what each orientation makes of it (EXIF 2.32, 4.6.4 A).
        const char* const kSeen[] = {"RGWB", "GRBW", "WBRG", "BWGR", "RBWG", "BRGW", "WGRB", "GWBR"};
        for (int orientation = 1; orientation <= 8; ++orientation)
            QTest::addRow("%d", orientation) << orientation << QString::fromLatin1(kSeen[orientation - 1]);
    }

    void decode_orientation_isApplied()
    {
        QFETCH(int, orientation);
        QFETCH(QString, seen);
        const auto picture = decode(orientedJpeg(pattern(), orientation));
        QCOMPARE(quarters(picture.value().image), seen);
        const QSize size = orientation >= 5 ? QSize(48, 64) : QSize(64, 48);
        QCOMPARE(picture.value().image.size(), size);
        QCOMPARE(picture.value().facts.size, size);
        QCOMPARE(picture.value().facts.orientation, orientation);
    }

    void decode_turnedTiff_isUpright()
    {
        const auto picture = decode(sample(u"turned.tif"_s));
        QCOMPARE(picture.value().facts.orientation, 6);
        QCOMPARE(quarters(picture.value().image), u"BRGW"_s);
    }

    void decode_transparency_isKept()
    {
        QImage image(20, 20, QImage::Format_ARGB32);
        image.fill(QColor(200, 100, 50, 128));
        const auto picture = decode(encoded(image, "png"), 10);
        QCOMPARE(picture.value().image.format(), QImage::Format_ARGB32);
        const QColor colour = picture.value().image.pixelColor(5, 5);
        QCOMPARE(colour.alpha(), 128);
        QVERIFY(std::abs(colour.red() - 200) <= 2);
    }

    void decode_greyJpeg_isGrey()
    {
        QImage grey(40, 40, QImage::Format_Grayscale8);
        grey.fill(90);
        const QColor colour = decode(encoded(grey, "jpg", 95)).value().image.pixelColor(20, 20);
        QVERIFY(std::abs(colour.red() - 90) <= 2);
        QCOMPARE(colour.red(), colour.blue());
    }

    void decode_truncated_isCorrupt_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QImage noise = makeNoise();
        for (const char* format : {"jpg", "png", "bmp", "ppm", "tiff", "webp"})
            QTest::newRow(format) << encoded(noise, format, 80);
        for (const char* name : {"progressive.jpg", "animated.gif", "pattern.heic", "pattern.avif", "cmyk.jpg"})
            QTest::newRow(name) << sample(QString::fromLatin1(name));
        QTest::newRow("svg") << kSvg;
    }

    void decode_truncated_isCorrupt()
    {
        QFETCH(QByteArray, bytes);
        for (const int percent : {30, 60, 90}) {
            const QByteArray part = bytes.first(bytes.size() * percent / 100);
            for (const int edge : {0, 32}) {
                const auto picture = decode(part, edge);
                const QString row = u"%1 % at edge %2: "_s.arg(percent).arg(edge) + codeOf(picture);
                QVERIFY2(!picture.ok() && picture.error().code == ErrorCode::Corrupt, qPrintable(row));
                QVERIFY(picture.error().detail.contains(u"the sample"_s));
            }
        }
    }

    void decode_everyBeginning_neverCrashes_data() { decode_truncated_isCorrupt_data(); }
    void decode_everyBeginning_neverCrashes()
    {
        QFETCH(QByteArray, bytes);
        const qsizetype step = std::max<qsizetype>(1, bytes.size() / 60);
        for (qsizetype length = 0; length < bytes.size() - 2; length += step)
            (void)decode(bytes.first(length), 32).ok();
    }

    void decode_headerSays60000x60000_isTooLargeWithoutTheMemory_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("png") << pngSaying(60000, 60000);
        QTest::newRow("jpeg") << jpegSaying(60000, 60000, encoded(pattern(), "jpg", 90));
        QTest::newRow("jpeg progressive") << jpegSaying(60000, 60000, sample(u"progressive.jpg"_s));
        QByteArray bmp = encoded(pattern(), "bmp");
        qToLittleEndian(60000, bmp.data() + 18);
        qToLittleEndian(60000, bmp.data() + 22);
        QTest::newRow("bmp") << bmp;
        QTest::newRow("ppm") << QByteArray("P6\n60000 60000\n255\nabc");
        QByteArray tiff = encoded(pattern(), "tiff");
        setTiffSize(tiff, 60000, 60000);
        QTest::newRow("tiff") << tiff;
        QByteArray gif = sample(u"animated.gif"_s);
        for (const qsizetype frame : {qsizetype(6), gif.indexOf(',') + 5}) {
            qToLittleEndian(quint16(60000), gif.data() + frame);
            qToLittleEndian(quint16(60000), gif.data() + frame + 2);
        }
        QTest::newRow("gif") << gif;
    }

    void decode_headerSays60000x60000_isTooLargeWithoutTheMemory()
    {
        QFETCH(QByteArray, bytes);
        const qint64 before = peakMemory(Peak::Reset);
        for (const int edge : {0, 512}) {
            const auto picture = decode(bytes, edge);
            QCOMPARE(codeOf(picture), u"too_large"_s);
            QVERIFY(picture.error().detail.contains(u"60000 x 60000"_s));
        }
        QVERIFY(peakMemory(Peak::Read) - before < 64 << 20);
    }

    void decode_moreThanTheBytesCanHold_isCorrupt()
    {
        QCOMPARE(codeOf(decode(pngSaying(20000, 20000), 512)), u"corrupt"_s);
        QCOMPARE(codeOf(decode(jpegSaying(20000, 20000, encoded(pattern(), "jpg", 90)), 512)), u"corrupt"_s);
    }

    void decode_bitmapWithAbsurdDepth_isCorrupt()
    {
        QByteArray bmp = encoded(pattern(), "bmp");
        qToLittleEndian(0x7FFFFFFF, bmp.data() + 18);
        qToLittleEndian(0x7FFFFFFF, bmp.data() + 22);
        QCOMPARE(codeOf(decode(bmp)), u"too_large"_s);
        qToLittleEndian(quint16(0xFFFF), bmp.data() + 28);
        QCOMPARE(codeOf(decode(bmp)), u"corrupt"_s);
    }

    void decode_bomb_staysBelowTheLimitOfMemory()
    {
        // 8,000 x 8,000 pixels of one colour: 256 MB in memory, under 100 KB as a file.
        QImage plain(8000, 8000, QImage::Format_Grayscale8);
        plain.fill(90);
        const QByteArray bomb = encoded(plain, "png", 60);
        plain = {};
        MediaLimits limits;
        limits.memoryBytes = 64 << 20;
        const qint64 before = peakMemory(Peak::Reset);
        const auto refused = decode(bomb, 512, limits);
        QCOMPARE(codeOf(refused), u"too_large"_s);
        QVERIFY(refused.error().detail.contains(u"memory"_s));
        QVERIFY(peakMemory(Peak::Read) - before < 64 << 20);
    }

    void decode_progressiveJpeg_countsItsCoefficients()
    {
        MediaLimits limits;
        limits.memoryBytes = 8 << 20;
        const QImage large = makeNoise().scaled(2000, 2000);
        QVERIFY(decode(encoded(large, "jpg", 30), 100, limits).ok());
        QCOMPARE(codeOf(decode(jpegSaying(2000, 2000, sample(u"progressive.jpg"_s)), 100, limits)), u"too_large"_s);
    }

    void decode_fileAboveTheLimit_isTooLarge()
    {
        MediaLimits limits;
        limits.pictureBytes = 100;
        QCOMPARE(codeOf(decode(encoded(pattern(), "png"), 0, limits)), u"too_large"_s);
    }

    void decode_noPicture_isInvalidInput()
    {
        const auto picture = decode("sku,name\n");
        QCOMPARE(picture.error().code, ErrorCode::InvalidInput);
        QVERIFY(picture.error().detail.contains(u"text/plain"_s));
    }

    void decode_eightThreadsAtOnce_allGiveTheSame()
    {
        const QByteArray samples[] = {orientedJpeg(pattern(), 6),
                                      sample(u"pattern.heic"_s),
                                      sample(u"pattern.avif"_s),
                                      sample(u"pages.tif"_s),
                                      sample(u"cmyk.jpg"_s),
                                      sample(u"animated.webp"_s),
                                      kSvg,
                                      encoded(pattern(), "png")};
        std::vector<QImage> expected;
        for (const QByteArray& bytes : samples)
            expected.push_back(decode(bytes, 40).value().image);
        std::atomic<int> different = 0;
        std::vector<std::jthread> threads;
        for (size_t thread = 0; thread < 8; ++thread) {
            threads.emplace_back([&, thread] {
                for (size_t round = 0; round < 16; ++round) {
                    const size_t index = (thread + round) % std::size(samples);
                    const auto picture = decode(samples[index], 40);
                    different += picture.ok() && picture.value().image == expected[index] ? 0 : 1;
                }
            });
        }
        threads.clear();
        QCOMPARE(different.load(), 0);
    }

private:
    inline static const QByteArray kSvg =
        "<svg xmlns='http://www.w3.org/2000/svg' width='64' height='48'>"
        "<rect width='32' height='24' fill='red'/><rect x='32' width='32' height='24' fill='#0f0'/>"
        "<rect y='24' width='32' height='24' fill='blue'/><rect x='32' y='24' width='32' height='24' "
        "fill='white'/></svg>";

    /// Pixels that no format can make small, so that a part of the file is a part of the picture.
    static QImage makeNoise()
    {
        QImage image(64, 64, QImage::Format_RGB32);
        quint32 state = 1;
        for (int i = 0; i < 64 * 64; ++i) {
            state = state * 1664525 + 1013904223;
            image.setPixel(i % 64, i / 64, 0xFF000000 | state >> 8);
        }
        return image;
    }

    static void setTiffSize(QByteArray& tiff, quint32 width, quint32 height)
    {
        const bool little = tiff.startsWith('I');
        QVERIFY(little);
        const quint32 directory = qFromLittleEndian<quint32>(tiff.constData() + 4);
        const int count = qFromLittleEndian<quint16>(tiff.constData() + directory);
        for (int i = 0; i < count; ++i) {
            char* field = tiff.data() + directory + 2 + i * 12;
            const quint16 tag = qFromLittleEndian<quint16>(field);
            if (tag != 0x100 && tag != 0x101)
                continue;
            qToLittleEndian<quint16>(4, field + 2);
            qToLittleEndian<quint32>(tag == 0x100 ? width : height, field + 8);
        }
    }
};

VITRINE_REGISTER_TEST(TestPicture)
#include "tst_picture.moc"
