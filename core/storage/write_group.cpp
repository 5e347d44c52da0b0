#include "core/storage/write_group.h"

#include <sqlite3.h>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

Result<> runCached(Connection& db, const QString& sql)
{
    TRY_ASSIGN(Statement statement, prepared, db.prepare(sql));
    return statement.run();
}

bool transactionIsOpen(Connection& db)
{
    return sqlite3_get_autocommit(db.handle()) == 0;
}

/// A reference that would only be found broken at COMMIT would fail the work of everybody in the group.
Result<> requireReferences(Connection& db)
{
    int open = 0;
    int highest = 0;
    sqlite3_db_status(db.handle(), SQLITE_DBSTATUS_DEFERRED_FKS, &open, &highest, 0);
    if (open != 0)
        return fail(ErrorCode::Conflict, u"The change refers to a thing that does not exist (any more)."_s);
    return {};
}

} // namespace

Result<> WriteScope::enterStep(std::optional<StepId> step)
{
    if (step == m_step)
        return {};
    TRY_ASSIGN(Statement update, prepared, db.prepare(u"UPDATE current_step SET step = ?"_s));
    TRY_VOID(update.bind(step).run());
    m_step = step;
    return {};
}

Result<qint64> lastJournalId(Connection& db)
{
    TRY_ASSIGN(Statement select, prepared, db.prepare(u"SELECT max(id) FROM journal"_s));
    TRY_ASSIGN(const bool found, stepped, select.next());
    return found ? select.integer(0) : 0;
}

WriteGroup::WriteGroup(Transaction transaction, Connection& db, UtcMillis now, qint64 lastJournalId)
    : m_transaction(std::move(transaction)), m_db(&db), m_scope(db, now), m_lastJournalId(lastJournalId)
{}

Result<WriteGroup> WriteGroup::begin(Transaction transaction, Connection& db, UtcMillis now)
{
    TRY_ASSIGN(const qint64 last, read, lastJournalId(db));
    return WriteGroup(std::move(transaction), db, now, last);
}

Result<> WriteGroup::runInside(WriteTask& task)
{
    TRY_VOID(m_scope.enterStep(std::nullopt));
    TRY_VOID((*task.work)(m_scope));
    return requireReferences(*m_db);
}

bool WriteGroup::run(WriteTask& task)
{
    const bool goesOn = std::exchange(m_started, true) ? runNext(task) : runFirst(task);
    if (task.outcome.ok())
        m_succeeded.push_back(&task);
    return goesOn;
}

bool WriteGroup::runFirst(WriteTask& task)
{
    task.outcome = runInside(task);
    return task.outcome.ok(); // else the group ends here and its transaction is rolled back
}

bool WriteGroup::runNext(WriteTask& task)
{
    const std::optional<StepId> stepBefore = m_scope.m_step;
    task.outcome = runCached(*m_db, u"SAVEPOINT work"_s);
    if (task.outcome.ok())
        task.outcome = runInside(task);
    if (!transactionIsOpen(*m_db)) {
        m_lost =
            task.outcome.ok() ? fail(ErrorCode::Internal, u"The transaction ended by itself."_s) : task.outcome.error();
        return false;
    }
    Result<> closed;
    if (!task.outcome.ok()) {
        m_scope.m_step = stepBefore;
        closed = runCached(*m_db, u"ROLLBACK TO work"_s);
    }
    if (closed.ok())
        closed = runCached(*m_db, u"RELEASE work"_s);
    if (!closed.ok())
        m_lost = closed.error();
    return closed.ok();
}

Result<> WriteGroup::commit(std::span<const std::unique_ptr<DerivedRefresher>> derived)
{
    TRY_VOID(m_scope.enterStep(std::nullopt));
    TRY_ASSIGN(const qint64 last, read, lastJournalId(*m_db));
    if (last != m_lastJournalId) {
        for (const auto& refresher : derived)
            TRY_VOID(refresher->refresh(*m_db, m_lastJournalId, m_scope.now));
    }
    return m_transaction.commit();
}

bool WriteGroup::finish(std::span<const std::unique_ptr<DerivedRefresher>> derived)
{
    if (m_succeeded.empty())
        return false;
    const Result<> outcome = m_lost ? Result<>(*m_lost) : commit(derived);
    for (WriteTask* task : m_succeeded)
        task->outcome = outcome;
    return outcome.ok();
}

} // namespace vitrine
