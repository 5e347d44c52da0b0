#include "core/storage/facets.h"

#include "core/catalog/tag_path.h"
#include "core/storage/product_search_days.h"
#include "core/storage/product_search_found.h"
#include "core/storage/product_search_names.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

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

/// Counts lines without making a text of each: there are a dozen in every row.
class LineCounter
{
public:
    /// Each line once, however often it stands there.
    void add(std::string_view facets)
    {
        std::array<std::string_view, 64> seen;
        size_t seenCount = 0;
        while (!facets.empty()) {
            const size_t end = std::min(facets.find('\n'), facets.size());
            const std::string_view line = facets.substr(0, end);
            facets.remove_prefix(std::min(end + 1, facets.size()));
            const std::string_view* last = seen.data() + seenCount;
            if (line.empty() || std::find<const std::string_view*>(seen.data(), last, line) != last)
                continue;
            if (seenCount < seen.size())
                seen[seenCount++] = line;
            const auto known = m_counts.find(line);
            if (known != m_counts.end())
                ++known->second;
            else
                m_counts.emplace(line, 1);
        }
    }

    Counts counts() const
    {
        Counts all;
        for (const auto& [line, count] : m_counts)
            all.insert(QString::fromStdString(line), count);
        return all;
    }

private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    std::unordered_map<std::string, qint64, Hash, std::equal_to<>> m_counts;
};

/// The stretches that the facet "added" counts.
class RecentCounter
{
public:
    explicit RecentCounter(UtcMillis now)
    {
        for (const QString& name : recentDayNames())
            m_ranges.push_back(dayRange(name, now).value_or(TimeRange{}));
        m_counts.resize(m_ranges.size());
    }
    void add(UtcMillis time)
    {
        for (size_t i = 0; i < m_ranges.size(); ++i) {
            const TimeRange& range = m_ranges[i];
            m_counts[i] += (!range.from || time >= *range.from) && (!range.until || time < *range.until) ? 1 : 0;
        }
    }
    void addTo(Counts& counts) const
    {
        for (size_t i = 0; i < m_counts.size(); ++i)
            counts.insert(u"added="_s + recentDayNames()[qsizetype(i)], m_counts[i]);
    }

private:
    std::vector<TimeRange> m_ranges;
    std::vector<qint64> m_counts;
};

Result<Counts> countersOf(Connection& db, const QString& scope, UtcMillis now)
{
    Counts counts;
    TRY_VOID(forEachRow(db, SqlPart(u"SELECT facet, count FROM facet_count WHERE scope = ?"_s, scope),
                        [&counts](const FoundRow& row) {
                            const std::string_view facet = row.utf8(0);
                            counts.insert(QString::fromUtf8(facet.data(), qsizetype(facet.size())), row.integer(1));
                        }));
    RecentCounter recent(now);
    SqlPart times(u"SELECT created_utc FROM %1 WHERE "_s.arg(scope));
    times += livingCondition(u"id"_s, scope);
    TRY_VOID(forEachRow(db, times, [&recent](const FoundRow& row) { recent.add(row.integer(0)); }));
    recent.addTo(counts);
    return counts;
}

/// Every line of the facets of what a query finds.
Result<Counts> countsOf(Connection& db, const ProductQuery& query, UtcMillis now)
{
    TRY_ASSIGN(const FoundSet found, made, FoundSet::make(db, query, now));
    const QString scope = found.thing() == SearchThing::Product ? u"product"_s : u"asset"_s;
    if (found.isEverything())
        return countersOf(db, scope, now);
    SqlPart rows(u"SELECT x.facets, x.created_utc FROM (SELECT %1 AS id"_s.arg(found.id(FoundSet::Columns::IdOnly)));
    rows += found.rows(FoundSet::Columns::IdOnly);
    rows.sql += u") i CROSS JOIN %1_facet x ON x.id = i.id"_s.arg(scope);
    LineCounter lines;
    RecentCounter recent(now);
    TRY_VOID(forEachRow(db, rows, [&](const FoundRow& row) {
        lines.add(row.utf8(0));
        recent.add(row.integer(1));
    }));
    Counts counts = lines.counts();
    recent.addTo(counts);
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
