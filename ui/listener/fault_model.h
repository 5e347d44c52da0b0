#pragma once

#include "core/services/listener_control.h"

#include <QAbstractTableModel>

namespace vitrine {

/// Faults that are put in the way of calls, one a row, every cell editable. GUI thread.
class FaultModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Operation, Delay, Status, Code, Drop, Rate, Every, ColumnCount };
    explicit FaultModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

    const std::vector<InjectedFault>& faults() const { return m_faults; }
    void setFaults(std::vector<InjectedFault> faults);
    void add(const InjectedFault& fault);
    void remove(int row);

Q_SIGNALS:
    /// Something was changed here.
    void edited();

private:
    std::vector<InjectedFault> m_faults;
};

} // namespace vitrine
