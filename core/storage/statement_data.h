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
    std::optional<Error> bindError;

    /// Values are counted from the first bind after a run; a bind after rows were read starts the next run.
    void bind(const QVariant& value);
    Result<> execute();
};

} // namespace vitrine
