#include "core/search/coarse_index.h"
#include "tests/support/test_registry.h"
#include "tests/unit/vector_index/random_vectors.h"

#include <thread>

using namespace vitrine;
using namespace vitrine::test;

namespace {

constexpr int kDimensions = 64;
constexpr VectorSlot kCount = 12'000;

/// An exact index of random vectors and an approximate one over it.
struct Built {
    RandomVectors source;
    std::shared_ptr<ExactIndex> exact = std::make_shared<ExactIndex>(kDimensions);
    std::unique_ptr<CoarseIndex> coarse;

    Built(quint32 seed, int clusters) : source(kDimensions, seed, clusters)
    {
        for (VectorSlot slot = 0; slot < kCount; ++slot)
            (void)exact->put(slot, source.next()).ok();
        coarse = CoarseIndex::build(exact, {}).take();
    }
    VectorSlot nearest(const Vector& question) const
    {
        return coarse->search({question, 1}).value().matches.front().slot;
    }
    /// Share of the exact index's answer that the approximate one gives.
    double recall(int count, const SlotSet* among = nullptr)
    {
        double right = 0, all = 0;
        for (int i = 0; i < 40; ++i) {
            const Vector question = source.next();
            const auto wanted = exact->search({question, count, -4, among}).value().matches;
            const auto found = coarse->search({question, count, -4, among}).value().matches;
            for (const VectorMatch& match : wanted)
                right += std::ranges::find(found, match.slot, &VectorMatch::slot) != found.end() ? 1 : 0;
            all += double(wanted.size());
        }
        return right / all;
    }
};

} // namespace

class TestCoarseIndex : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void build_vectorsWithoutAnyStructure_looksFurtherAndFindsThem()
    {
        Built built(1, 0);
        QVERIFY(built.coarse->recall() >= .99);
        QVERIFY(built.recall(10) >= .98);
    }

    void build_allVectorsAlike_findsThem()
    {
        const auto exact = std::make_shared<ExactIndex>(kDimensions);
        const Vector one = RandomVectors(kDimensions, 2).next();
        for (VectorSlot slot = 0; slot < kCount; ++slot)
            QVERIFY(exact->put(slot, one).ok());
        const auto coarse = CoarseIndex::build(exact, {});
        QVERIFY(coarse.ok());
        QCOMPARE(coarse.value()->search({one, 10}).value().matches.size(), std::size_t(10));
    }

    void search_manyOrFilteredWanted_findsNearlyAll_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<VectorSlot>("step"); // one of so many is wanted
        QTest::newRow("one of all") << 1 << VectorSlot(1);
        QTest::newRow("sixty of all") << 60 << VectorSlot(1);
        QTest::newRow("ten of a half") << 10 << VectorSlot(2);
        QTest::newRow("ten of an eighth") << 10 << VectorSlot(8);
        QTest::newRow("a thousand of all") << 1000 << VectorSlot(1);
        QTest::newRow("ten of a fiftieth") << 10 << VectorSlot(50);
    }
    void search_manyOrFilteredWanted_findsNearlyAll()
    {
        QFETCH(int, count);
        QFETCH(VectorSlot, step);
        Built built(3, 300);
        SlotSet some;
        for (VectorSlot slot = 0; slot < kCount; slot += step)
            some.insert(slot);
        const double recall = built.recall(count, &some);
        QVERIFY2(recall >= .9, qPrintable(QString::number(recall)));
    }

    void search_withACut_countsLikeTheExactIndex()
    {
        Built built(4, 300);
        for (int i = 0; i < 20; ++i) {
            const Vector question = built.source.next();
            for (const float atLeast : {.2F, .5F, .8F, .95F}) {
                const VectorAnswer wanted = built.exact->search({question, 10, atLeast}).value();
                const VectorAnswer found = built.coarse->search({question, 10, atLeast}).value();
                QVERIFY(std::abs(double(found.total - wanted.total)) <= .05 * double(wanted.total) + 1);
                QVERIFY(found.matches.size() <= wanted.matches.size());
                for (const VectorMatch& match : found.matches)
                    QVERIFY(match.cosine >= atLeast);
            }
        }
    }

    void search_withoutACut_countsAllThatAreAllowed()
    {
        Built built(5, 300);
        const Vector question = built.source.next();
        QCOMPARE(built.coarse->search({question, 10}).value().total, qint64(kCount));
        SlotSet half;
        for (VectorSlot slot = 0; slot < kCount; slot += 2)
            half.insert(slot);
        QCOMPARE(built.coarse->search({question, 10, -4, &half}).value().total, qint64(kCount / 2));
    }

    void catchUp_replacedWhileBuilding_isFoundWhereItIsNow()
    {
        Built built(6, 50);
        const Vector fresh = RandomVectors(kDimensions, 77).next(); // in no cluster
        QVERIFY(built.exact->put(500, fresh).ok());
        QVERIFY(built.exact->remove(501));
        QVERIFY(built.exact->put(501, fresh).ok());
        QVERIFY(built.coarse->catchUp().ok());
        const auto found = built.coarse->search({fresh, 2}).value().matches;
        QCOMPARE(found[0].slot, VectorSlot(500));
        QCOMPARE(found[1].slot, VectorSlot(501));
    }

    void put_replaced_isFoundWhereItIsNow()
    {
        Built built(7, 50);
        Vector old(kDimensions);
        QVERIFY(built.coarse->fetch(9, old));
        QCOMPARE(built.nearest(old), VectorSlot(9));
        const Vector fresh = RandomVectors(kDimensions, 78).next();
        QVERIFY(built.coarse->put(9, fresh).ok());
        QCOMPARE(built.nearest(fresh), VectorSlot(9));
        QVERIFY(built.nearest(old) != VectorSlot(9));
    }

    void fromLists_someGoneSince_passesThemOver()
    {
        Built built(8, 100);
        const QByteArray lists = built.coarse->lists(built.exact->slots());
        for (VectorSlot slot = 0; slot < kCount; slot += 2)
            QVERIFY(built.exact->remove(slot));
        auto again = CoarseIndex::fromLists(built.exact, lists);
        QVERIFY(again.ok());
        built.coarse = std::move(again).take();
        QVERIFY(built.recall(10) >= .97);
    }

    void search_whileOthersEditSaveAndTune_staysWhole()
    {
        Built built(9, 100);
        std::vector<Vector> questions;
        for (int i = 0; i < 50; ++i)
            questions.push_back(built.source.next());
        std::atomic<bool> stop = false;
        std::atomic<int> wrong = 0;
        std::vector<std::jthread> others;
        for (int reader = 0; reader < 2; ++reader) {
            others.emplace_back([&] {
                for (std::size_t i = 0; !stop; ++i) {
                    const auto answer = built.coarse->search({questions[i % questions.size()], 10});
                    if (!answer.ok() || answer.value().matches.size() != 10)
                        ++wrong;
                }
            });
        }
        others.emplace_back([&] {
            wrong += built.coarse->tune({}).ok() ? 0 : 1;
            while (!stop)
                wrong += built.coarse->lists(built.exact->slots()).isEmpty() ? 1 : 0;
        });
        for (int i = 0; i < 1500; ++i) {
            const VectorSlot slot = built.source.random()() % (2 * kCount);
            if (i % 3)
                QVERIFY(built.coarse->put(slot, built.source.next()).ok());
            else
                built.coarse->remove(slot);
        }
        stop = true;
        others.clear();
        QCOMPARE(wrong.load(), 0);
        QVERIFY(built.recall(10) >= .97);
    }
};

VITRINE_REGISTER_TEST(TestCoarseIndex)
#include "tst_coarse_index.moc"
