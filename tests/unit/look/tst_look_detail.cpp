#include "core/vision/printed_detail.h"
#include "tests/support/test_registry.h"
#include "tests/unit/look/look_fixture.h"
#include "tests/unit/look/printed_label.h"

#include <thread>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

class TestLookDetail : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void matchDetail_aTurnedLabel_isFoundWhereItIs()
    {
        const QImage label = printedLabel(1), turned = tilted(label, 12, .9);
        const DetailPoints first = must(detailPoints(label, {}));
        const DetailPoints second = must(detailPoints(photoOf(turned, {80, 50}), {}));
        QVERIFY(first.places.size() > 100 && first.places.size() <= size_t(kDetailPoints));
        const DetailMatch match = must(matchDetail(first, QRectF(0, 0, 1, 1), second));
        QVERIFY(match.strength() > .9);
        const QRectF there(80 / 320.0, 50 / 280.0, turned.width() / 320.0, turned.height() / 280.0);
        const QRectF common = match.box & there;
        QVERIFY(common.width() * common.height() > .8 * there.width() * there.height());
        QVERIFY(match.box.width() * match.box.height() < 1.2 * there.width() * there.height());
    }

    void matchDetail_anotherLabel_isChance()
    {
        const DetailPoints first = must(detailPoints(printedLabel(1), {}));
        for (quint32 seed = 2; seed < 8; ++seed) {
            const DetailPoints other = must(detailPoints(photoOf(printedLabel(seed), {40, 40}), {}));
            QVERIFY(must(matchDetail(first, QRectF(0, 0, 1, 1), other)).strength() < .2);
        }
    }

    void detailPoints_plainAndTinyPictures_haveNone()
    {
        QImage plain(300, 200, QImage::Format_RGB32);
        plain.fill(Qt::gray);
        const DetailPoints none = must(detailPoints(plain, {}));
        QVERIFY(none.places.empty());
        const DetailPoints label = must(detailPoints(printedLabel(1), {}));
        QCOMPARE(must(matchDetail(label, QRectF(0, 0, 1, 1), none)).points, 0);
        QCOMPARE(must(matchDetail(none, QRectF(0, 0, 1, 1), label)).points, 0);
        for (const QSize size : {QSize(1, 1), QSize(1, 400), QSize(3, 2)}) {
            QImage tiny(size, QImage::Format_RGB32);
            tiny.fill(Qt::red);
            QVERIFY(detailPoints(tiny, {}).ok());
        }
        QCOMPARE(detailPoints(QImage(), {}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(detailPoints(plain, QRect(290, 0, 20, 20)).error().code, ErrorCode::InvalidInput);
    }

    void detailPoints_ofARegion_lieInIt()
    {
        const DetailPoints points = must(detailPoints(printedLabel(3), QRect(50, 40, 80, 60)));
        QVERIFY(!points.places.empty());
        for (const QPointF& place : points.places)
            QVERIFY(QRectF(49, 39, 82, 62).contains(place));
    }

    void find_checkedInDetail_raisesThePictureWithThePrinting()
    {
        LookFixture fixture;
        std::vector<AssetId> assets;
        for (quint32 seed = 1; seed <= 6; ++seed)
            assets.push_back(fixture.addBytes(pngOf(photoOf(printedLabel(seed), {50, 60})), {320, 280}));
        QVERIFY(fixture.look().describeAll().ok());
        LookQuery query = likeBytes(pngOf(photoOf(tilted(printedLabel(4), 15, .85), {70, 40})));
        query.explain = true;
        const LookFound before = must(fixture.look().find(query));
        query.checkDetail = DetailCheck::WhereItHelps;
        const LookFound found = must(fixture.look().find(query));
        QCOMPARE(found.hits.front().asset, assets[3]);
        const LookPartScore& detail = found.hits.front().parts.back();
        QCOMPARE(detail.part, u"detail"_s);
        QVERIFY(detail.similarity > .9 && detail.share > .2);
        const QRect there(50, 60, 200, 160);
        const QRect common = there & found.hits.front().box.value_or(QRect());
        QVERIFY(common.width() * common.height() > there.width() * there.height() * .7);
        const auto was = std::ranges::find(before.hits, assets[3], &LookHit::asset);
        const double gained = found.hits.front().similarity - was->similarity;
        QVERIFY(gained > .05 && gained < .1001);
        for (const LookHit& hit : before.hits)
            QVERIFY(std::ranges::find(hit.parts, u"detail"_s, &LookPartScore::part) == hit.parts.end());
    }

    void find_checkedInDetailAndCancelled_ends()
    {
        LookFixture fixture;
        for (quint32 seed = 1; seed <= 4; ++seed)
            fixture.addBytes(pngOf(photoOf(printedLabel(seed), {50, 60})), {320, 280});
        QVERIFY(fixture.look().describeAll().ok());
        LookQuery query = likeBytes(pngOf(printedLabel(2)));
        query.checkDetail = DetailCheck::Always;
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(fixture.look().find(query, {.stop = stop.get_token()}).error().code, ErrorCode::Cancelled);
    }

    void find_whoseFileIsGone_isFoundByTheRest()
    {
        LookFixture fixture;
        const AssetId asset = fixture.addBytes(pngOf(photoOf(printedLabel(1), {50, 60})), {320, 280});
        QVERIFY(fixture.look().describeAll().ok());
        QVERIFY(fixture.catalogue().blobs().remove(fixture.asset(asset).mainFile()->sha256).ok());
        LookQuery query = likeBytes(pngOf(printedLabel(1)));
        query.checkDetail = DetailCheck::Always;
        QCOMPARE(fixture.found(query), std::vector<AssetId>{asset});
    }
};
VITRINE_REGISTER_TEST(TestLookDetail)
#include "tst_look_detail.moc"
