#pragma once

#include "core/services/listener_control.h"

#include <QAbstractTableModel>

#include <deque>

namespace vitrine {

/// The last calls of the listener, newest first. GUI thread.
class CallModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, Method, Operation, Status, Duration, Key, ColumnCount };
    static constexpr int kMostCalls = 1000;

    explicit CallModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Takes calls that came after newestNumber(), oldest first.
    void add(std::vector<CallRecord> calls);
    qint64 newestNumber() const { return m_newest; }
    const CallRecord& call(int row) const { return m_calls[size_t(row)]; }
    /// Shows only calls whose address, operation, key, status or error holds this; case is ignored.
    void setFilter(const QString& text);
    void clear();

private:
    bool fits(const CallRecord& call) const;

    std::deque<CallRecord> m_all;    ///< newest first
    std::vector<CallRecord> m_calls; ///< those that fit
    QString m_filter;
    qint64 m_newest = 0;
};

} // namespace vitrine
