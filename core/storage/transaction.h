#pragma once

#include "core/storage/connection.h"

#include <utility>

namespace vitrine {

/// A write transaction: BEGIN IMMEDIATE, so that it waits for its turn (5 s) instead of failing at the first write.
/// Rolled back unless commit() returned success.
class Transaction
{
public:
    static Result<Transaction> begin(Connection& db);
    Transaction(Transaction&& other) noexcept : m_db(std::exchange(other.m_db, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    Result<> commit();

private:
    explicit Transaction(Connection& db) : m_db(&db) {}
    Connection* m_db;
};

} // namespace vitrine
