#pragma once

#include "core/base/id.h"

#include <QWidget>

class QTreeView;

namespace vitrine {
struct Session;
class HistoryActions;
class HistoryModel;

/// The history of the catalogue: every step of everybody, newest first; undo and redo of any of them, with the reason
/// when something stands in the way. Enter shows what the step touched.
class HistoryPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit HistoryPanel(Session& session, QWidget* parent = nullptr);
    HistoryModel* model() const { return m_model; }
    QTreeView* view() const { return m_view; }
    HistoryActions* actions() const { return m_actions; }

Q_SIGNALS:
    /// Show what this step touched: a query with a FilterField::Step.
    void touchedRequested(vitrine::StepId step);
    /// Find what looks like the pictures that this step touched.
    void similarRequested(vitrine::StepId step);

private:
    void showChosen();
    void keepChosen();
    void openMenu(const QPoint& place);
    HistoryModel* m_model;
    QTreeView* m_view;
    HistoryActions* m_actions;
    StepId m_chosen;
};

} // namespace vitrine
