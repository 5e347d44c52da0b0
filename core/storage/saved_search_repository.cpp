#include "core/storage/saved_search_repository.h"

#include "core/base/uuid.h"
#include "core/storage/rows.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {
SavedSearch readSearch(const Statement& row)
{
    return {row.id<SavedSearchId>(0), row.text(1), row.text(2)};
}
} // namespace

Result<std::vector<SavedSearch>> SavedSearchRepository::all()
{
    return readRows(m_db, u"SELECT id, name, query FROM saved_search ORDER BY position, id"_s, readSearch);
}

Result<std::optional<SavedSearch>> SavedSearchRepository::fetchOne(SavedSearchId id)
{
    return readRow(m_db, u"SELECT id, name, query FROM saved_search WHERE id = ?"_s, readSearch, id);
}

Result<SavedSearchId> SavedSearchRepository::insert(const SavedSearch& search)
{
    TRY_VOID(runSql(m_db,
                    u"INSERT INTO saved_search (uuid, name, query, position)"
                    " VALUES (?, ?, ?, (SELECT coalesce(max(position) + 1, 0) FROM saved_search))"_s,
                    newUuid(), search.name, search.query));
    return SavedSearchId(m_db.lastInsertId());
}

Result<> SavedSearchRepository::update(const SavedSearch& search)
{
    return runSql(m_db, u"UPDATE saved_search SET name = ?, query = ? WHERE id = ?"_s, search.name, search.query,
                  search.id);
}

Result<> SavedSearchRepository::remove(SavedSearchId id)
{
    return runSql(m_db, u"DELETE FROM saved_search WHERE id = ?"_s, id);
}

} // namespace vitrine
