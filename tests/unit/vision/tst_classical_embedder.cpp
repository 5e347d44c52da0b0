#include "core/vision/classical_embedder.h"
#include "core/vision/descriptor_join.h"
#include "tests/support/drawn_picture.h"
#include "tests/support/test_registry.h"

#include <cmath>
#include <numeric>

using namespace vitrine;
using namespace vitrine::test;

namespace {

double cosine(const std::vector<float>& a, const std::vector<float>& b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

std::vector<float> described(const QImage& image, const std::optional<QRect>& region = {})
{
    const auto description = ClassicalEmbedder().describe(image, region);
    return description.ok() ? description.value().values : std::vector<float>();
}

} // namespace

class TestClassicalEmbedder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void describe_anyPicture_givesAUnitVectorOfTheParts_data()
    {
        QTest::addColumn<QImage>("image");
        QImage transparent(40, 30, QImage::Format_ARGB32);
        transparent.fill(Qt::transparent);
        QImage single(1, 1, QImage::Format_RGB32);
        single.fill(Qt::red);
        QImage strip(1, 3000, QImage::Format_RGB32);
        strip.fill(Qt::blue);
        QTest::newRow("a drawn thing") << drawnPicture(3);
        QTest::newRow("nothing but transparency") << transparent;
        QTest::newRow("one pixel") << single;
        QTest::newRow("a strip one pixel wide") << strip;
        QTest::newRow("grey levels") << drawnPicture(4).convertToFormat(QImage::Format_Grayscale8);
    }
    void describe_anyPicture_givesAUnitVectorOfTheParts()
    {
        QFETCH(QImage, image);
        const ClassicalEmbedder embedder;
        const auto description = embedder.describe(image, {});
        QVERIFY(description.ok());
        QCOMPARE(int(description.value().values.size()), embedder.info().dimensions());
        QVERIFY(std::abs(cosine(description.value().values, description.value().values) - 1) < 1e-4);
        QVERIFY(QRect({0, 0}, image.size()).contains(description.value().mainObject));
        QVERIFY(!description.value().mainObject.isEmpty());
    }

    void describe_theSameThingAgain_isNearerThanAnyOther()
    {
        for (int motif = 0; motif < 8; ++motif) {
            const auto first = described(drawnPicture(motif, 0)), again = described(drawnPicture(motif, 3));
            for (int other = 0; other < 8; ++other) {
                if (other != motif)
                    QVERIFY(cosine(first, again) > cosine(first, described(drawnPicture(other, 3))));
            }
        }
    }

    void describe_transparency_countsAsWhite()
    {
        QImage onWhite(60, 60, QImage::Format_ARGB32), clear(60, 60, QImage::Format_ARGB32);
        onWhite.fill(Qt::white);
        clear.fill(QColor(0, 0, 0, 0));
        for (int i = 20; i < 40; ++i) {
            for (QImage* image : {&onWhite, &clear})
                image->setPixelColor(i, 30, Qt::red);
        }
        QCOMPARE(described(onWhite), described(clear));
    }

    void describe_region_looksAtNothingElse()
    {
        QImage two(480, 200, QImage::Format_RGB32);
        const QImage left = drawnPicture(1), right = drawnPicture(2);
        for (int y = 0; y < 200; ++y) {
            for (int x = 0; x < 480; ++x)
                two.setPixel(x, y, x < 240 ? left.pixel(x, y) : right.pixel(x - 240, y));
        }
        const QRect half(240, 0, 240, 200);
        QCOMPARE(described(two, half), described(right, QRect(0, 0, 240, 200)));
        const auto description = ClassicalEmbedder().describe(two, half);
        QVERIFY(half.contains(description.value().mainObject));
    }

    void describe_regionOutside_isRefused_data()
    {
        QTest::addColumn<QRect>("region");
        QTest::newRow("empty") << QRect(10, 10, 0, 5);
        QTest::newRow("beyond the edge") << QRect(200, 10, 41, 5);
        QTest::newRow("negative") << QRect(-1, 0, 10, 10);
    }
    void describe_regionOutside_isRefused()
    {
        QFETCH(QRect, region);
        const auto refused = ClassicalEmbedder().describe(drawnPicture(0), region);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    }

    void describe_noPicture_isRefused()
    {
        QCOMPARE(ClassicalEmbedder().describe({}, {}).error().code, ErrorCode::InvalidInput);
    }

    void mainObject_oneThingOnPlainGround_isAroundTheThing()
    {
        QImage image(400, 300, QImage::Format_RGB32);
        image.fill(Qt::white);
        const QRect thing(150, 100, 90, 80);
        for (int y = thing.top(); y <= thing.bottom(); ++y) {
            for (int x = thing.left(); x <= thing.right(); ++x)
                image.setPixelColor(x, y, QColor(200, 30, 40));
        }
        const QRect found = ClassicalEmbedder().describe(image, {}).value().mainObject;
        const QRect both = found & thing, either = found | thing;
        QVERIFY2(
            both.width() * both.height() * 2 > either.width() * either.height(),
            qPrintable(
                QStringLiteral("%1,%2 %3x%4").arg(found.x()).arg(found.y()).arg(found.width()).arg(found.height())));
    }

    void joinParts_wrongNumbers_areCorrupt()
    {
        const std::vector<DescriptorPart> parts{{QStringLiteral("a"), 2, 1}};
        QCOMPARE(joinParts(parts, {{1.F, std::nanf("")}}).error().code, ErrorCode::Corrupt);
        QCOMPARE(joinParts(parts, {{1.F}}).error().code, ErrorCode::Corrupt);
        QCOMPARE(joinParts(parts, {}).error().code, ErrorCode::Corrupt);
    }

    void partCosine_ofEachPart_looksAtThatPartAlone()
    {
        const std::vector<DescriptorPart> parts{{QStringLiteral("a"), 2, 1}, {QStringLiteral("b"), 2, .5F}};
        const auto x = joinParts(parts, {{1, 0}, {1, 0}}).value(), y = joinParts(parts, {{1, 0}, {0, 1}}).value();
        QCOMPARE(partCosine(parts, 0, x, y).value(), 1.0);
        QCOMPARE(partCosine(parts, 1, x, y).value(), 0.0);
        QVERIFY(!partCosine(parts, 1, joinParts(parts, {{1, 0}, {0, 0}}).value(), y));
    }
};

VITRINE_REGISTER_TEST(TestClassicalEmbedder)
#include "tst_classical_embedder.moc"
