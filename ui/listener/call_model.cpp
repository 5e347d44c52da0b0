#include "ui/listener/call_model.h"

#include "ui/theme.h"

#include <QApplication>
#include <QDateTime>
#include <QLocale>

namespace vitrine {

int CallModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_calls.size());
}

int CallModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

namespace {
QVariant alignmentOf(int column)
{
    return QVariant(Qt::AlignVCenter | (column == CallModel::Duration ? Qt::AlignRight : Qt::AlignLeft));
}
} // namespace

QVariant CallModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const CallRecord& call = m_calls[size_t(index.row())];
    const bool refused = call.status >= 400 || call.status == 0;
    if (role == Qt::ForegroundRole && index.column() == Status) {
        const theme::Colours colours = theme::coloursOf(QApplication::palette());
        return refused ? colours.bad : colours.good;
    }
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(index.column());
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Time:
        return QDateTime::fromMSecsSinceEpoch(call.receivedUtc).toString(QStringLiteral("HH:mm:ss.zzz"));
    case Method:
        return QString::fromLatin1(call.method);
    case Operation:
        return call.operation.isEmpty() ? QString::fromLatin1(call.target) : QString::fromLatin1(call.operation);
    case Status:
        return call.errorCode.isEmpty()
                   ? QString::number(call.status)
                   : QStringLiteral("%1 %2").arg(call.status).arg(QString::fromLatin1(call.errorCode));
    case Duration:
        return tr("%1 ms").arg(QLocale().toString(call.milliseconds, 'f', 1));
    case Key:
        return call.keyName;
    default:
        return {};
    }
}

QVariant CallModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Method:
        return tr("Method");
    case Operation:
        return tr("Operation");
    case Status:
        return tr("Answer");
    case Duration:
        return tr("Took");
    case Key:
        return tr("Key");
    default:
        return {};
    }
}

bool CallModel::fits(const CallRecord& call) const
{
    if (m_filter.isEmpty())
        return true;
    const QString text = QStringLiteral("%1 %2 %3 %4 %5")
                             .arg(QString::fromLatin1(call.operation), QString::fromLatin1(call.target), call.keyName,
                                  QString::number(call.status), QString::fromLatin1(call.errorCode));
    return text.contains(m_filter, Qt::CaseInsensitive);
}

void CallModel::add(std::vector<CallRecord> calls)
{
    for (CallRecord& call : calls) {
        m_newest = std::max(m_newest, call.number);
        m_all.push_front(call);
        if (!fits(call))
            continue;
        beginInsertRows({}, 0, 0);
        m_calls.insert(m_calls.begin(), std::move(call));
        endInsertRows();
    }
    while (m_all.size() > size_t(kMostCalls))
        m_all.pop_back();
    if (m_calls.size() > size_t(kMostCalls)) {
        beginRemoveRows({}, kMostCalls, int(m_calls.size()) - 1);
        m_calls.resize(size_t(kMostCalls));
        endRemoveRows();
    }
}

void CallModel::setFilter(const QString& text)
{
    beginResetModel();
    m_filter = text.trimmed();
    m_calls.clear();
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(m_calls),
                 [this](const CallRecord& call) { return fits(call); });
    endResetModel();
}

void CallModel::clear()
{
    beginResetModel();
    m_all.clear();
    m_calls.clear();
    endResetModel();
}

} // namespace vitrine
