#pragma once

#include "core/storage/connection.h"

#include <functional>
#include <memory>
#include <optional>

namespace vitrine {

/// Read-only connections, one handed to each caller at a time. Any thread; callers never wait for the writer (WAL).
class ReaderPool
{
public:
    explicit ReaderPool(const QString& databasePath);
    ~ReaderPool();

    /// Runs `work` inside one read transaction: everything it reads is of one moment.
    template <class T>
    Result<T> read(const std::function<Result<T>(Connection&)>& work) const
    {
        std::optional<Result<T>> result;
        TRY_VOID(readRaw([&](Connection& db) -> Result<> {
            result = work(db);
            return {};
        }));
        return std::move(*result);
    }

private:
    Result<> readRaw(const std::function<Result<>(Connection&)>& work) const;
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace vitrine
