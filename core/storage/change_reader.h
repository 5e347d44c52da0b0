#pragma once

#include "core/catalog/change_set.h"
#include "core/storage/connection.h"

namespace vitrine {

/// Turns journal rows into ChangeSets: everything above the last row seen, whoever wrote it. Steps that are still open
/// count too, so that an import is seen while it runs. Used on the connection's thread.
class ChangeReader
{
public:
    /// More things than this are not listed: ChangeSet::everything.
    static constexpr qsizetype kMaxThings = 20'000;

    explicit ChangeReader(Connection& db) : m_db(db) {}

    /// Everything that is there now counts as seen.
    Result<> skipToEnd();
    /// What came since the last call; empty when nothing did. After an error the next call gives the same again.
    Result<ChangeSet> read();

private:
    /// What the list of steps looks like: a change of it without journal rows (a step committed) is a change of
    /// history.
    struct StepsMark {
        qint64 oldest = 0;
        qint64 newest = 0;
        qint64 open = 0;
        bool operator==(const StepsMark&) const = default;
    };
    struct Position {
        qint64 journalRow = 0;
        StepsMark steps;
    };
    Result<StepsMark> stepsMark();
    Result<qint64> newestJournalRow();
    Result<ChangeSet> readFrom(Position& position);
    Result<> readRows(qint64& seen, ChangeSet& changes);

    Connection& m_db;
    Position m_seen;
};

} // namespace vitrine
