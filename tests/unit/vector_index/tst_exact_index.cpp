#include "core/search/exact_index.h"
#include "tests/support/test_registry.h"
#include "tests/unit/vector_index/random_vectors.h"

#include <limits>
#include <map>
#include <thread>

using namespace vitrine;
using namespace vitrine::test;

namespace {

/// The plain truth: every vector in double precision.
std::vector<VectorMatch> nearest(const std::map<VectorSlot, Vector>& vectors, const VectorQuestion& question)
{
    std::vector<VectorMatch> all;
    for (const auto& [slot, vector] : vectors) {
        const double cosine = std::inner_product(vector.begin(), vector.end(), question.vector.begin(), 0.0);
        if ((!question.among || question.among->contains(slot)) && cosine >= question.atLeast)
            all.push_back({slot, float(cosine)});
    }
    std::sort(all.begin(), all.end(), [](const VectorMatch& a, const VectorMatch& b) { return a.cosine > b.cosine; });
    all.resize(std::min(all.size(), std::size_t(question.count)));
    return all;
}

/// Cosines agree place by place (half precision apart), and each is the slot's own.
QString difference(const std::map<VectorSlot, Vector>& vectors, const VectorQuestion& question,
                   const std::vector<VectorMatch>& found)
{
    const auto wanted = nearest(vectors, question);
    if (wanted.size() != found.size())
        return QStringLiteral("%1 matches instead of %2").arg(found.size()).arg(wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const Vector& vector = vectors.at(found[i].slot);
        const double own = std::inner_product(vector.begin(), vector.end(), question.vector.begin(), 0.0);
        if (std::abs(found[i].cosine - wanted[i].cosine) > 4e-4 || std::abs(found[i].cosine - own) > 4e-4)
            return QStringLiteral("place %1: %2 instead of %3").arg(i).arg(found[i].cosine).arg(wanted[i].cosine);
    }
    return {};
}

} // namespace

class TestExactIndex : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void search_afterManyEdits_givesWhatLookingAtAllGives_data()
    {
        QTest::addColumn<int>("dimensions");
        QTest::addColumn<int>("clusters");
        QTest::newRow("evenly spread") << 64 << 0;
        QTest::newRow("in clusters") << 96 << 12;
        QTest::newRow("an odd number of dimensions") << 37 << 5;
    }
    void search_afterManyEdits_givesWhatLookingAtAllGives()
    {
        QFETCH(int, dimensions);
        QFETCH(int, clusters);
        RandomVectors source(dimensions, 7, clusters);
        ExactIndex index(dimensions);
        std::map<VectorSlot, Vector> truth;
        for (int round = 0; round < 2000; ++round) {
            const auto slot = VectorSlot(source.random()() % 9000);
            if (round % 5 == 4) {
                QCOMPARE(index.remove(slot), truth.erase(slot) == 1);
            } else {
                truth[slot] = source.next();
                QVERIFY(index.put(slot, truth[slot]).ok());
            }
        }
        QCOMPARE(index.size(), qint64(truth.size()));
        SlotSet some;
        for (const auto& [slot, vector] : truth) {
            if (slot % 3 == 0)
                some.insert(slot);
        }
        some.insert(8999); // also one that may not be there
        for (int i = 0; i < 20; ++i) {
            const Vector asked = source.next();
            VectorQuestion question{asked, 1 + i * 7};
            QCOMPARE(difference(truth, question, index.search(question).value().matches), QString());
            question.among = &some;
            QCOMPARE(difference(truth, question, index.search(question).value().matches), QString());
        }
    }

    void search_withLeastCosine_countsAllThatReachIt()
    {
        ExactIndex index(64);
        Vector axis(64, 0.F);
        axis[0] = 1;
        Vector other(64, 0.F);
        other[1] = 1;
        for (VectorSlot slot = 0; slot < 300; ++slot)
            QVERIFY(index.put(slot, slot < 200 ? axis : other).ok());
        const VectorAnswer answer = index.search({axis, 10, .5F}).value();
        QCOMPARE(answer.matches.size(), std::size_t(10));
        QCOMPARE(answer.total, qint64(200));
        for (VectorSlot slot = 0; slot < 10; ++slot)
            QCOMPARE(answer.matches[slot].slot, slot); // equals by slot
    }

    void put_wrongVectors_areRefused()
    {
        ExactIndex index(3);
        QCOMPARE(index.put(0, Vector{1, 0}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(index.put(0, Vector{std::numeric_limits<float>::quiet_NaN(), 0, 0}).error().code,
                 ErrorCode::InvalidInput);
        QCOMPARE(index.size(), qint64(0));
        const Vector infinite{std::numeric_limits<float>::infinity(), 0, 0};
        QCOMPARE(index.search({infinite, 5}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(index.search({Vector{1, 0, 0}, 0}).error().code, ErrorCode::InvalidInput);
    }

    void put_zeros_areFoundWithCosineZero()
    {
        ExactIndex index(4);
        QVERIFY(index.put(3, Vector(4, 0.F)).ok());
        const auto matches = index.search({Vector{1, 0, 0, 0}, 5}).value().matches;
        QCOMPARE(matches, (std::vector<VectorMatch>{{3, 0.F}}));
    }

    void fetch_afterReplacing_givesTheNewVector()
    {
        ExactIndex index(8);
        RandomVectors source(8, 3);
        const Vector first = source.next(), second = source.next();
        QVERIFY(index.put(5, first).ok());
        QVERIFY(index.put(5, second).ok());
        Vector read(8);
        QVERIFY(index.fetch(5, read));
        for (int i = 0; i < 8; ++i)
            QVERIFY(std::abs(read[std::size_t(i)] - second[std::size_t(i)]) < 1e-3);
        QVERIFY(!index.fetch(4, read));
        QVERIFY(index.remove(5));
        QVERIFY(!index.fetch(5, read));
        QVERIFY(!index.remove(5));
    }

    void search_whileAnotherThreadWrites_neverGivesAMixedVector()
    {
        ExactIndex index(64);
        Vector one(64, 0.F), two(64, 0.F);
        one[0] = two[1] = 1;
        QVERIFY(index.put(0, one).ok());
        std::jthread writer([&](std::stop_token stop) {
            for (int i = 0; !stop.stop_requested(); ++i) {
                (void)index.put(0, i % 2 ? one : two).ok();
                (void)index.put(VectorSlot(1 + i % 500), two).ok();
                index.remove(VectorSlot(1 + (i + 250) % 500));
            }
        });
        for (int i = 0; i < 500; ++i) {
            SlotSet only;
            only.insert(0);
            const auto matches = index.search({one, 3, -4, &only}).value().matches;
            QCOMPARE(matches.size(), std::size_t(1));
            QVERIFY(matches[0].cosine == 1.F || matches[0].cosine == 0.F);
        }
    }
};

VITRINE_REGISTER_TEST(TestExactIndex)
#include "tst_exact_index.moc"
