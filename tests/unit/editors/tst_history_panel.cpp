#include "core/services/edit_assets.h"
#include "core/services/history.h"
#include "tests/support/test_registry.h"
#include "tests/unit/editors/editor_session.h"
#include "ui/step_text.h"
#include "ui/views/history_actions.h"
#include "ui/views/history_model.h"
#include "ui/views/history_panel.h"
#include "ui/views/inspector_timeline.h"

#include "core/catalog/step_labels.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTreeView>
#include <QTreeWidget>

using namespace vitrine;
using namespace vitrine::test;

class TestHistoryPanel : public QObject
{
    Q_OBJECT

    std::unique_ptr<EditorSession> m_session;

    StepId rename(ProductId id, const QString& name, const QString& brand = {})
    {
        ProductPatch patch;
        patch.names[QString()] = name;
        if (!brand.isEmpty())
            patch.brand = brand;
        const auto step = changeProducts(m_session->fixture.catalogue(), m_session->session.actor, {&id, 1}, patch);
        return step.ok() ? step.value() : StepId();
    }

private Q_SLOTS:
    void init() { m_session = std::make_unique<EditorSession>(); }
    void cleanup() { m_session.reset(); }

    void stepText_everyCode_hasWords()
    {
        for (const StepTemplate& known : stepTemplates())
            QVERIFY2(hasStepText(known.code.toString()), qPrintable(known.code.toString()));
    }

    void stepText_sameWordsAsTheCommandLine()
    {
        const StepLabel label{QStringLiteral("tag"), {QStringLiteral("3"), QStringLiteral("%1 Red")}};
        QCOMPARE(stepText(label), englishLabel(label));
    }

