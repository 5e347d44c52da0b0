#include "core/storage/facets.h"

#include "core/catalog/tag_path.h"
#include "core/storage/product_search_days.h"
#include "core/storage/product_search_found.h"
#include "core/storage/product_search_names.h"

#include <QHash>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

using Counts = QHash<QString, qint64>; ///< by line of the facets ("state=active")

FilterField fieldOf(FacetKind facet)
{
    switch (facet) {
    case FacetKind::State:
        return FilterField::State;
    case FacetKind::Tag:
        return FilterField::Tag;
    case FacetKind::Category:
        return FilterField::Category;
    case FacetKind::Brand:
        return FilterField::Brand;
    case FacetKind::HasPicture:
        return FilterField::Has;
    case FacetKind::Kind:
        return FilterField::Kind;
    case FacetKind::Added:
        return FilterField::Added;
    }
    return FilterField::State;
}

/// What a line of this facet starts with; the counts of days and of pictures are made from other lines.
QString startOf(FacetKind facet)
{
    switch (facet) {
    case FacetKind::State:
        return u"state="_s;
    case FacetKind::Tag:
        return u"tag="_s;
    case FacetKind::Category:
        return u"category="_s;
    case FacetKind::Brand:
        return u"brand="_s;
    case FacetKind::HasPicture:
    case FacetKind::Kind:
        return u"kind="_s;
    case FacetKind::Added:
        return u"added="_s;
    }
    return {};
}

/// The query without the filters on the facet's own field.
ProductQuery withoutOwnFilters(const ProductQuery& query, FacetKind facet)
{
    ProductQuery rest = query;
    std::erase_if(rest.filters, [facet](const Filter& filter) {
        const bool pictures = facet != FacetKind::HasPicture || filter.values == QStringList(u"picture"_s);
        return filter.field == fieldOf(facet) && pictures;
    });
    return rest;
}

/// Adds up the facets of every row, each line once a row.
void addLines(Counts& counts, const QString& facets)
{
    std::array<QStringView, 64> seen;
    size_t seenCount = 0;
    for (const QStringView line : QStringView(facets).split(u'\n', Qt::SkipEmptyParts)) {
        const auto end = seen.begin() + qsizetype(seenCount);
        if (std::find(seen.begin(), end, line) != end)
            continue;
        if (seenCount < seen.size())
            seen[seenCount++] = line;
        ++counts[line.toString()];
    }
}

/// "added=today" and so on as sums over an expression that gives the time.
SqlPart recentSums(const QString& column, UtcMillis now)
{
    std::vector<SqlPart> sums;
    for (const QString& name : recentDayNames()) {
        Filter filter{.field = FilterField::Added, .name = {}, .values = {name}, .from = {}, .to = {}};
        SqlPart sum(u"coalesce(sum("_s);
        sum += timeCondition(column, filter, now);
        sum.sql += u"), 0)"_s;
        sums.push_back(sum);
    }
    return joined(sums, u", "_s);
}

Result<> addRecent(Connection& db, const SqlPart& query, Counts& counts)
{
    const QStringList& names = recentDayNames();
    TRY_ASSIGN(const std::vector<qint64> sums, read, selectIntegers(db, query, int(names.size())));
    for (size_t i = 0; i < sums.size(); ++i)
        counts[u"added="_s + names[qsizetype(i)]] = sums[i];
    return {};
}

Result<Counts> countersOf(Connection& db, const QString& scope, UtcMillis now)
{
    Counts counts;
    TRY_ASSIGN(const auto rows, read,
               selectTexts(db, SqlPart(u"SELECT facet, count FROM facet_count WHERE scope = ?"_s, scope), 2));
    for (const QStringList& row : rows)
        counts.insert(row[0], row[1].toLongLong());
    SqlPart recent(u"SELECT "_s);
    recent += recentSums(u"created_utc"_s, now);
    recent.sql += u" FROM %1 WHERE "_s.arg(scope);
    recent += livingCondition(u"id"_s, scope);
    TRY_VOID(addRecent(db, recent, counts));
    return counts;
}

/// Every line of the facets of what a query finds.
Result<Counts> countsOf(Connection& db, const ProductQuery& query, UtcMillis now)
{
    TRY_ASSIGN(const FoundSet found, made, FoundSet::make(db, query, now));
    const QString scope = found.thing() == SearchThing::Product ? u"product"_s : u"asset"_s;
    if (found.isEverything())
        return countersOf(db, scope, now);
    SqlPart ids(u"SELECT "_s + found.id(FoundSet::Columns::IdOnly));
    ids += found.rows(FoundSet::Columns::IdOnly);
    SqlPart rows(u"SELECT facets FROM %1_facet WHERE id IN ("_s.arg(scope));
    rows += ids;
    rows.sql += u')';
    TRY_ASSIGN(const auto read, readFacets, selectTexts(db, rows, 1));
    Counts counts;
    for (const QStringList& row : read)
        addLines(counts, row[0]);
    SqlPart recent(u"SELECT "_s);
    recent += recentSums(u"created_utc"_s, now);
    recent.sql += u" FROM %1_facet WHERE id IN ("_s.arg(scope);
    recent += ids;
    recent.sql += u')';
    TRY_VOID(addRecent(db, recent, counts));
    return counts;
}

