#include "core/vision/teaching.h"
#include "tests/support/test_registry.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

using namespace vitrine;
using namespace Qt::StringLiterals;

namespace {

constexpr int kDimensions = 48;

/// Products are told apart by a few faint dimensions; what varies from picture to picture (the light, say) lies in
/// other, stronger ones. Untaught search follows the light, a taught one must not.
class Shop
{
public:
    explicit Shop(quint32 seed) : m_random(seed) {}

    TeachingSet pictures(int products, int each, int firstProduct = 0)
    {
        TeachingSet set{{kDimensions, {}}, {}};
        for (int product = firstProduct; product < firstProduct + products; ++product) {
            for (int i = 0; i < each; ++i) {
                set.rows.add(picture(product));
                set.products.push_back(product);
            }
        }
        return set;
    }

private:
    std::vector<float> picture(int product)
    {
        std::normal_distribution<float> normal;
        std::mt19937 own(static_cast<quint32>(product + 1000));
        std::vector<float> values(kDimensions);
        for (int d = 0; d < kDimensions; ++d) {
            const float faint = .5F * normal(own), strong = 1.6F * normal(m_random), noise = .12F * normal(m_random);
            values[std::size_t(d)] = d < 24 ? faint + noise : (d < 30 ? strong : noise);
        }
        const double length = std::sqrt(std::inner_product(values.begin(), values.end(), values.begin(), 0.0));
        for (float& value : values)
            value = float(value / length);
        return values;
    }
    std::mt19937 m_random;
};

double lengthOf(std::span<const float> row)
{
    return std::sqrt(std::inner_product(row.begin(), row.end(), row.begin(), 0.0));
}

} // namespace

