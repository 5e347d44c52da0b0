#pragma once

#include "core/storage/connection.h"
#include "core/storage/transaction.h"

#include <memory>

namespace vitrine {

/// Lets the writing processes of one catalogue take turns. SQLite's own waiting only polls: a process that commits back
/// to back would starve the others. So whoever wants to begin first takes `next.lock` in the sessions folder and holds
/// it until it has begun: the one that just committed stands behind it. The kernel lets go of it at a crash. Used on
/// one thread.
class WriteTurn
{
public:
    /// `db` gets a busy handler with the patience. Errors: Io, Unavailable (read-only).
    static Result<std::unique_ptr<WriteTurn>> create(Connection& db, const QString& sessionsFolder,
                                                     int patienceMs = 5000);
    ~WriteTurn();
    WriteTurn(const WriteTurn&) = delete;
    WriteTurn& operator=(const WriteTurn&) = delete;

    /// Waits for the turn and begins. Errors: Unavailable names the program that kept writing.
    Result<Transaction> begin();

private:
    WriteTurn(Connection& db, QString folder, int patienceMs, int file);
    bool standInLine() const;
    Error tooLong() const;

    Connection& m_db;
    QString m_folder;
    int m_patienceMs;
    int m_file;
};

} // namespace vitrine
