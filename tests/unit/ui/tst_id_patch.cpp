#include "tests/support/test_registry.h"
#include "ui/models/id_patch.h"

#include <numeric>
#include <random>

using namespace vitrine;

namespace {
IdList list(std::vector<qint64> ids)
{
    return std::make_shared<const std::vector<qint64>>(std::move(ids));
}

/// Does what a model does with the ranges.
std::vector<qint64> applied(std::vector<qint64> rows, const IdPatch& patch)
{
    for (const RowRange& range : patch.removals)
        rows.erase(rows.begin() + range.first, rows.begin() + range.first + range.count);
    for (const RowRange& range : patch.insertions) {
        const auto from = patch.after->begin() + range.first;
        rows.insert(rows.begin() + range.first, from, from + range.count);
    }
    return rows;
}
} // namespace

class TestIdPatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void diffIds_equalLists_isEmpty() { QVERIFY(diffIds(list({1, 2, 3}), list({1, 2, 3})).isEmpty()); }

    void diffIds_oneAddedInTheMiddle_isOneInsertion()
    {
        const IdPatch patch = diffIds(list({1, 2, 3}), list({1, 9, 2, 3}));
        QVERIFY(patch.removals.empty());
        QCOMPARE(patch.insertions, (std::vector<RowRange>{{1, 1}}));
    }

    void diffIds_neighbours_becomeOneRange()
    {
        const IdPatch patch = diffIds(list({1, 2, 3, 4, 5}), list({1, 5}));
        QCOMPARE(patch.removals, (std::vector<RowRange>{{1, 3}}));
    }

    void diffIds_somethingMoved_saysReordered()
    {
        QVERIFY(diffIds(list({1, 2, 3}), list({2, 1, 3})).reordered);
        QVERIFY(diffIds(list({1, 2, 3}), list({3, 1})).reordered);
    }

    void diffIds_manyRandomChanges_applyExactly()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 200; ++round) {
            std::vector<qint64> before(random() % 40), after;
            std::iota(before.begin(), before.end(), 1);
            qint64 next = 1000;
            for (const qint64 id : before) {
                while (random() % 4 == 0)
                    after.push_back(next++);
                if (random() % 3 != 0)
                    after.push_back(id);
            }
            const IdPatch patch = diffIds(list(before), list(after));
            QVERIFY(!patch.reordered);
            QCOMPARE(applied(before, patch), after);
        }
    }
};

VITRINE_REGISTER_TEST(TestIdPatch)
#include "tst_id_patch.moc"
