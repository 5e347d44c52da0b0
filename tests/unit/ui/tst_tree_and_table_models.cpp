#include "tests/support/test_registry.h"
#include "ui/models/jobs_model.h"
#include "ui/models/plan_model.h"
#include "ui/models/sidebar_model.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>

#include <condition_variable>
#include <mutex>

using namespace vitrine;
using namespace Qt::StringLiterals;

namespace {
using Mode = QAbstractItemModelTester::FailureReportingMode;

TagNode tag(qint64 id, const QString& name, std::optional<qint64> parent = {}, qint64 products = 0)
{
    TagNode node;
    node.tag.id = TagId(id);
    node.tag.name = name;
    if (parent)
        node.tag.parent = TagId(*parent);
    node.products = products;
    return node;
}

Location tagPlace(qint64 id)
{
    Location location;
    location.kind = Location::Kind::Tag;
    location.id = id;
    return location;
}

PlannedFile file(const QString& path, bool here = false, const QString& sku = {})
{
    PlannedFile planned;
    planned.origin.path = path;
    if (here)
        planned.alreadyHere = AssetId(1);
    if (!sku.isEmpty())
        planned.target = {ProductId(1), sku, {}, u"the name begins with the SKU"_s, -1};
    return planned;
}

std::shared_ptr<const ImportPlan> mixedPlan()
{
    auto plan = std::make_shared<ImportPlan>();
    plan->files = {file(u"/in/new.png"_s), file(u"/in/TEA_1.png"_s, false, u"TEA"_s), file(u"/in/old.png"_s, true)};
    plan->skips.push_back({u"/in/notes.txt"_s, u"It is no picture."_s});
    return plan;
}

/// Lets a job run until it is opened.
class Door
{
public:
    void open()
    {
        const std::lock_guard lock(m_mutex);
        m_open = true;
        m_changed.notify_all();
    }
    void wait()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_open; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_open = false;
};
} // namespace

/// The models of the panes beside the grid, each with a tester that watches every change.
class TestTreeAndTableModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sidebar_newData_keepsRowsAndTheirPlaces()
    {
        SidebarModel model;
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        SidebarData data;
        data.tags = {tag(1, u"Colour"_s), tag(2, u"Red"_s, 1, 4), tag(3, u"Season"_s)};
        model.show(data);
        const QPersistentModelIndex red = model.indexOf(tagPlace(2));
        QVERIFY(red.isValid());
        QCOMPARE(red.parent(), model.indexOf(tagPlace(1)));
        QCOMPARE(red.data(SidebarModel::CountRole).toLongLong(), 4);

        data.tags = {tag(4, u"Brand"_s), tag(1, u"Colour"_s), tag(5, u"Blue"_s, 1), tag(2, u"Red"_s, 1, 9)};
        model.show(data);
        QVERIFY(red.isValid());
        QCOMPARE(red.data().toString(), u"Red"_s);
        QCOMPARE(red.row(), 1);
        QCOMPARE(red.data(SidebarModel::CountRole).toLongLong(), 9);
        QVERIFY(!model.indexOf(tagPlace(3)).isValid());
    }

    void sidebar_movedTag_isBelowItsNewParentOnly()
    {
        SidebarModel model;
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        SidebarData data;
        data.tags = {tag(1, u"Colour"_s), tag(3, u"Season"_s), tag(2, u"Red"_s, 1)};
        model.show(data);
        data.tags = {tag(1, u"Colour"_s), tag(3, u"Season"_s), tag(2, u"Red"_s, 3)};
        model.show(data);
        QCOMPARE(model.rowCount(model.indexOf(tagPlace(1))), 0);
        QCOMPARE(model.indexOf(tagPlace(2)).parent(), model.indexOf(tagPlace(3)));
    }

    void sidebar_renamed_asksAndRefusesNothing()
    {
        SidebarModel model;
        SidebarData data;
        data.tags = {tag(1, u"Colour"_s)};
        model.show(data);
        QSignalSpy wanted(&model, &SidebarModel::renameRequested);
        const QModelIndex index = model.indexOf(tagPlace(1));
        QVERIFY(!model.setData(index, u"  "_s, Qt::EditRole));
        QVERIFY(model.setData(index, u" Colours "_s, Qt::EditRole));
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][1].toString(), u"Colours"_s);
        model.setWritable(false);
        QVERIFY(!model.flags(index).testFlag(Qt::ItemIsEditable));
    }

    void plan_groups_countAndFilter()
    {
        PlanModel model;
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        model.setPlan(mixedPlan());
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.countOf(PlanGroup::New), 1);
        QCOMPARE(model.countOf(PlanGroup::Attach), 1);
        QCOMPARE(model.countOf(PlanGroup::AlreadyHere), 1);
        model.setGroup(PlanGroup::Skipped);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, PlanModel::What).data().toString(), u"notes.txt"_s);
        QCOMPARE(model.index(0, PlanModel::Why).data().toString(), u"It is no picture."_s);
        model.setGroup(std::nullopt);
        QCOMPARE(model.rowCount(), 4);
    }

    void plan_attachedFile_saysWhereAndWhy()
    {
        PlanModel model;
        model.setPlan(mixedPlan());
        model.setGroup(PlanGroup::Attach);
        QVERIFY(model.index(0, PlanModel::Happens).data().toString().contains(u"TEA"_s));
        QCOMPARE(model.index(0, PlanModel::Why).data().toString(), u"the name begins with the SKU"_s);
        model.setPlan(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void jobs_startedEndedCleared_areRows()
    {
        JobBoard board;
        JobsModel model(board);
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        Door door;
        board.start(u"one"_s, [&door](const JobContext&) -> Result<> {
            door.wait();
            return {};
        });
        board.start(u"two"_s,
                    [](const JobContext&) -> Result<> { return fail(ErrorCode::Io, u"The disk is full."_s); });
        QTRY_COMPARE(model.rowCount(), 2);
        QTRY_COMPARE(model.unfinished(), 1);
        QCOMPARE(model.current()->label, u"one"_s);
        QVERIFY(model.index(1).data(Qt::AccessibleDescriptionRole).toString().contains(u"The disk is full."_s));
        door.open();
        QTRY_COMPARE(model.unfinished(), 0);
        QCOMPARE(model.current(), nullptr);
        board.clearFinished();
        board.start(u"three"_s, [](const JobContext&) -> Result<> { return {}; });
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0).data().toString(), u"three"_s);
    }
};

VITRINE_REGISTER_TEST(TestTreeAndTableModels)
#include "tst_tree_and_table_models.moc"
