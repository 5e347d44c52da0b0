#include "core/storage/history_repository.h"
#include "tests/support/test_catalogue.h"
#include "tests/support/test_registry.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {
QString addProduct(const QString& name)
{
    return u"INSERT INTO product (uuid, name, created_utc) VALUES ('%1', '%1', 0)"_s.arg(name);
}

QStringList lines(const HistoryEvent& event)
{
    QStringList all;
    for (const HistoryChange& change : event.changes)
        all << QStringList({change.thing, change.field, change.oldValue, change.newValue}).join(u'|');
    return all;
}
} // namespace

class TestHistoryRepository : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_catalogue = std::make_unique<TestCatalogue>();
        m_history = std::make_unique<HistoryRepository>(m_catalogue->base().db());
    }

    void steps_pages_areNewestFirstWithoutOverlap()
    {
        for (int i = 0; i < 5; ++i)
            m_catalogue->mustRun({addProduct(QString::number(i))}, u"step%1"_s.arg(i));
        const auto first = must(m_history->steps({.limit = 3}));
        QCOMPARE(first.size(), size_t(3));
        QCOMPARE(first[0].label.code, u"step4"_s);
        QCOMPARE(first[0].changeCount, 1);
        const auto second = must(m_history->steps({.before = first.back().id, .limit = 3}));
        QCOMPARE(second.size(), size_t(2));
        QCOMPARE(second[0].label.code, u"step1"_s);
    }

    void steps_filters_sessionAndTime()
    {
        must(m_catalogue->run({addProduct(u"a"_s)}, u"mine"_s, u"s1"_s));
        m_catalogue->clock().advance(1000);
        must(m_catalogue->run({addProduct(u"b"_s)}, u"theirs"_s, u"s2"_s));
        const auto mine = must(m_history->steps({.session = u"s1"_s}));
        QCOMPARE(mine.size(), size_t(1));
        QCOMPARE(mine[0].label.code, u"mine"_s);
        const auto late = must(m_history->steps({.sinceUtc = m_catalogue->clock().now()}));
        QCOMPARE(late.size(), size_t(1));
        QCOMPARE(late[0].label.code, u"theirs"_s);
    }

    void newestUndoable_afterUndosAndRedos_followsTheStack()
    {
        const StepId first = must(m_catalogue->run({addProduct(u"a"_s)}, u"a"_s, u"s1"_s));
        const StepId second = must(m_catalogue->run({addProduct(u"b"_s)}, u"b"_s, u"s2"_s));
        QCOMPARE(must(m_history->newestUndoable())->id, second);
        QCOMPARE(must(m_history->newestUndoable(u"s1"_s))->id, first);
        QVERIFY(!must(m_history->newestUndone()));
        undo(second);
        undo(first);
        QVERIFY(!must(m_history->newestUndoable()));
        QCOMPARE(must(m_history->newestUndone())->id, first);
        undo(*must(m_history->newestUndone())->undoneBy);
        QCOMPARE(must(m_history->newestUndone())->id, second);
        QCOMPARE(must(m_history->newestUndoable())->id, first);
        QVERIFY(!must(m_history->newestUndone(u"s1"_s)));
    }

    void timeline_ofAProduct_tellsFieldsAndNames()
    {
        m_catalogue->mustRun(
            {addProduct(u"Tea"_s), u"INSERT INTO tag (uuid, name, name_key) VALUES ('t', 'Red', 'red')"_s,
             u"INSERT INTO asset (uuid, kind, state, title, created_utc) VALUES ('x', 'picture', 'ready', 'Front', 0)"_s,
             addProduct(u"Other"_s)});
        m_catalogue->mustRun(
            {u"UPDATE product SET name = 'x', brand = 'b' WHERE id = 1"_s,
             u"UPDATE product SET name = 'Green tea', price_minor = 250, cover = 1, sku_key = 'k' WHERE id = 1"_s,
             u"INSERT INTO product_tag (product, tag) VALUES (1, 1)"_s,
             u"INSERT INTO product_asset (product, asset, position) VALUES (1, 1, 0)"_s});
        m_catalogue->mustRun({u"DELETE FROM product_tag"_s});
        m_catalogue->mustRun({u"UPDATE product SET name = 'not this one' WHERE id = 2"_s});
        const auto events = must(m_history->timelineOf(ProductId(1), 10));
        QCOMPARE(events.size(), size_t(3));
        QCOMPARE(lines(events[0]), QStringList({u"tag||Red|"_s}));
        QCOMPARE(lines(events[1]),
                 QStringList({u"product|brand||b"_s, u"product|cover||Front"_s, u"product|name|Tea|Green tea"_s,
                              u"product|price||250"_s, u"tag|||Red"_s, u"picture|||Front"_s}));
        QCOMPARE(lines(events[2]), QStringList({u"product|||Tea"_s}));
        const auto asset = must(m_history->timelineOf(AssetId(1), 10));
        QCOMPARE(asset.size(), size_t(2));
        QCOMPARE(lines(asset[0]), QStringList({u"picture|||Front"_s}));
    }

    void forget_oldSteps_goesInPiecesAndKeepsTheNewer()
    {
        const StepId old = m_catalogue->mustRun({addProduct(u"a"_s), addProduct(u"b"_s), addProduct(u"c"_s)});
        const StepId undoOfOld = undo(m_catalogue->mustRun({u"UPDATE product SET name = 'x'"_s}));
        m_catalogue->clock().advance(1000);
        const UtcMillis cutoff = m_catalogue->clock().now();
        const StepId redo = undo(undoOfOld);
        const auto estimate = must(m_history->forgettable(cutoff));
        QCOMPARE(estimate.steps, 3);
        QCOMPARE(estimate.journalRows, 9);
        QVERIFY(estimate.bytes > 900);
        ForgetReport total;
        for (int pieces = 0; pieces < 20; ++pieces) {
            ForgetReport piece;
            must(m_catalogue->writer().maintain([&](Connection& db) -> Result<> {
                TRY_ASSIGN(piece, forgot, HistoryRepository(db).forgetSome(cutoff, 4));
                return {};
            }));
            QVERIFY(piece.journalRows <= 4);
            total.journalRows += piece.journalRows;
            total.bytes += piece.bytes;
            if (piece.journalRows == 0 && piece.steps == 0)
                break;
        }
        QCOMPARE(total.journalRows, estimate.journalRows);
        QCOMPARE(total.bytes, estimate.bytes);
        QVERIFY(!must(m_history->find(old)));
        // The redo still names the undo that it took back: that line stays, but cannot be undone.
        QVERIFY(!must(m_history->find(undoOfOld))->undoable);
        undo(redo);
        QCOMPARE(m_catalogue->base().text(u"SELECT group_concat(name) FROM product"_s), u"a,b,c"_s);
    }

    void journalBlobs_ofRemovedFiles_areNamed()
    {
        m_catalogue->mustRun(
            {u"INSERT INTO asset (uuid, kind, state, created_utc) VALUES ('x', 'picture', 'ready', 0)"_s,
             u"INSERT INTO asset_file (asset, role, state, sha256, storage) VALUES (1, 'main', 'ready', 'aa', 'managed')"_s});
        m_catalogue->mustRun({u"UPDATE asset_file SET sha256 = 'bb'"_s});
        m_catalogue->mustRun({u"DELETE FROM asset_file"_s});
        QCOMPARE(must(m_history->journalBlobs()), QSet<QString>({u"aa"_s, u"bb"_s}));
    }

private:
    StepId undo(StepId step) { return must(m_catalogue->writer().undo(step, TestCatalogue::actor())); }

    std::unique_ptr<TestCatalogue> m_catalogue;
    std::unique_ptr<HistoryRepository> m_history;
};

VITRINE_REGISTER_TEST(TestHistoryRepository)
#include "tst_history_repository.moc"
