#include "core/storage/tag_links.h"

#include "core/storage/rows.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

TagLinks::TagLinks(Connection& db, const QString& owner)
    : m_db(db), m_insert(u"INSERT INTO %1_tag (%1, tag) VALUES (?, ?)"_s.arg(owner)),
      m_remove(u"DELETE FROM %1_tag WHERE %1 = ? AND tag = ?"_s.arg(owner)),
      m_clear(u"DELETE FROM %1_tag WHERE %1 = ?"_s.arg(owner)),
      m_dropDoubles(
          u"DELETE FROM %1_tag WHERE tag = ? AND %1 IN (SELECT other.%1 FROM %1_tag other WHERE other.tag = ?)"_s.arg(
              owner)),
      m_move(u"UPDATE %1_tag SET tag = ? WHERE tag = ?"_s.arg(owner)),
      m_moveSome(u"UPDATE %1_tag SET tag = ? WHERE id IN (SELECT l.id FROM %1_tag l WHERE l.tag = ? AND NOT EXISTS"
                 " (SELECT 1 FROM %1_tag other WHERE other.%1 = l.%1 AND other.tag = ?) LIMIT ?)"_s.arg(owner))
{}

Result<> TagLinks::insert(qint64 owner, const std::vector<TagId>& tags)
{
    return update(owner, {}, tags);
}

Result<> TagLinks::update(qint64 owner, const std::vector<TagId>& before, const std::vector<TagId>& after)
{
    const auto holds = [](const std::vector<TagId>& tags, TagId tag) {
        return std::find(tags.begin(), tags.end(), tag) != tags.end();
    };
    for (const TagId tag : before) {
        if (!holds(after, tag))
            TRY_VOID(runSql(m_db, m_remove, owner, tag));
    }
    for (const TagId tag : after) {
        if (!holds(before, tag))
            TRY_VOID(runSql(m_db, m_insert, owner, tag));
    }
    return {};
}

Result<> TagLinks::clear(qint64 owner)
{
    return runSql(m_db, m_clear, owner);
}

Result<> TagLinks::moveAll(TagId from, TagId into)
{
    TRY_VOID(runSql(m_db, m_dropDoubles, from, into));
    return runSql(m_db, m_move, into, from);
}

Result<int> TagLinks::moveSome(TagId from, TagId into, int limit)
{
    TRY_VOID(runSql(m_db, m_moveSome, into, from, into, limit));
    return m_db.changedRows();
}

QString TagLinks::pageSql(const QString& owner)
{
    return u"SELECT l.%1, l.tag FROM json_each(?) j JOIN %1_tag l ON l.%1 = j.value"
           " JOIN tag t ON t.id = l.tag AND t.trashed_utc IS NULL ORDER BY t.name_key, t.id"_s.arg(owner);
}

} // namespace vitrine
