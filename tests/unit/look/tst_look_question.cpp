#include "core/search/query_language.h"
#include "core/services/look_cut.h"
#include "tests/support/test_registry.h"
#include "tests/unit/look/look_fixture.h"
#include "tests/unit/look/painted_thing.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

/// Three forms in three colours.
struct Shelf : LookFixture {
    AssetId redDisc = addBytes(paintedThing(ThingShape::Disc, kPaintedRed));
    AssetId redBars = addBytes(paintedThing(ThingShape::Bars, kPaintedRed));
    AssetId blueDisc = addBytes(paintedThing(ThingShape::Disc, kPaintedBlue));
    AssetId blueBars = addBytes(paintedThing(ThingShape::Bars, kPaintedBlue));
    AssetId greenCross = addBytes(paintedThing(ThingShape::Cross, kPaintedGreen));
    Shelf()
    {
        if (!look().describeAll().ok())
            qFatal("The shelf could not be described.");
    }
};

double partOf(const LookHit& hit, const QString& part, double LookPartScore::*value)
{
    const auto place = std::ranges::find(hit.parts, part, &LookPartScore::part);
    return place == hit.parts.end() ? -1 : (*place).*value;
}

} // namespace

class TestLookQuestion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void find_weights_decideBetweenColourAndShape()
    {
        Shelf shelf;
        LookQuery query = likeAsset(shelf.redDisc);
        query.weights = {{u"colour"_s, 1}, {u"shape"_s, 0}};
        LookFound found = must(shelf.look().find(query));
        QCOMPARE(found.hits[0].asset, shelf.redDisc);
        QCOMPARE(found.hits[1].asset, shelf.redBars);
        query.weights = {{u"colour"_s, 0}, {u"shape"_s, 1}};
        found = must(shelf.look().find(query));
        QCOMPARE(found.hits[0].asset, shelf.redDisc);
        QCOMPARE(found.hits[1].asset, shelf.blueDisc);
        for (const LookHit& hit : found.hits)
            QVERIFY(hit.score >= 0 && hit.score <= 1);
        QVERIFY(found.hits[0].score > .98);
    }

    void find_equalWeights_changeNothing()
    {
        Shelf shelf;
        LookQuery query = likeBytes(paintedThing(ThingShape::Disc, kPaintedGreen));
        const LookFound usual = must(shelf.look().find(query));
        for (const double factor : {1.0, 2.0, .5}) {
            query.weights = {{u"colour"_s, factor}, {u"shape"_s, factor}};
            const LookFound found = must(shelf.look().find(query));
            QCOMPARE(found.total, usual.total);
            for (size_t i = 0; i < usual.hits.size(); ++i) {
                QCOMPARE(found.hits[i].asset, usual.hits[i].asset);
                QVERIFY(std::abs(found.hits[i].score - usual.hits[i].score) < 1e-6);
            }
        }
    }

    void find_aSliderThatMoves_movesScoresWithoutJumps()
    {
        Shelf shelf;
        LookQuery query = likeAsset(shelf.redDisc);
        QHash<AssetId, double> before;
        for (double factor = 1; factor > -.01; factor -= .02) {
            query.weights = {{u"shape"_s, std::max(0.0, factor)}};
            for (const LookHit& hit : must(shelf.look().find(query)).hits) {
                if (before.contains(hit.asset))
                    QVERIFY(std::abs(before[hit.asset] - hit.score) < .1);
                before[hit.asset] = hit.score;
            }
        }
    }

    void find_weightsByProduct_orderProducts()
    {
        Shelf shelf;
        const ProductId red = shelf.addProduct(u"red"_s, {}, {shelf.redBars});
        const ProductId blue = shelf.addProduct(u"blue"_s, {}, {shelf.blueDisc});
        LookQuery query = likeBytes(paintedThing(ThingShape::Disc, kPaintedRed));
        query.grouping = LookGrouping::Product;
        query.assets = {shelf.redBars, shelf.blueDisc};
        query.weights = {{u"shape"_s, 0}};
        QCOMPARE(must(shelf.look().find(query)).hits.front().product, red);
        query.weights = {{u"colour"_s, 0}};
        QCOMPARE(must(shelf.look().find(query)).hits.front().product, blue);
    }

    void find_wrongWeights_areRefused_data()
    {
        QTest::addColumn<QString>("part");
        QTest::addColumn<double>("factor");
        QTest::newRow("no such part") << u"smell"_s << 1.0;
        QTest::newRow("below nothing") << u"colour"_s << -.1;
        QTest::newRow("too much") << u"colour"_s << 2.1;
        QTest::newRow("no number") << u"colour"_s << std::nan("");
    }
    void find_wrongWeights_areRefused()
    {
        QFETCH(QString, part);
        QFETCH(double, factor);
        Shelf shelf;
        LookQuery query = likeAsset(shelf.redDisc);
        query.weights = {{part, factor}};
        QCOMPARE(shelf.look().find(query).error().code, ErrorCode::InvalidInput);
        query.weights = {{u"colour"_s, 0}, {u"shape"_s, 0}};
        QCOMPARE(shelf.look().find(query).error().code, ErrorCode::InvalidInput);
    }

    void find_explained_tellsWhichPartIsAlike()
    {
        Shelf shelf;
        LookQuery query = likeAsset(shelf.redDisc);
        query.explain = true;
        const LookFound found = must(shelf.look().find(query));
        QCOMPARE(found.partNames, (QStringList{u"colour"_s, u"shape"_s}));
        for (const LookHit& hit : found.hits) {
            double shares = 0;
            for (const LookPartScore& part : hit.parts) {
                QVERIFY(part.similarity >= 0 && part.similarity <= 1);
                shares += part.share;
            }
            QVERIFY(std::abs(shares - 1) < 1e-6);
            QVERIFY(hit.box && QRect(0, 0, 240, 200).contains(*hit.box));
            const double colour = partOf(hit, u"colour"_s, &LookPartScore::similarity);
            const double shape = partOf(hit, u"shape"_s, &LookPartScore::similarity);
            if (hit.asset == shelf.redDisc)
                QVERIFY(colour > .99 && shape > .99);
            if (hit.asset == shelf.redBars)
                QVERIFY(colour > shape);
            if (hit.asset == shelf.blueDisc)
                QVERIFY(shape > colour);
        }
        query.explain = false;
        QVERIFY(must(shelf.look().find(query)).hits.front().parts.empty());
    }

    void find_withinWords_givesOnlyWhatTheyFind()
    {
        Shelf shelf;
        const ProductId disc = shelf.addProduct(u"D1"_s, u"ruby disc"_s, {shelf.redDisc, shelf.blueDisc});
        const ProductId bars = shelf.addProduct(u"B1"_s, u"ruby bars"_s, {shelf.redBars, shelf.blueDisc});
        shelf.addProduct(u"C1"_s, u"emerald cross"_s, {shelf.greenCross});
        LookQuery query = likeAsset(shelf.redDisc);
        query.grouping = LookGrouping::Product;
        query.within = parseQuery(u"ruby"_s);
        LookFound found = must(shelf.look().find(query));
        QCOMPARE(found.total, qint64(2));
        QCOMPARE(found.hits[0].product, disc);
        QCOMPARE(found.hits[1].product, bars);
        query.within = parseQuery(u"sku:B1"_s);
        query.grouping = LookGrouping::Picture;
        found = must(shelf.look().find(query));
        QCOMPARE(found.total, qint64(2));
        for (const LookHit& hit : found.hits) // the blue disc as what was asked for, not as its first product
            QCOMPARE(hit.product, bars);
        query.within = parseQuery(u"is:inbox"_s, QueryScope::Assets);
        QCOMPARE(shelf.found(query), std::vector<AssetId>{shelf.blueBars});
        query.within = parseQuery(u"nothing-like-this"_s);
        QCOMPARE(must(shelf.look().find(query)).total, qint64(0));
    }

    void find_withinAndGallery_bothCount()
    {
        Shelf shelf;
        shelf.addProduct(u"D1"_s, u"ruby disc"_s, {shelf.redDisc});
        const GalleryId gallery = shelf.addGallery(u"all"_s);
        const EntryId disc = shelf.addEntry(gallery, u"D1"_s, shelf.redDisc);
        shelf.addEntry(gallery, u"X1"_s, shelf.blueDisc);
        LookQuery query = likeAsset(shelf.blueDisc);
        query.gallery = gallery;
        query.within = parseQuery(u"ruby"_s);
        const LookFound found = must(shelf.look().find(query));
        QCOMPARE(found.hits.size(), size_t(1));
        QCOMPARE(found.hits[0].entry, disc);
    }

    void find_naturalEnd_leavesOutWhatIsClearlyElse()
    {
        LookFixture fixture;
        for (int variant = 0; variant < 3; ++variant)
            fixture.addDrawn(1, variant);
        for (int motif = 5; motif < 25; ++motif)
            fixture.addDrawn(motif);
        QVERIFY(fixture.look().describeAll().ok());
        LookQuery query = likeBytes(drawnPng(1, 3));
        query.limit = 100;
        QCOMPARE(must(fixture.look().find(query)).total, qint64(23));
        query.naturalEnd = true;
        const LookFound found = must(fixture.look().find(query));
        QVERIFY(found.total >= 3 && found.total < 12);
        QCOMPARE(qint64(found.hits.size()), found.total);
        query.offset = int(found.total);
        QVERIFY(must(fixture.look().find(query)).hits.empty());
    }

    void find_naturalEndOfAKnownPicture_keepsItselfAndTheNearestOther()
    {
        LookFixture fixture;
        const AssetId asked = fixture.addDrawn(1);
        for (int motif = 5; motif < 15; ++motif)
            fixture.addDrawn(motif);
        QVERIFY(fixture.look().describeAll().ok());
        LookQuery query;
        query.examples.push_back({.asset = asked});
        query.naturalEnd = true;
        const LookFound found = must(fixture.look().find(query));
        QVERIFY(found.hits.size() >= 2);
        QCOMPARE(found.hits[0].asset, asked);
    }

    void naturalEnd_rule_isAsDocumented_data()
    {
        QTest::addColumn<QList<double>>("scores");
        QTest::addColumn<int>("end");
        QTest::newRow("nothing") << QList<double>{} << 0;
        QTest::newRow("the first stays, however low") << QList<double>{.02, .01} << 1;
        QTest::newRow("likely ones stay over any gap") << QList<double>{1, .6, .55} << 3;
        QTest::newRow("before the largest drop") << QList<double>{.9, .45, .43, .2, .15} << 1;
        QTest::newRow("behind the likely ones") << QList<double>{.9, .52, .45, .44, .2, .15} << 4;
        QTest::newRow("the first of equal drops") << QList<double>{.45, .3, .15} << 1;
        QTest::newRow("no drop worth it") << QList<double>{.48, .4, .32, .24, .16} << 5;
        QTest::newRow("the floor") << QList<double>{.48, .4, .32, .24, .16, .09, .02} << 5;
    }
    void naturalEnd_rule_isAsDocumented()
    {
        QFETCH(QList<double>, scores);
        QTEST(int(naturalEnd(std::vector<double>(scores.begin(), scores.end()))), "end");
    }

    void find_unlike_takesThePictureItselfAway()
    {
        Shelf shelf;
        LookQuery query = likeAsset(shelf.redDisc);
        const double before = must(shelf.look().find(query)).hits.front().score;
        QVERIFY(before > .98);
        query.unlike = {{.asset = shelf.redDisc}};
        query.limit = 5;
        const LookFound found = must(shelf.look().find(query));
        for (const LookHit& hit : found.hits) {
            if (hit.asset == shelf.redDisc)
                QVERIFY(hit.score < .05);
        }
        QVERIFY(found.hits.front().asset != shelf.redDisc);
    }
};
VITRINE_REGISTER_TEST(TestLookQuestion)
#include "tst_look_question.moc"
