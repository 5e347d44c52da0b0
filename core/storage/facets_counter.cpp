#include "core/storage/facets_counter.h"

#include "core/storage/rows.h"

#include <QHash>

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

QString productFacets()
{
    return uR"(SELECT j.value, p.created_utc, char(10) || 'all=' || char(10) || 'state=' || p.state || char(10)
        || coalesce((SELECT group_concat(line, '') FROM (SELECT DISTINCT 'kind=' || a.kind || char(10) AS line
            FROM product_asset l JOIN asset a ON a.id = l.asset AND a.trashed_utc IS NULL
            WHERE l.product = p.id ORDER BY line)), '')
        || coalesce((SELECT group_concat(w.facets, '') FROM product_tag l JOIN tag_words w ON w.id = l.tag
            WHERE l.product = p.id), '')
        || coalesce((SELECT group_concat(w.facets, '') FROM product_category l
            JOIN category_words w ON w.id = l.category WHERE l.product = p.id), '')
        || CASE p.brand WHEN '' THEN '' ELSE 'brand=' || replace(p.brand, char(10), ' ') || char(10) END AS fresh,
        f.facets AS known
        FROM json_each(?) j LEFT JOIN product p ON p.id = j.value AND p.trashed_utc IS NULL
        LEFT JOIN product_facet f ON f.id = j.value)"_s;
}

QString assetFacets()
{
    return uR"(SELECT j.value, a.created_utc, char(10) || 'all=' || char(10) || 'kind=' || a.kind || char(10)
        || coalesce((SELECT group_concat(w.facets, '') FROM asset_tag l JOIN tag_words w ON w.id = l.tag
            WHERE l.asset = a.id), '') AS fresh,
        f.facets AS known
        FROM json_each(?) j LEFT JOIN asset a ON a.id = j.value AND a.trashed_utc IS NULL
        LEFT JOIN asset_facet f ON f.id = j.value)"_s;
}

struct Difference {
    qint64 id = 0;
    qint64 createdUtc = 0;
    std::optional<QString> fresh, known;
};

void count(QHash<QString, qint64>& counts, const QString& facets, int sign)
{
    QStringList lines = facets.split(u'\n', Qt::SkipEmptyParts);
    lines.removeDuplicates();
    for (const QString& line : std::as_const(lines))
        counts[line] += sign;
}

Result<> writeCounts(Connection& db, const QString& scope, const QHash<QString, qint64>& counts)
{
    TRY_ASSIGN(Statement change, prepared,
               db.prepare(u"INSERT INTO facet_count (scope, facet, count) VALUES (?, ?, ?) "
                          "ON CONFLICT (scope, facet) DO UPDATE SET count = count + excluded.count"_s));
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        if (it.value() != 0)
            TRY_VOID(change.bind(scope).bind(it.key()).bind(it.value()).run());
        if (it.value() < 0)
            TRY_VOID(
                runSql(db, u"DELETE FROM facet_count WHERE scope = ? AND facet = ? AND count = 0"_s, scope, it.key()));
    }
    return {};
}

Result<> countFacets(Connection& db, const QString& scope, const QString& facets, const QString& ids)
{
    TRY_ASSIGN(const std::vector<Difference> differences, read,
               readRows(
                   db, facets,
                   [](Statement& row) {
                       return Difference{row.integer(0), row.integer(1), row.optionalText(2), row.optionalText(3)};
                   },
                   ids));
    TRY_ASSIGN(Statement write, preparedWrite,
               db.prepare(u"INSERT INTO %1_facet (id, created_utc, facets) VALUES (?, ?, ?) ON CONFLICT (id) "
                          "DO UPDATE SET created_utc = excluded.created_utc, facets = excluded.facets"_s.arg(scope)));
    QHash<QString, qint64> counts;
    for (const Difference& difference : differences) {
        if (difference.fresh == difference.known)
            continue;
        if (difference.known)
            count(counts, *difference.known, -1);
        if (difference.fresh) {
            count(counts, *difference.fresh, 1);
            TRY_VOID(write.bind(difference.id).bind(difference.createdUtc).bind(*difference.fresh).run());
        } else {
            TRY_VOID(runSql(db, u"DELETE FROM %1_facet WHERE id = ?"_s.arg(scope), difference.id));
        }
    }
    return writeCounts(db, scope, counts);
}

} // namespace

Result<> countProductFacets(Connection& db, const QString& ids)
{
    return countFacets(db, u"product"_s, productFacets(), ids);
}

Result<> countAssetFacets(Connection& db, const QString& ids)
{
    return countFacets(db, u"asset"_s, assetFacets(), ids);
}

} // namespace vitrine