Filter valueFilter(FilterField field, const QString& value)
{
    return Filter{.field = field, .name = {}, .values = {value}, .from = {}, .to = {}};
}

/// The path of a node; with a separator in front where a part of another path reads the same.
Result<QString> pathOf(Connection& db, const QString& table, qint64 id)
{
    TRY_ASSIGN(
        const auto rows, read,
        selectTexts(db,
                    SqlPart(u"WITH RECURSIVE up (id, depth) AS (SELECT ?, 0 UNION ALL SELECT t.parent, depth + 1 "
                            "FROM %1 t JOIN up u ON t.id = u.id WHERE t.parent IS NOT NULL) "
                            "SELECT t.name FROM up u JOIN %1 t ON t.id = u.id ORDER BY depth DESC"_s.arg(table),
                            id),
                    1));
    QStringList names;
    for (const QStringList& row : rows)
        names.append(row[0]);
    const QString path = composeTagPath(names);
    TRY_ASSIGN(const bool ambiguous, checked, isAmbiguous(db, table, path));
    return ambiguous ? kPathSeparator + path : path;
}

/// How a facet's values are shown, most of them first.
Result<> appendFacet(Connection& db, FacetKind facet, const Counts& counts, int limit, std::vector<FacetCount>& out)
{
    const QString start = startOf(facet);
    std::vector<std::pair<qint64, QString>> values;
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        if (it.key().startsWith(start) && it.value() > 0)
            values.emplace_back(-it.value(), it.key().mid(start.size()));
    }
    std::sort(values.begin(), values.end());
    if (qsizetype(values.size()) > limit)
        values.resize(size_t(limit));
    for (const auto& [count, value] : values) {
        QString shown = value;
        if (facet == FacetKind::Tag || facet == FacetKind::Category) {
            TRY_ASSIGN(shown, path, pathOf(db, facet == FacetKind::Tag ? u"tag"_s : u"category"_s, value.toLongLong()));
        }
        out.push_back({facet, shown, valueFilter(fieldOf(facet), shown), -count});
    }
    return {};
}

void appendPictures(const Counts& counts, std::vector<FacetCount>& out)
{
    const qint64 with = counts.value(u"kind=picture"_s);
    const qint64 without = counts.value(u"all="_s) - with;
    Filter filter = valueFilter(FilterField::Has, u"picture"_s);
    if (with > 0)
        out.push_back({FacetKind::HasPicture, u"yes"_s, filter, with});
    filter.negated = true;
    if (without > 0)
        out.push_back({FacetKind::HasPicture, u"no"_s, filter, without});
}

void appendAdded(const Counts& counts, int limit, std::vector<FacetCount>& out)
{
    for (const QString& name : recentDayNames().mid(0, limit)) {
        if (const qint64 count = counts.value(u"added="_s + name); count > 0)
            out.push_back({FacetKind::Added, name, valueFilter(FilterField::Added, name), count});
    }
}

std::vector<FacetKind> facetsOf(QueryScope scope)
{
    switch (scope) {
    case QueryScope::Products:
        return {FacetKind::State,      FacetKind::Tag,  FacetKind::Category, FacetKind::Brand,
                FacetKind::HasPicture, FacetKind::Kind, FacetKind::Added};
    case QueryScope::Assets:
    case QueryScope::Inbox:
        return {FacetKind::Tag, FacetKind::Kind, FacetKind::Added};
    case QueryScope::TrashedProducts:
    case QueryScope::TrashedAssets:
        break;
    }
    return {};
}

} // namespace

Result<std::vector<FacetCount>> countFacets(Connection& db, const ProductQuery& query, UtcMillis now,
                                            int valuesPerFacet)
{
    std::vector<FacetCount> out;
    std::optional<Counts> common; // of the query itself, for every facet that has no filter in it
    for (const FacetKind facet : facetsOf(query.scope)) {
        const ProductQuery rest = withoutOwnFilters(query, facet);
        const bool own = rest.filters.size() != query.filters.size();
        Counts counts;
        if (own || !common) {
            TRY_ASSIGN(counts, counted, countsOf(db, rest, now));
            if (!own)
                common = counts;
        } else {
            counts = *common;
        }
        if (facet == FacetKind::HasPicture)
            appendPictures(counts, out);
        else if (facet == FacetKind::Added)
            appendAdded(counts, valuesPerFacet, out);
        else
            TRY_VOID(appendFacet(db, facet, counts, valuesPerFacet, out));
    }
    return out;
}

} // namespace vitrine
