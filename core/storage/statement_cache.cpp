#include "core/storage/statement_cache.h"

#include "core/storage/database_error.h"

#include <QSqlResult>

#include <sqlite3.h>

namespace vitrine {

namespace {
constexpr int kMaxIdleStatements = 300;
}

StatementCache::StatementCache(const QSqlDatabase& database, sqlite3* handle, QString path)
    : m_database(database), m_handle(handle), m_path(std::move(path))
{}

Result<std::unique_ptr<PreparedQuery>> StatementCache::take(const QString& sql)
{
    if (const auto found = m_idle.find(sql); found != m_idle.end() && !found->second.empty()) {
        std::unique_ptr<PreparedQuery> prepared = std::move(found->second.back());
        found->second.pop_back();
        --m_idleCount;
        return prepared;
    }
    if (!m_handle)
        return fail(ErrorCode::Internal, QStringLiteral("A statement was prepared on a closed connection."));
    auto prepared = std::make_unique<PreparedQuery>(PreparedQuery{QSqlQuery(m_database)});
    prepared->query.setForwardOnly(true);
    if (!prepared->query.prepare(sql))
        return lastError();
    const QVariant handle = prepared->query.result()->handle();
    if (qstrcmp(handle.typeName(), "sqlite3_stmt*") != 0)
        return fail(ErrorCode::Unavailable, QStringLiteral("Qt's SQLite driver does not hand out its statements."));
    prepared->handle = *static_cast<sqlite3_stmt* const*>(handle.constData());
    prepared->parameters = sqlite3_bind_parameter_count(prepared->handle);
    return prepared;
}

void StatementCache::giveBack(const QString& sql, std::unique_ptr<PreparedQuery> prepared)
{
    if (!m_handle)
        return; // the driver has finalized it
    sqlite3_reset(prepared->handle);
    if (prepared->parameters > 0)
        sqlite3_clear_bindings(prepared->handle);
    if (m_idleCount >= kMaxIdleStatements) {
        m_idle.clear();
        m_idleCount = 0;
    }
    m_idle[sql].push_back(std::move(prepared));
    ++m_idleCount;
}

Result<> StatementCache::exec(const QString& sql)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return lastError();
    return {};
}

Error StatementCache::lastError(std::source_location where) const
{
    const auto* message = static_cast<const QChar*>(sqlite3_errmsg16(m_handle));
    return databaseError(sqlite3_extended_errcode(m_handle), QString(message), m_path, where);
}

void StatementCache::close()
{
    m_idle.clear();
    m_idleCount = 0;
    m_handle = nullptr;
    m_database = QSqlDatabase();
}

} // namespace vitrine
