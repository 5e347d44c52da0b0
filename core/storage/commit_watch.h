#pragma once

#include "core/storage/connection_pool.h"

#include <mutex>

namespace vitrine {

/// Tells whether anything was committed to a database since it was last asked, by this process or another. Any thread;
/// callers have their turn one by one (some microseconds each).
class CommitWatch
{
public:
    explicit CommitWatch(const QString& databasePath);

    /// A number that is another one after every commit, as soon as the commit is done. Only to be compared with earlier
    /// ones of the same object. Source: SQLite, PRAGMA data_version.
    Result<qint64> mark();

private:
    std::mutex m_mutex;
    ConnectionPool m_connections; ///< never more than the one: each counts for itself
    qint64 m_renewals = 0;        ///< how often it had to be opened anew
};

} // namespace vitrine
