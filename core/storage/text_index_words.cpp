#include "core/storage/text_index_words.h"

#include "core/storage/rows.h"

#include <QStringList>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

struct NodeWords {
    qint64 id = 0;
    QString words, facets;
    bool known = false;
};

/// Nodes whose words or facets differ from what is stored. %1 = table, %2 = its own words.
Result<std::vector<NodeWords>> changedNodes(Connection& db, const QString& table, const QString& ownWords)
{
    const QString sql =
        u"WITH RECURSIVE own (id, parent, living, words, facets) AS MATERIALIZED ("
        "  SELECT id, parent, trashed_utc IS NULL, iif(trashed_utc IS NULL, search_text(%2), ''), "
        "    iif(trashed_utc IS NULL, '%1=' || id || char(10), '') FROM %1 n), "
        "tree (id, living, words, facets) AS ("
        "  SELECT id, living, words, facets FROM own WHERE parent IS NULL UNION ALL "
        "  SELECT o.id, o.living, o.words || ' ' || t.words, o.facets || t.facets FROM tree t JOIN own o "
        "  ON o.parent = t.id), "
        "fresh AS (SELECT id, iif(living, words, '') AS words, iif(living, facets, '') AS facets FROM tree) "
        "SELECT f.id, f.words, f.facets, w.id IS NOT NULL FROM fresh f LEFT JOIN %1_words w ON w.id = f.id "
        "WHERE (f.words, f.facets) IS NOT (w.words, w.facets)"_s.arg(table, ownWords);
    return readRows(db, sql, [](Statement& row) {
        return NodeWords{row.integer(0), row.text(1), row.text(2), row.integer(3) != 0};
    });
}

Result<> refreshWords(Connection& db, const QString& table, const QString& ownWords, const QStringList& carriers)
{
    TRY_ASSIGN(const std::vector<NodeWords> changed, read, changedNodes(db, table, ownWords));
    for (const NodeWords& node : changed) {
        TRY_VOID(runSql(db,
                        u"INSERT INTO %1_words (id, words, facets) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
                        "words = excluded.words, facets = excluded.facets"_s.arg(table),
                        node.id, node.words, node.facets));
        for (const QString& carrier : carriers) {
            if (!node.known)
                continue; // who carries a new node was changed in the same commit
            TRY_VOID(runSql(db,
                            u"INSERT INTO text_index_due (kind, id) VALUES (?, ?) "
                            "ON CONFLICT (kind, id) DO UPDATE SET done_up_to = 0"_s,
                            carrier, node.id));
        }
    }
    return runSql(db, u"DELETE FROM %1_words WHERE id NOT IN (SELECT id FROM %1)"_s.arg(table));
}

} // namespace

Result<> refreshTagWords(Connection& db)
{
    return refreshWords(db, u"tag"_s,
                        u"n.name || coalesce((SELECT ' ' || group_concat(alias, ' ') FROM tag_alias "
                        "WHERE tag = n.id), '')"_s,
                        {u"product_tag"_s, u"asset_tag"_s});
}

Result<> refreshCategoryWords(Connection& db)
{
    return refreshWords(db, u"category"_s, u"n.name"_s, {u"product_category"_s});
}

} // namespace vitrine
