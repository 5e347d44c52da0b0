#include "tests/support/test_registry.h"
#include "ui/models/product_list_model.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>

#include <numeric>

using namespace vitrine;

namespace {
IdList upTo(qint64 count)
{
    std::vector<qint64> ids(static_cast<size_t>(count));
    std::iota(ids.begin(), ids.end(), 1);
    return std::make_shared<const std::vector<qint64>>(std::move(ids));
}

IdList listOf(std::vector<qint64> ids)
{
    return std::make_shared<const std::vector<qint64>>(std::move(ids));
}

/// Answers when told to, newest request last.
struct FakeSource {
    struct Request {
        std::vector<ProductId> ids;
        std::function<void(Result<std::vector<ProductSummary>>)> done;
    };
    std::vector<Request> requests;
    QString suffix;

    ProductListModel::Fetch fetch()
    {
        return [this](QObject*, std::vector<ProductId> ids, auto done) {
            requests.push_back({std::move(ids), std::move(done)});
        };
    }
    void answer(size_t at)
    {
        Request request = requests[at];
        requests.erase(requests.begin() + std::ptrdiff_t(at));
        std::vector<ProductSummary> found;
        for (const ProductId id : request.ids) {
            ProductSummary one;
            one.id = id;
            one.name = QStringLiteral("P%1%2").arg(id.value()).arg(suffix);
            found.push_back(one);
        }
        request.done(std::move(found));
    }
};

struct Fixture {
    FakeSource source;
    ProductListModel model{source.fetch(), nullptr};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QItemSelectionModel selection{&model};

    QString name(int row) { return model.index(row).data().toString(); }
    bool known(int row) { return model.index(row).data(IdListModel::CellRole).value<GridCell>().known; }
    void settle() { QCoreApplication::sendPostedEvents(), QCoreApplication::processEvents(); }
};
} // namespace

class TestIdListModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void data_unknownRow_isEmptyAtOnceAndArrivesByPage()
    {
        Fixture f;
        f.model.setIds(upTo(1000));
        f.source.requests.clear();
        f.settle();
        f.source.requests.clear();
        Fixture g;
        g.model.setIds(upTo(1000));
        QVERIFY(!g.known(300));
        QTRY_VERIFY(!g.source.requests.empty());
        bool found = false;
        while (!g.source.requests.empty()) {
            found =
                found || std::ranges::find(g.source.requests[0].ids, ProductId(301)) != g.source.requests[0].ids.end();
            QVERIFY(g.source.requests[0].ids.size() <= size_t(IdListModel::kPage));
            g.source.answer(0);
        }
        QVERIFY(found);
        QCOMPARE(g.name(300), QStringLiteral("P301"));
    }

    void applyPatch_rowsAddedAndRemoved_keepsSelectionById()
    {
        Fixture f;
        f.model.setIds(listOf({10, 20, 30, 40, 50}));
        f.selection.select(f.model.index(1), QItemSelectionModel::Select);
        f.selection.select(f.model.index(3), QItemSelectionModel::Select);
        f.selection.setCurrentIndex(f.model.index(3), QItemSelectionModel::NoUpdate);
        f.model.applyPatch(diffIds(f.model.ids(), listOf({5, 20, 25, 30, 40, 60})));
        QCOMPARE(f.model.idsOf(f.selection.selectedIndexes()), (std::vector<qint64>{20, 40}));
        QCOMPARE(f.model.idAt(f.selection.currentIndex().row()), 40);
    }

    void applyPatch_reordered_keepsSelectionById()
    {
        Fixture f;
        f.model.setIds(listOf({10, 20, 30, 40}));
        f.selection.select(f.model.index(0), QItemSelectionModel::Select);
        f.selection.select(f.model.index(2), QItemSelectionModel::Select);
        f.model.applyPatch(diffIds(f.model.ids(), listOf({40, 30, 20})));
        QCOMPARE(f.model.idsOf(f.selection.selectedIndexes()), (std::vector<qint64>{30}));
    }

    void applyPatch_manyScatteredChanges_endsAsAsked()
    {
        Fixture f;
        f.model.setIds(upTo(500));
        f.selection.select(f.model.index(250), QItemSelectionModel::Select);
        std::vector<qint64> odd;
        for (qint64 id = 1; id <= 500; id += 2)
            odd.push_back(id);
        f.model.applyPatch(diffIds(f.model.ids(), listOf(odd)));
        QCOMPARE(*f.model.ids(), odd);
        QCOMPARE(f.model.idsOf(f.selection.selectedIndexes()), (std::vector<qint64>{251}));
    }

    void refresh_whileItIsBeingRead_readsAgain()
    {
        Fixture f;
        f.model.setIds(listOf({7}));
        QTRY_COMPARE(f.source.requests.size(), size_t(1));
        const qint64 ids[] = {7};
        f.model.refresh(ids);
        f.source.answer(0);
        QCOMPARE(f.name(0), QStringLiteral("P7"));
        f.source.suffix = QStringLiteral(" new");
        QTRY_COMPARE(f.source.requests.size(), size_t(1));
        f.source.answer(0);
        QCOMPARE(f.name(0), QStringLiteral("P7 new"));
    }

    void refresh_known_showsTheOldLookUntilTheNewOneComes()
    {
        Fixture f;
        f.model.setIds(listOf({7}));
        QTRY_COMPARE(f.source.requests.size(), size_t(1));
        f.source.answer(0);
        const qint64 ids[] = {7};
        f.model.refresh(ids);
        QCOMPARE(f.name(0), QStringLiteral("P7"));
        QTRY_COMPARE(f.source.requests.size(), size_t(1));
    }

    void fetch_failing_isToldOnceAndNotRepeated()
    {
        Fixture f;
        QSignalSpy failures(&f.model, &IdListModel::fetchFailed);
        f.model.setIds(listOf({7}));
        QTRY_COMPARE(f.source.requests.size(), size_t(1));
        const auto done = f.source.requests[0].done;
        f.source.requests.clear();
        done(fail(ErrorCode::Io, QStringLiteral("The disk is gone.")));
        QCOMPARE(failures.size(), 1);
        QVERIFY(!f.known(0));
        f.settle();
        QVERIFY(f.source.requests.empty());
    }

    void setData_newTitle_asksForTheRename()
    {
        Fixture f;
        f.model.setIds(listOf({7}));
        f.model.setRenamable(true);
        QSignalSpy wanted(&f.model, &IdListModel::renameRequested);
        QVERIFY(f.model.setData(f.model.index(0), QStringLiteral("  Tea "), Qt::EditRole));
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][1].toString(), QStringLiteral("Tea"));
        f.model.setRenamable(false);
        QVERIFY(!f.model.setData(f.model.index(0), QStringLiteral("Tea"), Qt::EditRole));
    }
};

VITRINE_REGISTER_TEST(TestIdListModel)
#include "tst_id_list_model.moc"
