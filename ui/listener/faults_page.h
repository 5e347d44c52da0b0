#pragma once

#include "ui/listener/fault_model.h"

#include <QWidget>

class QTableView;

namespace vitrine {

/// What goes wrong on purpose: delays, errors, dropped connections and throttling for each operation.
class FaultsPage : public QWidget
{
    Q_OBJECT
public:
    FaultsPage(ListenerControl& control, QWidget* parent = nullptr);
    FaultModel& model() { return *m_model; }

private:
    ListenerControl& m_control;
    FaultModel* m_model;
    QTableView* m_table;
};

} // namespace vitrine
