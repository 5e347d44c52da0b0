#pragma once

#include "core/storage/transaction.h"
#include "core/storage/write_queue.h"

namespace vitrine {

/// One piece of queued work and what became of it.
struct WriteTask {
    const WriteWork* work = nullptr;
    Result<> outcome;
    bool done = false; ///< guarded by the queue's mutex
};

/// Several tasks in one transaction, made durable together. Each but the first runs under a savepoint of its own: the
/// first needs none (there is nothing else yet to keep), and a long one would pay for it at every page. Internal to
/// WriteQueue.
class WriteGroup
{
public:
    static Result<WriteGroup> begin(Transaction transaction, Connection& db, UtcMillis now);

    /// Runs a task; when it fails only its own changes are taken back. false = the whole transaction is lost (full
    /// disk): no further task may run.
    bool run(WriteTask& task);
    /// Refreshes what is derived and commits; on failure every task that had succeeded gets the error.
    /// true = something was made durable.
    bool finish(std::span<const std::unique_ptr<DerivedRefresher>> derived);

private:
    WriteGroup(Transaction transaction, Connection& db, UtcMillis now, qint64 lastJournalId);
    Result<> runInside(WriteTask& task);
    bool runFirst(WriteTask& task);
    bool runNext(WriteTask& task);
    Result<> commit(std::span<const std::unique_ptr<DerivedRefresher>> derived);

    Transaction m_transaction;
    Connection* m_db;
    WriteScope m_scope;
    qint64 m_lastJournalId;
    bool m_started = false;
    std::vector<WriteTask*> m_succeeded;
    std::optional<Error> m_lost;
};

/// The newest journal row; 0 when there is none.
Result<qint64> lastJournalId(Connection& db);

} // namespace vitrine
