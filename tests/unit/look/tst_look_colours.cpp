#include "core/search/query_language.h"
#include "core/vision/asked_colour.h"
#include "core/vision/colour_histogram.h"
#include "tests/support/test_registry.h"
#include "tests/unit/look/look_fixture.h"
#include "tests/unit/look/painted_thing.h"

#include <QColor>

#include <opencv2/core.hpp>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

struct ColourShelf : LookFixture {
    AssetId red = addBytes(paintedThing(ThingShape::Disc, kPaintedRed));
    AssetId blue = addBytes(paintedThing(ThingShape::Disc, kPaintedBlue));
    AssetId redOnBlue = addBytes(paintedThing(ThingShape::Disc, kPaintedRed, kPaintedBlue));
    AssetId blueOnRed = addBytes(paintedThing(ThingShape::Disc, kPaintedBlue, kPaintedRed));
    AssetId greenBars = addBytes(paintedThing(ThingShape::Bars, kPaintedGreen));
    ColourShelf()
    {
        if (!look().describeAll().ok())
            qFatal("The shelf could not be described.");
    }
};

LookQuery inColour(const QColor& colour, double share = 0)
{
    LookQuery query;
    query.colours = {{colour.rgb(), share}};
    return query;
}

} // namespace

class TestLookColours : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void colourLikeness_ofAColour_isOneInItsOwnBin_data()
    {
        QTest::addColumn<QColor>("colour");
        for (const QColor& colour : {QColor(Qt::black), QColor(Qt::white), QColor(Qt::red), QColor(Qt::blue),
                                     QColor(120, 60, 10), QColor(10, 200, 150), QColor(128, 128, 128)})
            QTest::newRow(qPrintable(colour.name())) << colour;
    }
    void colourLikeness_ofAColour_isOneInItsOwnBin()
    {
        QFETCH(QColor, colour);
        const cv::Mat area(20, 20, CV_8UC3, cv::Scalar(colour.red(), colour.green(), colour.blue()));
        const cv::Mat even(kColourSide, kColourSide, CV_32F, cv::Scalar(1));
        const std::vector<float> counted = colourHistogram(area, even);
        const std::vector<float> likeness = colourLikeness(colour.rgb());
        QCOMPARE(likeness.size(), counted.size());
        const auto bin = size_t(std::ranges::max_element(counted) - counted.begin());
        QVERIFY(likeness[bin] > .95F);
    }

    void find_byColour_looksAtTheThingAndNotBehindIt()
    {
        ColourShelf shelf;
        LookFound found = must(shelf.look().find(inColour(kPaintedRed)));
        QCOMPARE(found.total, qint64(5));
        QVERIFY(!found.region);
        const std::vector<AssetId> first{found.hits[0].asset, found.hits[1].asset};
        QVERIFY(std::ranges::find(first, shelf.red) != first.end());
        QVERIFY(std::ranges::find(first, shelf.redOnBlue) != first.end());
        QVERIFY(found.hits[1].score > .6 && found.hits[2].score < .5);
        LookQuery query = inColour(kPaintedGreen);
        query.naturalEnd = true;
        query.explain = true;
        found = must(shelf.look().find(query));
        QCOMPARE(found.hits.size(), size_t(1));
        QCOMPARE(found.hits[0].asset, shelf.greenBars);
        QCOMPARE(found.hits[0].parts.size(), size_t(1));
        QCOMPARE(found.hits[0].parts[0].part, u"colour"_s);
    }

    void find_byColourAndWords_bothCount()
    {
        ColourShelf shelf;
        const ProductId ruby = shelf.addProduct(u"R"_s, u"ruby plate"_s, {shelf.redOnBlue});
        shelf.addProduct(u"S"_s, u"sapphire plate"_s, {shelf.blue});
        LookQuery query = inColour(kPaintedRed);
        query.within = parseQuery(u"plate"_s);
        query.grouping = LookGrouping::Product;
        const LookFound found = must(shelf.look().find(query));
        QCOMPARE(found.total, qint64(2));
        QCOMPARE(found.hits[0].product, ruby);
        QVERIFY(found.hits[0].score > found.hits[1].score);
    }

    void find_byPictureAndColour_bothCount()
    {
        ColourShelf shelf;
        LookQuery query = likeAsset(shelf.greenBars);
        const LookFound plain = must(shelf.look().find(query));
        query.colours = {{kPaintedBlue.rgb(), 0}};
        const LookFound found = must(shelf.look().find(query));
        const auto scoreOf = [](const LookFound& all, AssetId id) {
            return std::ranges::find(all.hits, id, &LookHit::asset)->score;
        };
        QVERIFY(scoreOf(found, shelf.greenBars) < scoreOf(plain, shelf.greenBars));
        QVERIFY(scoreOf(found, shelf.blue) > scoreOf(found, shelf.red));
    }

    void find_byTwoColours_wantsBoth()
    {
        LookFixture fixture;
        QImage both(240, 200, QImage::Format_RGB32);
        for (int y = 0; y < 200; ++y) {
            for (int x = 0; x < 240; ++x)
                both.setPixelColor(x, y, x < 120 ? kPaintedRed : kPaintedGreen);
        }
        const AssetId mixed = fixture.addBytes(pngOf(both));
        fixture.addBytes(paintedThing(ThingShape::Disc, kPaintedRed));
        fixture.addBytes(paintedThing(ThingShape::Disc, kPaintedGreen));
        QVERIFY(fixture.look().describeAll().ok());
        LookQuery query = inColour(kPaintedRed);
        query.colours.push_back({kPaintedGreen.rgb(), 0});
        const LookFound found = must(fixture.look().find(query));
        QCOMPARE(found.hits[0].asset, mixed);
        QVERIFY(found.hits[0].score > .9);
    }

    void find_newPictureAfterAColourQuestion_isFoundToo()
    {
        ColourShelf shelf;
        QCOMPARE(must(shelf.look().find(inColour(Qt::yellow))).total, qint64(5));
        const AssetId yellow = shelf.addBytes(paintedThing(ThingShape::Cross, Qt::yellow));
        QVERIFY(shelf.look().makeFindable({&yellow, 1}).ok());
        QCOMPARE(must(shelf.look().find(inColour(Qt::yellow))).hits[0].asset, yellow);
    }

    void find_wrongColours_areRefused()
    {
        ColourShelf shelf;
        QCOMPARE(shelf.look().find(inColour(Qt::red, 1.2)).error().code, ErrorCode::InvalidInput);
        LookQuery query = inColour(Qt::red, .7);
        query.colours.push_back({qRgb(0, 0, 255), .7});
        QCOMPARE(shelf.look().find(query).error().code, ErrorCode::InvalidInput);
        query.colours.assign(9, {qRgb(0, 0, 255), 0});
        QCOMPARE(shelf.look().find(query).error().code, ErrorCode::InvalidInput);
    }
};
VITRINE_REGISTER_TEST(TestLookColours)
#include "tst_look_colours.moc"
