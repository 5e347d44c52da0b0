#include "core/media/perceptual_hash.h"
#include "core/vision/same_picture.h"
#include "tests/support/changed_pictures.h"
#include "tests/support/drawn_picture.h"
#include "tests/support/test_registry.h"

#include <QTransform>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

KnownPicture known(const QImage& image)
{
    KnownPicture picture;
    picture.marks = pictureMarks(image).take();
    picture.hash = perceptualHash(image);
    picture.pixels = ComparedPicture::make(image).take();
    return picture;
}

QImage plain(const QColor& colour, QSize size = {120, 90})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    return image;
}

} // namespace

class TestSamePicture : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findSame_changedCopy_isFound_data()
    {
        QTest::addColumn<QImage>("original");
        QTest::addColumn<QImage>("copy");
        QTest::addColumn<bool>("isTurned");
        for (const int seed : {1, 2, 3}) {
            const QImage original = busyPicture(seed);
            for (const ChangedPicture& changed : changedPictures(original)) {
                const QImage stored = QImage::fromData(jpegBytes(changed.image, changed.quality));
                const bool isTurned = changed.name.startsWith(u"turned"_s) || changed.name == u"mirrored";
                QTest::addRow("%d %s", seed, qPrintable(changed.name)) << original << stored << isTurned;
            }
        }
        const QImage drawn = drawnPicture(4);
        QTest::newRow("a drawn thing turned") << drawn << drawn.transformed(QTransform().rotate(90)) << true;
        QTest::newRow("a drawn thing in grey frames of a format with alpha")
            << drawn << drawn.convertToFormat(QImage::Format_ARGB32) << false;
    }
    void findSame_changedCopy_isFound()
    {
        QFETCH(QImage, original);
        QFETCH(QImage, copy);
        QFETCH(bool, isTurned);
        for (const bool swapped : {false, true}) {
            const auto same = swapped ? findSame(known(copy), known(original)) : findSame(known(original), known(copy));
            QVERIFY(same);
            QCOMPARE(same->isTurned, isTurned);
            QVERIFY(same->score > .5 && same->score <= 1);
        }
    }

    void findSame_differentPictures_isNothing_data()
    {
        QTest::addColumn<QImage>("first");
        QTest::addColumn<QImage>("second");
        QTest::newRow("two busy pictures") << busyPicture(4) << busyPicture(5);
        QTest::newRow("two drawn things") << drawnPicture(1) << drawnPicture(2);
        QTest::newRow("one colour twice") << plain(Qt::red) << plain(Qt::red);
        QTest::newRow("two colours") << plain(Qt::red) << plain(Qt::blue);
        QTest::newRow("one pixel") << plain(Qt::red, {1, 1}) << plain(Qt::red, {1, 1});
        QTest::newRow("strips one pixel wide") << plain(Qt::red, {1, 3000}) << plain(Qt::red, {3000, 1});
        QTest::newRow("a strip and a picture") << plain(Qt::white, {4000, 1}) << busyPicture(6);
        QImage clear(80, 60, QImage::Format_ARGB32);
        clear.fill(Qt::transparent);
        QTest::newRow("nothing but transparency") << clear << clear;
        QImage blue = drawnPicture(3);
        blue = blue.rgbSwapped();
        QTest::newRow("the same thing in another colour") << drawnPicture(3) << blue;
    }
    void findSame_differentPictures_isNothing()
    {
        QFETCH(QImage, first);
        QFETCH(QImage, second);
        QVERIFY(!findSame(known(first), known(second)));
    }

    void pictureMarks_nullPicture_isInvalidInput()
    {
        QCOMPARE(pictureMarks(QImage()).error().code, ErrorCode::InvalidInput);
        QCOMPARE(ComparedPicture::make(QImage()).error().code, ErrorCode::InvalidInput);
    }

    void packedMarks_andBack_areTheSameToAFractionOfAPixel()
    {
        const std::vector<PictureMark> marks = pictureMarks(busyPicture(7)).take();
        QVERIFY(marks.size() > 40);
        const std::vector<PictureMark> again = unpackedMarks(packedMarks(marks)).take();
        QCOMPARE(again.size(), marks.size());
        for (size_t i = 0; i < marks.size(); ++i) {
            QCOMPARE(again[i].code, marks[i].code);
            QCOMPARE(again[i].mirrored, marks[i].mirrored);
            QVERIFY(std::abs(again[i].x - marks[i].x) < .01F && std::abs(again[i].y - marks[i].y) < .01F);
        }
    }

    void unpackedMarks_otherBytes_areCorrupt()
    {
        QCOMPARE(unpackedMarks(QByteArray(25, 'x')).error().code, ErrorCode::Corrupt);
        QCOMPARE(unpackedMarks(QByteArray(24 * (kMaxMarks + 1), 'x')).error().code, ErrorCode::Corrupt);
        QVERIFY(unpackedMarks({}).ok());
    }

    void turnedHashes_ofAPicture_areNearThoseOfTheTurnedPictures()
    {
        const QImage image = busyPicture(8, {256, 256});
        const auto hashes = turnedHashes(perceptualHash(image));
        for (int i = 0; i < 8; ++i) {
            const QImage base = i < 4 ? image : image.mirrored(true, false);
            const QImage turned = base.transformed(QTransform().rotate(i % 4 * 90));
            QVERIFY2(hashDistance(hashes[size_t(i)], perceptualHash(turned)) <= 8, qPrintable(QString::number(i)));
        }
    }
};

VITRINE_REGISTER_TEST(TestSamePicture)
#include "tst_same_picture.moc"
