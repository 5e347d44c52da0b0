#pragma once

#include "core/base/clock.h"
#include "core/storage/connection.h"

namespace vitrine {

/// Keeps rows that are computed from others (touch times, text index, counters) true in the very transaction that
/// changed those others. The writer owns them and calls each before every commit that journalled something.
class DerivedRefresher
{
public:
    virtual ~DerivedRefresher() = default;

    /// Journal rows with id > `afterJournalId` are what this transaction changed. Runs on the writer thread; must not
    /// write to journalled tables. An error fails the whole commit, and with it every edit in it: fail only where going
    /// on would be wrong.
    virtual Result<> refresh(Connection& db, qint64 afterJournalId, UtcMillis now) = 0;

    /// Whether work was left over: too much for one commit, or done by another program. Only reads.
    virtual Result<bool> isBehind(Connection&) { return false; }
    /// Does a bounded part of it, in a transaction of its own, while nobody waits for the writer. true = more is left.
    virtual Result<bool> catchUp(Connection&) { return false; }
};

} // namespace vitrine
