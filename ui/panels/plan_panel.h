#pragma once

#include "ui/models/plan_model.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QTableView;
class QHBoxLayout;

namespace vitrine {

/// An import before it happens: what is new, what goes where and why, what is here already, what is left out. Beside
/// the work, never in its way; one button does it.
class PlanPanel : public QFrame
{
    Q_OBJECT
public:
    explicit PlanPanel(QWidget* parent = nullptr);
    /// The files are being looked at.
    void showPlanning(const QString& what);
    void showPlan(const std::shared_ptr<const ImportPlan>& plan);
    PlanModel& model() { return *m_model; }

Q_SIGNALS:
    void applyWanted();
    void cancelled();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showGroups();
    PlanModel* m_model;
    QLabel* m_title;
    QLabel* m_summary;
    QHBoxLayout* m_groups;
    QTableView* m_table;
    QPushButton* m_apply;
};

} // namespace vitrine
