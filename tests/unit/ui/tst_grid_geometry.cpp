#include "tests/support/test_registry.h"
#include "ui/views/grid_geometry.h"

#include <limits>

using namespace vitrine;

class TestGridGeometry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void set_widthLeftOver_isSharedByTheColumns()
    {
        GridGeometry grid;
        grid.set(100, 1000, {200, 240}, 10, 5);
        QCOMPARE(grid.columns(), 4);
        QCOMPARE(grid.cellWidth(), (1000 - 20 - 15) / 4);
        QCOMPARE(grid.cellHeight(), 240 + grid.cellWidth() - 200);
    }

    void set_narrowerThanACell_hasOneColumn()
    {
        GridGeometry grid;
        grid.set(3, 50, {200, 240}, 10, 5);
        QCOMPARE(grid.columns(), 1);
        QVERIFY(grid.cellWidth() > 0);
    }

    void indexAt_everyCellsMiddle_findsItsItem()
    {
        GridGeometry grid;
        grid.set(57, 900, {130, 170}, 12, 4);
        for (int i = 0; i < 57; ++i)
            QCOMPARE(grid.indexAt(grid.cellAt(i, 100).center(), 100), i);
    }

    void indexAt_betweenCellsOrBeyond_findsNothing()
    {
        GridGeometry grid;
        grid.set(5, 500, {100, 100}, 10, 8);
        QCOMPARE(grid.indexAt({2, 2}, 0), -1);
        QCOMPARE(grid.indexAt({grid.cellAt(0, 0).right() + 4, 50}, 0), -1);
        QCOMPARE(grid.indexAt(grid.cellAt(4, 0).center() + QPoint(grid.cellWidth() + 8, 0), 0), -1);
        QCOMPARE(grid.indexAt({50, 5000}, 0), -1);
    }

    void itemsBetween_aBand_holdsAllAndOnlyWhatItTouches()
    {
        GridGeometry grid;
        grid.set(103, 640, {90, 110}, 12, 4);
        for (const qint64 top : {0, 50, 123, 400, 1000}) {
            const auto [first, last] = grid.itemsBetween(top, top + 200);
            for (int i = 0; i < 103; ++i) {
                const QRect cell = grid.cellAt(i, 0);
                if (cell.bottom() >= top && cell.top() <= top + 200)
                    QVERIFY2(i >= first && i <= last, qPrintable(QString::number(i)));
            }
            QVERIFY(last - first < 40);
        }
        QCOMPARE(grid.itemsBetween(100000, 100500).second, -1);
    }

    void contentHeight_aBillionItems_doesNotOverflow()
    {
        GridGeometry grid;
        grid.set(1'000'000'000, 500, {480, 540}, 12, 4);
        QCOMPARE(grid.columns(), 1);
        QVERIFY(grid.contentHeight() > qint64(std::numeric_limits<int>::max()) * 100);
        const qint64 offset = grid.rowTop(999'999'999) - 20;
        QCOMPARE(grid.cellAt(999'999'999, offset).top(), 20);
        QCOMPARE(grid.indexAt({100, 60}, offset), 999'999'999);
        QVERIFY(grid.cellAt(0, offset).bottom() < 0);
    }

    void nearestIndex_anywhere_isAnItem()
    {
        GridGeometry grid;
        grid.set(10, 500, {100, 100}, 10, 8);
        QCOMPARE(grid.nearestIndex({-100, -100}, 0), 0);
        QCOMPARE(grid.nearestIndex({10000, 10000}, 0), 9);
        GridGeometry none;
        QCOMPARE(none.nearestIndex({5, 5}, 0), -1);
    }
};

VITRINE_REGISTER_TEST(TestGridGeometry)
#include "tst_grid_geometry.moc"
