#include "core/storage/reader_pool.h"

#include <mutex>
#include <vector>

namespace vitrine {

namespace {
/// More than this many at once is a burst: their connections are closed afterwards.
constexpr size_t kMaxIdleReaders = 8;
} // namespace

struct ReaderPool::Data {
    QString path;
    std::mutex mutex;
    std::vector<std::unique_ptr<Connection>> idle;

    Result<std::unique_ptr<Connection>> take()
    {
        {
            const std::lock_guard lock(mutex);
            if (!idle.empty()) {
                std::unique_ptr<Connection> connection = std::move(idle.back());
                idle.pop_back();
                connection->enterThread();
                return connection;
            }
        }
        return Connection::open(path, DatabaseAccess::ReadOnly);
    }

    void giveBack(std::unique_ptr<Connection> connection)
    {
        const std::lock_guard lock(mutex);
        if (idle.size() >= kMaxIdleReaders)
            return;
        connection->leaveThread();
        idle.push_back(std::move(connection));
    }
};

ReaderPool::ReaderPool(const QString& databasePath) : m_data(std::make_unique<Data>())
{
    m_data->path = databasePath;
}

ReaderPool::~ReaderPool()
{
    for (const auto& connection : m_data->idle)
        connection->enterThread();
}

Result<> ReaderPool::readRaw(const std::function<Result<>(Connection&)>& work) const
{
    TRY_ASSIGN(std::unique_ptr<Connection> connection, taken, m_data->take());
    TRY_VOID(connection->exec(QStringLiteral("BEGIN")));
    auto done = work(*connection);
    const auto ended = connection->exec(QStringLiteral("ROLLBACK"));
    if (ended.ok()) // a connection that cannot end its transaction is not handed to anybody else
        m_data->giveBack(std::move(connection));
    return done;
}

} // namespace vitrine