    void model_stepsOfAPerson_areRowsNewestFirst()
    {
        const ProductId id = m_session->fixture.addProduct(QStringLiteral("G01"), QStringLiteral("Tea"));
        const StepId step = rename(id, QStringLiteral("Green tea"));
        HistoryModel model(m_session->session);
        QAbstractItemModelTester tester(&model);
        QVERIFY(m_session->settle());
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, 0).data(HistoryModel::StepIdRole).toLongLong(), step.value());
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Rename Tea"));
        QCOMPARE(model.indexOf(step), model.index(0, 0));
    }

    void model_runsOfTheSameCommand_areOneGroup()
    {
        const ProductId id = m_session->fixture.addProduct(QStringLiteral("G01"));
        for (int number = 0; number < 5; ++number)
            rename(id, QStringLiteral("Name %1").arg(number));
        HistoryModel model(m_session->session);
        QAbstractItemModelTester tester(&model);
        QVERIFY(m_session->settle());
        QCOMPARE(model.rowCount(), 2);
        const QModelIndex group = model.index(0, 0);
        QCOMPARE(model.rowCount(group), 5);
        QCOMPARE(model.stepsOf(group).size(), 5u);
        QCOMPARE(model.stepsOf(model.index(1, 0, group)).size(), 1u);
        QCOMPARE(model.parent(model.index(1, 0, group)), group);
    }

    void model_newStep_appearsByItself()
    {
        const ProductId id = m_session->fixture.addProduct(QStringLiteral("G01"));
        HistoryModel model(m_session->session);
        QAbstractItemModelTester tester(&model);
        QVERIFY(m_session->settle());
        QCOMPARE(model.rowCount(), 1);
        rename(id, QStringLiteral("Tea"));
        QTRY_COMPARE(model.rowCount(), 2);
    }

    void model_manySteps_areReadInPages()
    {
        const ProductId id = m_session->fixture.addProduct(QStringLiteral("G01"));
        for (int number = 0; number < 6; ++number) {
            rename(id, QStringLiteral("Name %1").arg(number));
            m_session->fixture.undo(m_session->fixture.newestStep()); // a step between: no groups
        }
        HistoryModel model(m_session->session, nullptr, 4);
        QVERIFY(m_session->settle());
        int rows = model.rowCount();
        QVERIFY(rows < 13);
        for (int page = 0; page < 4 && model.canFetchMore({}); ++page) {
            model.fetchMore({});
            QTRY_VERIFY(!model.isLoading());
            QVERIFY(model.rowCount() >= rows);
            rows = model.rowCount();
        }
        QCOMPARE(rows, 13);
        QVERIFY(!model.canFetchMore({}));
    }

    void panel_undoAndBringBack_changeTheProduct()
    {
        const ProductId id = m_session->fixture.addProduct(QStringLiteral("G01"), QStringLiteral("Tea"));
        const StepId step = rename(id, QStringLiteral("Green tea"));
        HistoryPanel panel(m_session->session);
        panel.show();
        QVERIFY(m_session->settle());
        panel.view()->setCurrentIndex(panel.model()->indexOf(step));
        panel.actions()->takeBack();
        QVERIFY(m_session->settle());
        QCOMPARE(m_session->fixture.product(id).name.text(), QStringLiteral("Tea"));
        QTRY_VERIFY(panel.model()->indexOf(step).data(HistoryModel::UndoneRole).toBool());
        QTRY_VERIFY(panel.actions()->canTakeBack());
        panel.actions()->takeBack();
        QVERIFY(m_session->settle());
        QCOMPARE(m_session->fixture.product(id).name.text(), QStringLiteral("Green tea"));
    }

    void panel_undoWithAConflict_saysWhatStandsInTheWay()
    {
        const ProductId id = m_session->fixture.addProduct(QStringLiteral("G01"), QStringLiteral("Tea"));
        QSignalSpy told(&m_session->session.changes, &ChangeRelay::changed);
        const StepId first = rename(id, QStringLiteral("Green tea"));
        const StepId second = rename(id, QStringLiteral("Black tea"), QStringLiteral("Acme"));
        // Told later, the changes would make the panel read its steps anew and drop those chosen here.
        QTRY_VERIFY(!told.isEmpty() && told.last().first().value<ChangeSet>().newestStep == second);
        HistoryPanel panel(m_session->session);
        panel.show();
        QVERIFY(m_session->settle());
        panel.actions()->setSteps({[&] {
            const QModelIndex index = panel.model()->indexOf(first);
            return panel.model()->stepsOf(index).front();
        }()});
        panel.actions()->takeBack();
        QTRY_VERIFY(!panel.actions()->message().isEmpty());
        QCOMPARE(m_session->fixture.product(id).name.text(), QStringLiteral("Black tea"));
    }

    void panel_enter_asksForWhatTheStepTouched()
    {
        const ProductId id = m_session->fixture.addProduct(QStringLiteral("G01"), QStringLiteral("Tea"));
        const StepId step = rename(id, QStringLiteral("Green tea"));
        HistoryPanel panel(m_session->session);
        panel.show();
        QVERIFY(m_session->settle());
        QSignalSpy spy(&panel, &HistoryPanel::touchedRequested);
        panel.view()->setCurrentIndex(panel.model()->indexOf(step));
        Q_EMIT panel.view()->activated(panel.view()->currentIndex());
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy.first().first().value<StepId>(), step);
    }

    void timeline_ofAProduct_namesOldAndNew()
    {
        const ProductId id = m_session->fixture.addProduct(QStringLiteral("G01"), QStringLiteral("Tea"));
        rename(id, QStringLiteral("Green tea"));
        InspectorTimeline timeline(m_session->session);
        timeline.showProduct(id);
        QVERIFY(m_session->settle());
        QCOMPARE(timeline.view()->topLevelItemCount(), 2);
        const QTreeWidgetItem* newest = timeline.view()->topLevelItem(0);
        QVERIFY(newest->childCount() > 0);
        QVERIFY(newest->child(0)->text(0).contains(QStringLiteral("Green tea")));
        rename(id, QStringLiteral("Black tea"));
        QTRY_COMPARE(timeline.view()->topLevelItemCount(), 3);
    }
};

VITRINE_REGISTER_TEST(TestHistoryPanel)
#include "tst_history_panel.moc"
