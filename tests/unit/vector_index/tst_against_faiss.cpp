#include "core/search/coarse_index.h"
#include "core/search/exact_index.h"
#include "tests/support/test_registry.h"
#include "tests/unit/vector_index/random_vectors.h"
#include "tests/unit/vector_index/saved_index.h"

#include <faiss/IndexFlat.h>
#include <map>
#include <memory>

using namespace vitrine;
using namespace vitrine::test;

namespace {

constexpr int kDimensions = 64;

/// FAISS Flat over the living vectors that a filter lets through, with the slots of its rows.
struct Oracle {
    faiss::IndexFlatIP flat{kDimensions};
    std::vector<VectorSlot> slots;

    Oracle(const std::map<VectorSlot, Vector>& vectors, const SlotSet* among)
    {
        for (const auto& [slot, vector] : vectors) {
            if (among && !among->contains(slot))
                continue;
            flat.add(1, vector.data());
            slots.push_back(slot);
        }
    }
    std::vector<VectorMatch> nearest(const Vector& question, int count) const
    {
        const auto wanted = std::min<std::size_t>(std::size_t(count), slots.size());
        std::vector<float> scores(wanted);
        std::vector<faiss::Index::idx_t> rows(wanted);
        if (wanted > 0)
            flat.search(1, question.data(), faiss::Index::idx_t(wanted), scores.data(), rows.data());
        std::vector<VectorMatch> matches;
        for (std::size_t i = 0; i < wanted; ++i)
            matches.push_back({slots[std::size_t(rows[i])], scores[i]});
        return matches;
    }
};

/// The same cosines place by place; slots may swap where half precision cannot tell them apart.
bool agree(const std::vector<VectorMatch>& found, const std::vector<VectorMatch>& wanted)
{
    return std::equal(found.begin(), found.end(), wanted.begin(), wanted.end(),
                      [](const VectorMatch& a, const VectorMatch& b) { return std::abs(a.cosine - b.cosine) < 4e-4; });
}

double recallOf(const VectorIndex& index, const ExactIndex& exact, RandomVectors& source,
                const SlotSet* among = nullptr)
{
    double right = 0, all = 0;
    for (int i = 0; i < 40; ++i) {
        const Vector question = source.next();
        const auto wanted = exact.search({question, 10, -4, among}).value().matches;
        const auto found = index.search({question, 10, -4, among}).value().matches;
        for (const VectorMatch& match : wanted)
            right += std::ranges::find(found, match.slot, &VectorMatch::slot) != found.end() ? 1 : 0;
        all += double(wanted.size());
    }
    return right / all;
}

} // namespace

