#include "core/media/area_average.h"
#include "core/media/palette.h"
#include "core/media/perceptual_hash.h"
#include "core/media/picture.h"
#include "core/media/thumbnail.h"
#include "tests/support/test_registry.h"
#include "tests/unit/media/samples.h"

#include <QPainter>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

class TestLook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void thumbnails_large_fitBothSquares()
    {
        const auto thumbnails = makeThumbnails(scene(1000, 500));
        QCOMPARE(thumbnails.value().size(), 2);
        const QSize expected[] = {{512, 256}, {256, 128}};
        for (size_t i = 0; i < 2; ++i) {
            const Thumbnail& thumbnail = thumbnails.value()[i];
            QCOMPARE(thumbnail.edge, kThumbnailEdges[i]);
            QCOMPARE(thumbnail.size, expected[i]);
            QCOMPARE(thumbnail.mediaType, u"image/jpeg"_s);
            QCOMPARE(QImage::fromData(thumbnail.bytes, "jpg").size(), expected[i]);
        }
    }

    void thumbnails_small_areNotEnlarged()
    {
        const auto thumbnails = makeThumbnails(pattern());
        for (const Thumbnail& thumbnail : thumbnails.value())
            QCOMPARE(thumbnail.size, QSize(64, 48));
        QCOMPARE(quarters(QImage::fromData(thumbnails.value()[1].bytes)), u"RGWB"_s);
    }

    void thumbnails_thinLine_keepsAPixel()
    {
        QImage line(5000, 3, QImage::Format_RGB32);
        line.fill(Qt::red);
        const auto thumbnails = makeThumbnails(line);
        QCOMPARE(thumbnails.value()[1].size, QSize(256, 1));
    }

    void thumbnails_transparency_isKeptAsPng()
    {
        QImage clear(300, 300, QImage::Format_ARGB32);
        clear.fill(QColor(0, 0, 255, 0));
        QCOMPARE(makeThumbnails(clear).value()[0].mediaType, u"image/png"_s);
        QCOMPARE(QImage::fromData(makeThumbnails(clear).value()[1].bytes).pixelColor(5, 5).alpha(), 0);
        clear.fill(Qt::blue);
        QCOMPARE(makeThumbnails(clear).value()[0].mediaType, u"image/jpeg"_s);
    }

    void thumbnails_noPicture_isInvalidInput() { QCOMPARE(makeThumbnails({}).error().code, ErrorCode::InvalidInput); }

    void areaAverage_quarters_areExact()
    {
        const QImage small = areaAverage(pattern(), QSize(2, 2));
        QCOMPARE(QColor(small.pixel(0, 0)), QColor(Qt::red));
        QCOMPARE(QColor(small.pixel(1, 0)), QColor(Qt::green));
        QCOMPARE(QColor(small.pixel(0, 1)), QColor(Qt::blue));
        QCOMPARE(QColor(areaAverage(pattern(), QSize(1, 1)).pixel(0, 0)), QColor(127, 127, 127));
        QCOMPARE(areaAverage(pattern({3, 3}), QSize(32, 32)).size(), QSize(32, 32));
    }

    void areaAverage_transparent_isWhite()
    {
        QImage clear(8, 8, QImage::Format_ARGB32);
        clear.fill(QColor(255, 0, 0, 0));
        QCOMPARE(QColor(areaAverage(clear, QSize(1, 1)).pixel(0, 0)), QColor(Qt::white));
    }

    void hash_changedCopies_stayNear_data()
    {
        QTest::addColumn<QImage>("copy");
        const QImage original = scene(600, 400);
        QTest::newRow("half the size") << original.scaled(300, 200, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        QTest::newRow("stretched") << original.scaled(500, 500, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        QTest::newRow("JPEG quality 30") << QImage::fromData(encoded(original, "jpg", 30));
        QImage marked = original;
        QPainter(&marked).fillRect(20, 360, 80, 20, Qt::white);
        QTest::newRow("a small mark") << marked;
        QTest::newRow("grey") << original.convertToFormat(QImage::Format_Grayscale8);
    }

    void hash_changedCopies_stayNear()
    {
        QFETCH(QImage, copy);
        const int distance = hashDistance(perceptualHash(scene(600, 400)), perceptualHash(copy));
        QVERIFY2(distance < 10, qPrintable(QString::number(distance)));
    }

    void hash_otherPictures_areFar()
    {
        const quint64 first = perceptualHash(scene(600, 400));
        QVERIFY(hashDistance(first, perceptualHash(scene(600, 400).mirrored(true, false))) > 15);
        QVERIFY(hashDistance(first, perceptualHash(pattern())) > 15);
    }

    void hash_plainPicture_isZero()
    {
        for (const QColor& colour : {QColor(Qt::black), QColor(Qt::white), QColor(100, 50, 20)}) {
            QImage plain(100, 70, QImage::Format_RGB32);
            plain.fill(colour);
            QCOMPARE(perceptualHash(plain), 0);
        }
    }

    void lab_knownColours_match()
    {
        // Values of the CIE formulas for D65, as colour calculators give them.
        const auto near = [](const LabColour& x, const LabColour& y) { return colourDistance(x, y) < 0.1F; };
        QVERIFY(near(toLab(qRgb(255, 255, 255)), {100, 0, 0}));
        QVERIFY(near(toLab(qRgb(0, 0, 0)), {0, 0, 0}));
        QVERIFY(near(toLab(qRgb(255, 0, 0)), {53.24F, 80.09F, 67.20F}));
        QVERIFY(near(toLab(qRgb(0, 0, 255)), {32.30F, 79.19F, -107.86F}));
        for (const QRgb colour : {qRgb(12, 200, 77), qRgb(1, 2, 3), qRgb(250, 128, 10)})
            QCOMPARE(toRgb(toLab(colour)), colour);
    }

    void palette_twoColours_areFoundWithTheirShares()
    {
        QImage image(100, 100, QImage::Format_RGB32);
        image.fill(qRgb(200, 30, 30));
        QPainter(&image).fillRect(0, 0, 100, 25, qRgb(20, 30, 200));
        const auto palette = dominantColours(image);
        QCOMPARE(palette.size(), 2);
        QVERIFY(std::abs(palette[0].weight - 0.75F) < 0.03F);
        QVERIFY(colourDistance(palette[0].colour, toLab(qRgb(200, 30, 30))) < 2);
        QVERIFY(colourDistance(palette[1].colour, toLab(qRgb(20, 30, 200))) < 2);
    }

    void palette_manyColours_areAtMostSixAndAddUp()
    {
        const auto palette = dominantColours(scene(600, 400));
        QVERIFY(!palette.empty() && palette.size() <= 6);
        float total = 0;
        for (size_t i = 0; i < palette.size(); ++i) {
            total += palette[i].weight;
            QVERIFY(i == 0 || palette[i - 1].weight >= palette[i].weight);
        }
        QVERIFY(std::abs(total - 1) < 0.001F);
        QCOMPARE(dominantColours(scene(600, 400)), palette);
    }

    void palette_transparent_isEmpty()
    {
        QImage clear(8, 8, QImage::Format_ARGB32);
        clear.fill(Qt::transparent);
        QVERIFY(dominantColours(clear).empty());
        QVERIFY(dominantColours({}).empty());
    }

    void paletteJson_roundTrip_isClose()
    {
        const auto palette = dominantColours(pattern());
        const auto back = paletteFromJson(paletteToJson(palette));
        QCOMPARE(back.size(), palette.size());
        for (size_t i = 0; i < back.size(); ++i)
            QVERIFY(colourDistance(back[i].colour, palette[i].colour) < 0.2F);
        QVERIFY(paletteFromJson(u"[{\"l\":1},3,\"x\"]"_s).empty());
        QVERIFY(paletteFromJson(u"nonsense"_s).empty());
    }

private:
    /// A drawn still life with edges, areas and a gradient.
    static QImage scene(int width, int height)
    {
        QImage image(600, 400, QImage::Format_RGB32);
        QLinearGradient sky(0, 0, 0, 400);
        sky.setColorAt(0, QColor(200, 220, 250));
        sky.setColorAt(1, QColor(120, 90, 60));
        QPainter painter(&image);
        painter.fillRect(image.rect(), sky);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(180, 40, 30));
        painter.drawEllipse(60, 150, 200, 200);
        painter.setBrush(QColor(30, 120, 60));
        painter.drawRect(330, 60, 90, 280);
        painter.setBrush(QColor(240, 210, 60));
        painter.drawEllipse(440, 220, 120, 130);
        painter.end();
        return image.scaled(width, height, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    }
};

VITRINE_REGISTER_TEST(TestLook)
#include "tst_look.moc"
