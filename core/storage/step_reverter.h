#pragma once

#include "core/storage/row_reverter.h"

#include <QSet>

namespace vitrine {

/// Takes the journal of a step back piece by piece, each piece in whatever transaction the caller has open. A value:
/// the caller keeps a copy from before a piece and goes back to it when the transaction of that piece failed.
class StepReverter
{
public:
    /// Lines with id > `newestId` are not of the past (an abandoned step journals its own revert under itself).
    StepReverter(StepId step, LaterChanges later, qint64 newestId)
        : m_step(step), m_later(later), m_before(newestId + 1)
    {}

    /// Works for about `milliseconds`. Errors: Conflict with the words of what stands in the way (Refuse only).
    Result<> revertSome(Connection& db, qint64 milliseconds);
    bool done() const { return m_finished && m_postponed.empty(); }
    qint64 reverted() const { return m_reverted; }
    /// Lines that were left because somebody else changed the row later (Keep only).
    qint64 kept() const { return m_kept; }

private:
    Result<> revertRow(Connection& db, RowReverter& rows, const JournalRow& row);
    Result<> retryPostponed(Connection& db, RowReverter& rows);
    Result<> giveUp(Connection& db, const JournalRow& row, RowRevert why);
    static QString key(const JournalRow& row) { return row.table + QChar(u':') + QString::number(row.rowId); }

    StepId m_step;
    LaterChanges m_later;
    qint64 m_before;
    bool m_finished = false;
    qint64 m_reverted = 0;
    qint64 m_kept = 0;
    /// Lines that a reference kept back (and later ones of the same rows): tried again at the end.
    std::vector<JournalRow> m_postponed;
    QSet<QString> m_postponedKeys;
};

} // namespace vitrine
