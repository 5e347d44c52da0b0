#include "core/storage/step_reverter.h"

#include "core/storage/revert_check.h"

#include <QElapsedTimer>

namespace vitrine {

namespace {
constexpr int kRowsAtOnce = 128;
}

Result<> StepReverter::revertSome(Connection& db, qint64 milliseconds)
{
    RowReverter rows(db, m_later);
    QElapsedTimer time;
    time.start();
    while (!m_finished && time.elapsed() < milliseconds) {
        TRY_ASSIGN(const std::vector<JournalRow> lines, read, journalOfStep(db, m_step, m_before, kRowsAtOnce));
        m_finished = lines.empty();
        for (const JournalRow& line : lines) {
            TRY_VOID(revertRow(db, rows, line));
            m_before = line.id;
        }
    }
    return m_finished ? retryPostponed(db, rows) : Result<>();
}

Result<> StepReverter::revertRow(Connection& db, RowReverter& rows, const JournalRow& row)
{
    RowRevert result = RowRevert::Referenced;
    if (m_postponedKeys.isEmpty() || !m_postponedKeys.contains(key(row))) {
        TRY_ASSIGN(result, tried, rows.revert(row));
    }
    if (result == RowRevert::Done) {
        ++m_reverted;
        return {};
    }
    if (result == RowRevert::ChangedSince)
        return giveUp(db, row, result);
    m_postponed.push_back(row);
    m_postponedKeys.insert(key(row));
    return {};
}

Result<> StepReverter::retryPostponed(Connection& db, RowReverter& rows)
{
    bool moved = true;
    while (moved && !m_postponed.empty()) {
        const std::vector<JournalRow> waiting = std::exchange(m_postponed, {});
        m_postponedKeys.clear();
        for (const JournalRow& row : waiting)
            TRY_VOID(revertRow(db, rows, row));
        moved = m_postponed.size() < waiting.size();
    }
    const std::vector<JournalRow> stuck = std::exchange(m_postponed, {});
    m_postponedKeys.clear();
    for (const JournalRow& row : stuck)
        TRY_VOID(giveUp(db, row, RowRevert::Referenced));
    return {};
}

Result<> StepReverter::giveUp(Connection& db, const JournalRow& row, RowRevert why)
{
    if (m_later == LaterChanges::Keep) {
        ++m_kept;
        return {};
    }
    return why == RowRevert::Referenced ? referencedSince(db, row) : changedSince(db, row);
}

} // namespace vitrine
