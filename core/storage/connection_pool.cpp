#include "core/storage/connection_pool.h"

namespace vitrine {

namespace {
/// More than this many at once is a burst: their connections are closed afterwards.
constexpr size_t kMaxIdle = 8;
} // namespace

ConnectionPool::ConnectionPool(QString path, DatabaseAccess access, std::function<Result<>(Connection&)> prepare)
    : m_path(std::move(path)), m_access(access), m_prepare(std::move(prepare))
{}

ConnectionPool::~ConnectionPool()
{
    closeIdle();
}

Result<std::unique_ptr<Connection>> ConnectionPool::take()
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_idle.empty()) {
            std::unique_ptr<Connection> connection = std::move(m_idle.back());
            m_idle.pop_back();
            connection->enterThread();
            return connection;
        }
    }
    TRY_ASSIGN(std::unique_ptr<Connection> connection, opened, Connection::open(m_path, m_access));
    if (m_prepare)
        TRY_VOID(m_prepare(*connection));
    return connection;
}

void ConnectionPool::giveBack(std::unique_ptr<Connection> connection)
{
    const std::lock_guard lock(m_mutex);
    if (m_idle.size() >= kMaxIdle)
        return;
    connection->leaveThread();
    m_idle.push_back(std::move(connection));
}

void ConnectionPool::closeIdle()
{
    const std::lock_guard lock(m_mutex);
    for (const auto& connection : m_idle)
        connection->enterThread();
    m_idle.clear();
}

} // namespace vitrine
