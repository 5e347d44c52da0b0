#pragma once

#include "core/base/clock.h"
#include "core/catalog/duplicate.h"
#include "core/storage/connection.h"

#include <set>

namespace vitrine {

/// What people decided about duplicates (journalled). Errors: as of Statement.
class VerdictRepository
{
public:
    explicit VerdictRepository(Connection& db) : m_db(db) {}

    /// Pairs that are decided, however.
    Result<std::set<ContentPair>> decided(DuplicateClass kind);
    /// Writes it; a newer decision takes the place of the older one. Writes nothing when it is so already.
    Result<> put(const DuplicateVerdict& verdict, UtcMillis now);
    /// Forgets every decision about these contents among each other.
    Result<> forget(DuplicateClass kind, const ContentPair& pair);

private:
    Connection& m_db;
};

} // namespace vitrine
