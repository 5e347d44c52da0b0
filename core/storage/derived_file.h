#pragma once

#include "core/storage/connection.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <mutex>

namespace vitrine {

class ConnectionPool;

/// An SQLite file of derived data: WAL with synchronous NORMAL (a power cut may lose the newest rows, never the file);
/// it may be deleted while it is not open; a damaged file, or one of another version, is thrown away and made anew,
/// here or at opening. Any thread; reads do not wait for writes.
class DerivedFile
{
public:
    /// @param version  raised when the tables change    @param tables  the statements that make them
    DerivedFile(const QString& path, DatabaseAccess access, qint64 version, QStringList tables);
    ~DerivedFile();

    /// To be called once, before all others: makes the folder (to be written into) and reads of every table, so that
    /// a damaged file is found now. Errors: Io (the folder cannot be made), those of `use`.
    Result<> open() const;
    /// Runs `work` on a connection. Where the file turns out to be damaged it is thrown away and `work` runs once more
    /// (it must be ready for that); opened for reading only it is then as if empty: `work` counts as done.
    Result<> use(const std::function<Result<>(Connection&)>& work) const;
    /// The same in a transaction, one writer of this process at a time. Errors also: Unavailable (read-only).
    Result<> write(const std::function<Result<>(Connection&)>& work) const;
    DatabaseAccess access() const { return m_access; }
    QString path() const;
    qint64 bytes() const;

private:
    Result<> useOnce(const std::function<Result<>(Connection&)>& work) const;
    Result<> discard() const;

    DatabaseAccess m_access;
    std::unique_ptr<ConnectionPool> m_connections;
    mutable std::mutex m_writing; ///< writers of this process queue here instead of polling the database's lock
};

} // namespace vitrine