class TestTeaching : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void teachProjection_whatVariesIsNotTheProduct_findsHeldBackOnesBetter()
    {
        const Teaching teaching = teachProjection(Shop(1).pictures(50, 6), {}).value();
        QVERIFY(teaching.projection.method != ProjectionMethod::None);
        QVERIFY(teaching.after.top1 > teaching.before.top1 + .1);
        QVERIFY(teaching.newcomersAfter.top1 >= teaching.newcomersBefore.top1 - .02);
        QVERIFY(teaching.after.asked > 0 && teaching.newcomersAfter.asked > 0);
        QVERIFY(teaching.projection.isValid());
    }

    void teachProjection_productsNeverSeen_areNotFoundWorse()
    {
        Shop shop(2);
        const TeachingSet taught = shop.pictures(50, 6), fresh = shop.pictures(20, 4, 500),
                          asked = shop.pictures(20, 2, 500);
        const Teaching teaching = teachProjection(taught, {}).value();
        const auto recall = [&](const Projection& projection) {
            return recallOf(projected(projection, fresh.rows), fresh.products, projected(projection, asked.rows),
                            asked.products)
                .top1;
        };
        QVERIFY(recall(teaching.projection) >= recall(pcaProjection(taught.rows)));
    }

    void teachProjection_tooLittle_saysSoAndChangesNothing_data()
    {
        QTest::addColumn<int>("products");
        QTest::addColumn<int>("each");
        QTest::newRow("nothing") << 0 << 0;
        QTest::newRow("one product") << 1 << 30;
        QTest::newRow("ten products") << 10 << 6;
        QTest::newRow("two pictures each") << 30 << 2;
    }
    void teachProjection_tooLittle_saysSoAndChangesNothing()
    {
        QFETCH(int, products);
        QFETCH(int, each);
        const Teaching teaching = teachProjection(Shop(3).pictures(products, each), {}).value();
        QCOMPARE(teaching.projection.method, ProjectionMethod::None);
        QVERIFY(teaching.reason.endsWith(u'.'));
    }

    void teachProjection_groupsThatContradictTheLook_areNotKept()
    {
        TeachingSet set = Shop(4).pictures(50, 6);
        std::mt19937 random(5);
        std::ranges::shuffle(set.products, random);
        const Teaching teaching = teachProjection(set, {}).value();
        QVERIFY(teaching.projection.method == ProjectionMethod::None || teaching.after.top1 > teaching.before.top1);
        if (teaching.projection.method == ProjectionMethod::None)
            QVERIFY(!teaching.reason.isEmpty());
    }

    void teachProjection_cancelled_saysSo()
    {
        std::stop_source source;
        source.request_stop();
        JobContext job;
        job.stop = source.get_token();
        QCOMPARE(teachProjection(Shop(6).pictures(50, 6), job).error().code, ErrorCode::Cancelled);
    }

    void projections_ofAnyRows_giveUnitVectors_data()
    {
        QTest::addColumn<int>("products");
        QTest::addColumn<int>("each");
        QTest::newRow("fewer rows than dimensions") << 6 << 3;
        QTest::newRow("more rows than dimensions") << 40 << 5;
        QTest::newRow("two products of two") << 2 << 2;
    }
    void projections_ofAnyRows_giveUnitVectors()
    {
        QFETCH(int, products);
        QFETCH(int, each);
        const TeachingSet set = Shop(7).pictures(products, each);
        for (const Projection& projection : {pcaProjection(set.rows), whiteningProjection(set.rows, set.products),
                                             discriminantProjection(set.rows, set.products)}) {
            QVERIFY(projection.isValid());
            QVERIFY(projection.to <= kSearchDimensions);
            const DescriptorRows rows = projected(projection, set.rows);
            QCOMPARE(rows.count(), set.rows.count());
            for (std::size_t i = 0; i < rows.count(); ++i)
                QVERIFY(std::abs(lengthOf(rows.row(i)) - 1) < 1e-3);
        }
    }

    void projections_ofEqualRows_holdNoNumbersThatAreNone()
    {
        TeachingSet set{{8, {}}, {}};
        for (int i = 0; i < 12; ++i) {
            set.rows.add(std::vector<float>{1, 0, 0, 0, 0, 0, 0, 0});
            set.products.push_back(i / 3);
        }
        QVERIFY(pcaProjection(set.rows).isValid());
        QVERIFY(whiteningProjection(set.rows, set.products).isValid());
        QVERIFY(discriminantProjection(set.rows, set.products).isValid());
    }

    void pcaProjection_manyRows_findsTheSameAxesAsTheWholeDecomposition()
    {
        // 3,000 rows of 1,600 dimensions go by iteration; their first axes are known.
        std::mt19937 random(8);
        std::normal_distribution<float> normal;
        DescriptorRows rows{1600, std::vector<float>(std::size_t(3000) * 1600)};
        for (std::size_t i = 0; i < 3000; ++i) {
            for (std::size_t d = 0; d < 1600; ++d)
                rows.values[i * 1600 + d] = normal(random) * (d < 5 ? 32.F / float(2 << d) : .1F);
        }
        const Projection projection = pcaProjection(rows, 5);
        for (std::size_t axis = 0; axis < 5; ++axis) {
            const auto values = std::span(projection.axes).subspan(axis * 1600, 1600);
            QVERIFY(std::abs(values[axis]) > .99 * lengthOf(values));
        }
    }

    void recallOf_perfectAndHopeless_areOneAndZero()
    {
        DescriptorRows pictures{2, {1, 0, 0, 1}};
        const std::vector<int> products{1, 2};
        QCOMPARE(recallOf(pictures, products, {2, {1, 0}}, std::vector<int>{1}).top1, 1.0);
        QCOMPARE(recallOf(pictures, products, {2, {1, 0}}, std::vector<int>{2}).top1, 0.0);
        QCOMPARE(recallOf(pictures, products, {2, {1, 0}}, std::vector<int>{2}).map, .5);
        QCOMPARE(recallOf(pictures, products, {2, {}}, {}).asked, qint64(0));
    }

    void calibrate_mixedNeighbours_putsTheMiddleBetweenThem()
    {
        const TeachingSet set = Shop(9).pictures(30, 5);
        const auto curve = calibrate(projected(discriminantProjection(set.rows, set.products), set.rows), set.products);
        QVERIFY(curve.has_value());
        QVERIFY(curve->middle > 0 && curve->middle < 1 && curve->width > 0);
    }
};

VITRINE_REGISTER_TEST(TestTeaching)
#include "tst_teaching.moc"
