#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>

#include <memory>
#include <unordered_map>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace vitrine {

/// A prepared query, owned by QtSql, and SQLite's own handle to it, by which it is run: QtSql would describe every
/// column anew at each run and carry every value in a QVariant, which took a fifth of the time of an edit.
struct PreparedQuery {
    QSqlQuery query;
    sqlite3_stmt* handle = nullptr;
    int parameters = 0; ///< how many values it wants
};

/// The statements of one connection that are prepared and not in use. Internal to Connection and Statement, which share
/// it, so that a statement given back late finds it. Used on the connection's thread only.
class StatementCache
{
public:
    StatementCache(const QSqlDatabase& database, sqlite3* handle, QString path);

    Result<std::unique_ptr<PreparedQuery>> take(const QString& sql);
    void giveBack(const QString& sql, std::unique_ptr<PreparedQuery> prepared);
    /// Runs one statement without keeping it.
    Result<> exec(const QString& sql);
    /// What the connection failed with last.
    Error lastError(std::source_location where = std::source_location::current()) const;
    /// Forgets every idle statement and refuses new ones: the connection closes.
    void close();

    sqlite3* handle() const { return m_handle; }
    const QString& path() const { return m_path; }
    QSqlDatabase& database() { return m_database; }

private:
    QSqlDatabase m_database;
    sqlite3* m_handle = nullptr;
    QString m_path;
    std::unordered_map<QString, std::vector<std::unique_ptr<PreparedQuery>>> m_idle;
    int m_idleCount = 0;
};

} // namespace vitrine
