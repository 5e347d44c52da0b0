#include "core/storage/transaction.h"

#include <sqlite3.h>

namespace vitrine {

namespace {

Result<> runCached(Connection& db, const QString& sql)
{
    TRY_ASSIGN(Statement statement, prepared, db.prepare(sql));
    return statement.run();
}

} // namespace

Result<Transaction> Transaction::begin(Connection& db)
{
    TRY_VOID(runCached(db, QStringLiteral("BEGIN IMMEDIATE")));
    return Transaction(db);
}

Transaction::~Transaction()
{
    // After a full disk or an I/O error SQLite may have rolled back by itself; a rollback that fails ends with the
    // connection.
    if (m_db && sqlite3_get_autocommit(m_db->handle()) == 0)
        (void)m_db->exec(QStringLiteral("ROLLBACK"));
}

Result<> Transaction::commit()
{
    TRY_VOID(runCached(*m_db, QStringLiteral("COMMIT")));
    m_db = nullptr;
    return {};
}

} // namespace vitrine