class TestAgainstFaiss : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void exactIndex_anyEditsFiltersAndReloads_equalsFaissFlat_data()
    {
        QTest::addColumn<int>("clusters");
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 3; ++seed) {
            QTest::addRow("evenly spread, seed %u", seed) << 0 << seed;
            QTest::addRow("in clusters, seed %u", seed) << 20 << seed;
        }
    }
    void exactIndex_anyEditsFiltersAndReloads_equalsFaissFlat()
    {
        QFETCH(int, clusters);
        QFETCH(quint32, seed);
        RandomVectors source(kDimensions, seed, clusters);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("look.index"));
        auto kept = std::make_shared<ExactIndex>(kDimensions);
        std::map<VectorSlot, Vector> living;
        for (int round = 0; round < 12; ++round) {
            if (round % 3 == 2) { // every third time it goes on from a file
                QVERIFY(saveIndex(*kept, path, 3000, fileKey(kDimensions)).ok());
                kept = loadVectorFile(path, fileKey(kDimensions)).value().index;
                QCOMPARE(kept->size(), qint64(living.size()));
            }
            ExactIndex& index = *kept;
            for (int i = 0; i < 400; ++i) {
                const auto slot = VectorSlot(source.random()() % 3000);
                if (source.random()() % 4 == 0) {
                    index.remove(slot);
                    living.erase(slot);
                } else {
                    living[slot] = source.next();
                    QVERIFY(index.put(slot, living[slot]).ok());
                }
            }
            SlotSet some;
            const quint32 step = 1 + source.random()() % 9;
            for (VectorSlot slot = 0; slot < 3000; slot += step)
                some.insert(slot);
            for (const SlotSet* among : {static_cast<const SlotSet*>(nullptr), static_cast<const SlotSet*>(&some)}) {
                const Oracle oracle(living, among);
                for (int count : {1, 10, 200}) {
                    const Vector question = source.next();
                    const auto found = index.search({question, count, -4, among}).value().matches;
                    QVERIFY(agree(found, oracle.nearest(question, count)));
                }
            }
        }
    }

    void coarseIndex_clusters_findsNearlyAllAndFollowsEdits()
    {
        RandomVectors source(kDimensions, 11, 300);
        const auto exact = std::make_shared<ExactIndex>(kDimensions);
        for (VectorSlot slot = 0; slot < 20'000; ++slot)
            QVERIFY(exact->put(slot, source.next()).ok());
        const auto built = CoarseIndex::build(exact, {});
        QVERIFY2(built.ok(), built.ok() ? "" : qPrintable(built.error().detail));
        CoarseIndex& coarse = *built.value();
        QVERIFY(coarse.recall() >= .95);
        QVERIFY(recallOf(coarse, *exact, source) >= .95);
        for (VectorSlot slot = 0; slot < 6000; ++slot) {
            if (slot % 2)
                QVERIFY(coarse.remove(slot));
            else
                QVERIFY(coarse.put(slot, source.next()).ok());
        }
        for (VectorSlot slot = 20'000; slot < 22'000; ++slot)
            QVERIFY(coarse.put(slot, source.next()).ok());
        QCOMPARE(coarse.size(), qint64(19'000));
        QVERIFY(recallOf(coarse, *exact, source) >= .95);
        const Vector own = source.next();
        QVERIFY(coarse.put(40'000, own).ok());
        QCOMPARE(coarse.search({own, 1}).value().matches.front().slot, VectorSlot(40'000));
        QVERIFY(coarse.remove(40'000));
        QVERIFY(coarse.search({own, 1}).value().matches.front().slot != VectorSlot(40'000));
    }

    void coarseIndex_fromItsLists_answersTheSame()
    {
        RandomVectors source(kDimensions, 15, 200);
        const auto exact = std::make_shared<ExactIndex>(kDimensions);
        for (VectorSlot slot = 0; slot < 12'000; ++slot)
            QVERIFY(exact->put(slot, source.next()).ok());
        const auto built = CoarseIndex::build(exact, {});
        const QByteArray lists = built.value()->lists(exact->slots());
        const auto again = CoarseIndex::fromLists(exact, lists);
        QVERIFY(again.ok());
        QCOMPARE(again.value()->recall() > .9, true);
        for (int i = 0; i < 30; ++i) {
            const Vector question = source.next();
            QCOMPARE(again.value()->search({question, 10}).value().matches,
                     built.value()->search({question, 10}).value().matches);
        }
        QByteArray wrongList = lists;
        const auto codes = qsizetype(exact->slots().size() * sizeof(VectorCode)); // behind the lists
        wrongList.replace(lists.size() - codes - 4, 4, QByteArray("\xff\xff\xff\x7f", 4));
        for (const QByteArray& wrong : {QByteArray(), lists.left(10), lists.chopped(1), lists + 'x', wrongList})
            QCOMPARE(CoarseIndex::fromLists(exact, wrong).error().code, ErrorCode::Corrupt);
    }

    void coarseIndex_filters_giveOnlyWhatTheyLetThrough()
    {
        RandomVectors source(kDimensions, 12, 300);
        const auto exact = std::make_shared<ExactIndex>(kDimensions);
        SlotSet few, most;
        for (VectorSlot slot = 0; slot < 12'000; ++slot) {
            QVERIFY(exact->put(slot, source.next()).ok());
            (slot % 50 == 0 ? few : most).insert(slot);
        }
        const auto coarse = CoarseIndex::build(exact, {});
        QCOMPARE(recallOf(*coarse.value(), *exact, source, &few), 1.0);
        QVERIFY(recallOf(*coarse.value(), *exact, source, &most) >= .9);
    }

    void coarseIndex_cameInWhileBuilding_areFoundAfterCatchingUp()
    {
        RandomVectors source(kDimensions, 13, 50);
        const auto exact = std::make_shared<ExactIndex>(kDimensions);
        for (VectorSlot slot = 0; slot < 10'000; ++slot)
            QVERIFY(exact->put(slot, source.next()).ok());
        const auto coarse = CoarseIndex::build(exact, {});
        const Vector late = source.next();
        QVERIFY(exact->put(10'000, late).ok());
        QVERIFY(coarse.value()->catchUp().ok());
        QCOMPARE(coarse.value()->search({late, 1}).value().matches.front().slot, VectorSlot(10'000));
    }

    void coarseIndex_tooFewOrCancelled_isRefused()
    {
        const auto exact = std::make_shared<ExactIndex>(kDimensions);
        QCOMPARE(CoarseIndex::build(exact, {}).error().code, ErrorCode::InvalidInput);
        RandomVectors source(kDimensions, 14);
        for (VectorSlot slot = 0; slot < 10'000; ++slot)
            QVERIFY(exact->put(slot, source.next()).ok());
        std::stop_source stop;
        stop.request_stop();
        JobContext job;
        job.stop = stop.get_token();
        QCOMPARE(CoarseIndex::build(exact, job).error().code, ErrorCode::Cancelled);
    }
};

VITRINE_REGISTER_TEST(TestAgainstFaiss)
#include "tst_against_faiss.moc"
