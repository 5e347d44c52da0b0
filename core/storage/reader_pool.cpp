#include "core/storage/reader_pool.h"

#include "core/storage/connection_pool.h"

namespace vitrine {

struct ReaderPool::Data {
    ConnectionPool connections;
};

ReaderPool::ReaderPool(const QString& databasePath)
    : m_data(new Data{ConnectionPool(databasePath, DatabaseAccess::ReadOnly)})
{}

ReaderPool::~ReaderPool() = default;

Result<> ReaderPool::readRaw(const std::function<Result<>(Connection&)>& work) const
{
    TRY_ASSIGN(std::unique_ptr<Connection> connection, taken, m_data->connections.take());
    TRY_VOID(connection->exec(QStringLiteral("BEGIN")));
    auto done = work(*connection);
    const auto ended = connection->exec(QStringLiteral("ROLLBACK"));
    if (ended.ok()) // a connection that cannot end its transaction is not handed to anybody else
        m_data->connections.giveBack(std::move(connection));
    return done;
}

} // namespace vitrine
