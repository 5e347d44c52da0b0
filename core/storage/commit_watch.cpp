#include "core/storage/commit_watch.h"

#include "core/storage/rows.h"

namespace vitrine {

using namespace Qt::StringLiterals;

CommitWatch::CommitWatch(const QString& databasePath) : m_connections(databasePath, DatabaseAccess::ReadOnly) {}

Result<qint64> CommitWatch::mark()
{
    const std::lock_guard turn(m_mutex);
    TRY_ASSIGN(std::unique_ptr<Connection> connection, taken, m_connections.take());
    const Result<qint64> version = readNumber(*connection, u"PRAGMA data_version"_s);
    if (!version.ok()) {
        ++m_renewals; // a new connection counts from the beginning: its numbers must not look like earlier ones
        return version;
    }
    m_connections.giveBack(std::move(connection));
    return (m_renewals << 32) + version.value();
}

} // namespace vitrine
