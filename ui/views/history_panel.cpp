#include "ui/views/history_panel.h"

#include "ui/views/history_actions.h"
#include "ui/views/history_delegate.h"
#include "ui/views/history_model.h"

#include <QMenu>
#include <QTreeView>

namespace vitrine {

HistoryPanel::HistoryPanel(Session& session, QWidget* parent)
    : QWidget(parent), m_model(new HistoryModel(session, this)), m_view(new QTreeView(this)),
      m_actions(new HistoryActions(session, this))
{
    m_view->setModel(m_model);
    m_view->setItemDelegate(new HistoryDelegate(m_view));
    m_view->setHeaderHidden(true);
    m_view->setUniformRowHeights(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setAccessibleName(tr("History"));
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_view, 1);
    column->addWidget(m_actions);
    setFocusProxy(m_view);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &HistoryPanel::showChosen);
    connect(m_model, &HistoryModel::loaded, this, &HistoryPanel::keepChosen);
    connect(m_view, &QTreeView::activated, m_actions, &HistoryActions::showTouched);
    connect(m_view, &QWidget::customContextMenuRequested, this, &HistoryPanel::openMenu);
    connect(m_actions, &HistoryActions::touchedRequested, this, &HistoryPanel::touchedRequested);
}

void HistoryPanel::showChosen()
{
    const QModelIndex current = m_view->currentIndex();
    if (!current.isValid())
        return; // rows are being made anew
    m_chosen = StepId(current.data(HistoryModel::StepIdRole).toLongLong());
    m_actions->setSteps(m_model->stepsOf(current));
}

/// After rows were made anew: the same step is chosen again.
void HistoryPanel::keepChosen()
{
    QModelIndex index = m_model->indexOf(m_chosen);
    if (!index.isValid() && !m_chosen.isValid())
        index = m_model->index(0, 0);
    if (index.isValid() && index != m_view->currentIndex())
        m_view->setCurrentIndex(index);
    m_actions->setSteps(m_model->stepsOf(m_view->currentIndex()));
}

void HistoryPanel::openMenu(const QPoint& place)
{
    if (!m_view->indexAt(place).isValid())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool undone = m_view->currentIndex().data(HistoryModel::UndoneRole).toBool();
    menu->addAction(undone ? tr("Bring back") : tr("Undo"), m_actions, &HistoryActions::takeBack)
        ->setEnabled(m_actions->canTakeBack());
    menu->addAction(tr("Show what it touched"), m_actions, &HistoryActions::showTouched);
    menu->addAction(tr("Find similar to its pictures"), this, [this] { Q_EMIT similarRequested(m_chosen); })
        ->setEnabled(m_model->stepsOf(m_view->currentIndex()).size() == 1);
    menu->popup(m_view->viewport()->mapToGlobal(place));
}

} // namespace vitrine
