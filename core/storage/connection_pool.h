#pragma once

#include "core/storage/connection.h"

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace vitrine {

/// Connections to one database, handed to one caller at a time. Any thread.
class ConnectionPool
{
public:
    /// @param prepare  run once on every new connection before its first use; may be empty
    ConnectionPool(QString path, DatabaseAccess access, std::function<Result<>(Connection&)> prepare = {});
    ~ConnectionPool();
    ConnectionPool(const ConnectionPool&) = delete;
    ConnectionPool& operator=(const ConnectionPool&) = delete;

    /// An idle connection, else a new one, on the caller's thread. Errors: those of Connection::open and `prepare`.
    Result<std::unique_ptr<Connection>> take();
    /// Drop a connection that is in doubt instead of giving it back.
    void giveBack(std::unique_ptr<Connection> connection);
    /// Closes the idle ones: the next take() opens the file anew. Those in use close when they are dropped.
    void closeIdle();
    const QString& path() const { return m_path; }

private:
    QString m_path;
    DatabaseAccess m_access;
    std::function<Result<>(Connection&)> m_prepare;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Connection>> m_idle;
};

} // namespace vitrine
