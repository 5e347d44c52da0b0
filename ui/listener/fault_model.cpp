#include "ui/listener/fault_model.h"

#include <algorithm>

namespace vitrine {

namespace {

constexpr int kMaxDelayMs = 600'000;

/// Takes a cell over; false = it is not a value of that column.
bool setCell(InjectedFault& fault, int column, const QVariant& value)
{
    bool good = true;
    switch (column) {
    case FaultModel::Operation:
        fault.operation = value.toString().trimmed().toLatin1();
        return !fault.operation.isEmpty();
    case FaultModel::Delay:
        fault.delayMs = std::clamp(value.toInt(&good), 0, kMaxDelayMs);
        return good;
    case FaultModel::Status: {
        const int status = value.toInt(&good);
        fault.status = status;
        return good && (status == 0 || (status >= 400 && status <= 599));
    }
    case FaultModel::Code:
        fault.errorCode = value.toString().trimmed().toLatin1();
        return true;
    case FaultModel::Rate:
        fault.callsPerSecond = std::max(0.0, value.toDouble(&good));
        return good;
    case FaultModel::Every:
        fault.everyNth = std::max(1, value.toInt(&good));
        return good;
    default:
        return false;
    }
}

QVariant cellOf(const InjectedFault& fault, int column)
{
    switch (column) {
    case FaultModel::Operation:
        return QString::fromLatin1(fault.operation);
    case FaultModel::Delay:
        return fault.delayMs;
    case FaultModel::Status:
        return fault.status;
    case FaultModel::Code:
        return QString::fromLatin1(fault.errorCode);
    case FaultModel::Rate:
        return fault.callsPerSecond;
    case FaultModel::Every:
        return fault.everyNth;
    default:
        return {};
    }
}

} // namespace

int FaultModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_faults.size());
}

int FaultModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant FaultModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const InjectedFault& fault = m_faults[size_t(index.row())];
    if (index.column() == Drop)
        return role == Qt::CheckStateRole ? QVariant(fault.drop ? Qt::Checked : Qt::Unchecked) : QVariant();
    return role == Qt::DisplayRole || role == Qt::EditRole ? cellOf(fault, index.column()) : QVariant();
}

QVariant FaultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Operation"), tr("Delay, ms"),      tr("HTTP status"),  tr("Error code"),
                              tr("Drop"),      tr("Calls a second"), tr("Each nth call")};
    return section < int(ColumnCount) ? titles[section] : QString();
}

Qt::ItemFlags FaultModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags base = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return base;
    return index.column() == Drop ? base | Qt::ItemIsUserCheckable : base | Qt::ItemIsEditable;
}

bool FaultModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    InjectedFault changed = m_faults[size_t(index.row())];
    if (index.column() == Drop && role == Qt::CheckStateRole)
        changed.drop = value.toInt() == Qt::Checked;
    else if (role != Qt::EditRole || !setCell(changed, index.column(), value))
        return false;
    m_faults[size_t(index.row())] = changed;
    Q_EMIT dataChanged(index, index);
    Q_EMIT edited();
    return true;
}

void FaultModel::setFaults(std::vector<InjectedFault> faults)
{
    if (faults == m_faults)
        return;
    beginResetModel();
    m_faults = std::move(faults);
    endResetModel();
}

void FaultModel::add(const InjectedFault& fault)
{
    beginInsertRows({}, rowCount(), rowCount());
    m_faults.push_back(fault);
    endInsertRows();
    Q_EMIT edited();
}

void FaultModel::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_faults.erase(m_faults.begin() + row);
    endRemoveRows();
    Q_EMIT edited();
}

} // namespace vitrine
