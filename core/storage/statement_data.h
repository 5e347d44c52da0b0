#pragma once

#include "core/storage/connection.h"
#include "core/storage/statement_cache.h"

namespace vitrine {

/// Internal to Connection and Statement. Giving the query back is the destructor's work.
struct Statement::Data {
    Data(std::shared_ptr<StatementCache> from, QString text, std::unique_ptr<PreparedQuery> query)
        : cache(std::move(from)), sql(std::move(text)), prepared(std::move(query))
    {}
    ~Data() { cache->giveBack(sql, std::move(prepared)); }
    Data(const Data&) = delete;
    Data& operator=(const Data&) = delete;

    std::shared_ptr<StatementCache> cache;
    QString sql;
    std::unique_ptr<PreparedQuery> prepared;
    int bound = 0;         ///< values bound for the coming run
    bool executed = false; ///< rows of a run may be waiting
    bool finished = false; ///< of that run: the last row was given
    std::optional<Error> bindError;

    /// Null once the connection is closed; SQLite answers a null handle with an error or NULL.
    sqlite3_stmt* handle() const { return cache->handle() ? prepared->handle : nullptr; }
    /// The place of the next value. Values are counted from the first bind after a run; a bind after rows were read
    /// starts the next run.
    int nextPlace();
    /// Checks what was bound and starts a run.
    Result<> start();
    Result<bool> step();
};

} // namespace vitrine
