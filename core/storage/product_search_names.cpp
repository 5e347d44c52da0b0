#include "core/storage/product_search_names.h"

#include "core/base/text_fold.h"
#include "core/catalog/tag_path.h"
#include "core/storage/id_list.h"
#include "core/storage/product_search_sql.h"

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

/// The nodes that a name means, without what is below them.
Result<std::vector<qint64>> nodesNamed(Connection& db, const QString& table, const QString& name)
{
    const auto path = parseTagPath(name);
    if (!path.ok())
        return std::vector<qint64>{};
    const bool whole = name.startsWith(kPathSeparator);
    // The last name, then upwards name by name: `at` is the node that must have the next name above.
    const QStringList& names = path.value();
    const QString key = tagNameKey(names.last());
    SqlPart query(
        u"WITH found (id, at) AS (SELECT id, parent FROM %1 WHERE name_key = ? AND trashed_utc IS NULL"_s.arg(table),
        key);
    if (table == u"tag"_s)
        query += SqlPart(u" UNION SELECT t.id, t.parent FROM tag_alias a JOIN tag t ON t.id = a.tag "
                         "WHERE a.alias_key = ? AND t.trashed_utc IS NULL"_s,
                         key);
    query.sql += u')';
    QString last = u"found"_s;
    for (qsizetype i = names.size() - 2; i >= 0; --i) {
        const QString next = u"up%1"_s.arg(i);
        query += SqlPart(u", %1 (id, at) AS (SELECT f.id, t.parent FROM %2 f JOIN %3 t ON t.id = f.at "
                         "WHERE t.name_key = ?)"_s.arg(next, last, table),
                         tagNameKey(names[i]));
        last = next;
    }
    query.sql += u" SELECT DISTINCT id FROM "_s + last + (whole ? u" WHERE at IS NULL"_s : QString());
    return selectIntegers(db, query);
}

} // namespace

Result<std::vector<qint64>> branchIds(Connection& db, const QString& table, const QString& name)
{
    TRY_ASSIGN(const std::vector<qint64> nodes, read, nodesNamed(db, table, name));
    if (nodes.empty())
        return nodes;
    return selectIntegers(db, SqlPart(u"WITH RECURSIVE branch (id) AS (SELECT value FROM json_each(?) UNION "
                                      "SELECT t.id FROM %1 t JOIN branch b ON t.parent = b.id "
                                      "WHERE t.trashed_utc IS NULL) SELECT id FROM branch"_s.arg(table),
                                      idListJson(std::span(nodes))));
}

Result<bool> isAmbiguous(Connection& db, const QString& table, const QString& name)
{
    TRY_ASSIGN(const std::vector<qint64> nodes, read, nodesNamed(db, table, name));
    return nodes.size() > 1;
}

Result<QStringList> brandsNamed(Connection& db, const QString& name)
{
    const bool prefix = name.endsWith(u'*');
    const QString wanted = foldText(name);
    QStringList matching;
    if (wanted.isEmpty())
        return matching;
    TRY_ASSIGN(const auto rows, read,
               selectTexts(db,
                           SqlPart(u"SELECT substr(facet, 7) FROM facet_count WHERE scope = 'product' "
                                   "AND facet >= 'brand=' AND facet < 'brand>'"_s),
                           1));
    for (const QStringList& row : rows) {
        const QString folded = foldText(row[0]);
        if (folded == wanted || (prefix && folded.startsWith(wanted)))
            matching.append(row[0]);
    }
    return matching;
}

} // namespace vitrine
