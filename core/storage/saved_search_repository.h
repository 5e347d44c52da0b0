#pragma once

#include "core/catalog/saved_search.h"
#include "core/storage/connection.h"

#include <optional>
#include <vector>

namespace vitrine {

/// Saved searches <-> rows, in the order in which they were made. Errors: as of Statement.
class SavedSearchRepository
{
public:
    explicit SavedSearchRepository(Connection& db) : m_db(db) {}

    Result<std::vector<SavedSearch>> all();
    Result<std::optional<SavedSearch>> fetchOne(SavedSearchId id);
    Result<SavedSearchId> insert(const SavedSearch& search);
    Result<> update(const SavedSearch& search);
    Result<> remove(SavedSearchId id);

private:
    Connection& m_db;
};

} // namespace vitrine
