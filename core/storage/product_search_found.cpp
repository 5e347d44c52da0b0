#include "core/storage/product_search_found.h"

using namespace Qt::StringLiterals;

namespace vitrine {

Result<FoundSet> FoundSet::make(Connection& db, const ProductQuery& query, UtcMillis now)
{
    FoundSet set;
    const QueryScope scope = query.scope;
    set.m_thing = scope == QueryScope::Products || scope == QueryScope::TrashedProducts ? SearchThing::Product
                                                                                        : SearchThing::Asset;
    set.m_trashed = scope == QueryScope::TrashedProducts || scope == QueryScope::TrashedAssets;
    set.m_match = textMatch(query.terms);
    set.m_orderedByFit = set.m_match.wanted && query.sort == SortKey::Relevance;
    const FilterContext context{.db = db,
                                .thing = set.m_thing,
                                .rows = set.m_match.wanted ? DrivenBy::Few : DrivenBy::Many,
                                .trashed = set.m_trashed,
                                .now = now};
    if (set.m_match.impossible)
        set.m_conditions.push_back(nothing());
    if (scope == QueryScope::Inbox)
        set.m_conditions.push_back(inboxCondition());
    if (query.ofProduct && set.m_thing == SearchThing::Asset)
        set.m_conditions.push_back(
            SqlPart(u"a.id IN (SELECT asset FROM product_asset WHERE product = ?)"_s, query.ofProduct->value()));
    for (const Filter& filter : query.filters) {
        TRY_ASSIGN(SqlPart condition, made, filterCondition(context, filter));
        set.m_conditions.push_back(std::move(condition));
    }
    return set;
}

QString FoundSet::table() const
{
    return m_thing == SearchThing::Product ? u"product"_s : u"asset"_s;
}

QString FoundSet::index() const
{
    return table() + u"_text_index"_s;
}

bool FoundSet::isEverything() const
{
    return !m_trashed && !m_match.wanted && m_match.unwanted.isEmpty() && m_conditions.empty();
}

QString FoundSet::id(Columns columns) const
{
    return m_match.wanted && !joins(columns) ? u"f.rowid"_s : alias() + u".id"_s;
}

SqlPart FoundSet::scopeCondition(const QString& id) const
{
    if (!m_trashed)
        return livingCondition(id, table());
    return SqlPart(u"%1 IN (SELECT id FROM %2 WHERE trashed_utc IS NOT NULL)"_s.arg(id, table()));
}

SqlPart FoundSet::rows(Columns columns) const
{
    if (m_match.wanted)
        return rowsMatching(m_match.found, columns);
    SqlPart part(u" FROM %1 %2 WHERE "_s.arg(table(), alias()));
    part += scopeCondition(alias() + u".id"_s);
    for (const SqlPart& condition : m_conditions) {
        part.sql += u" AND "_s;
        part += condition;
    }
    if (!m_match.unwanted.isEmpty())
        part += SqlPart(u" AND %1.id NOT IN (SELECT rowid FROM %2 WHERE %2 MATCH ?)"_s.arg(alias(), index()),
                        m_match.unwanted);
    return part;
}

SqlPart FoundSet::rowsMatching(const QString& expression, Columns columns) const
{
    SqlPart part(u" FROM %1 f"_s.arg(index()));
    if (joins(columns)) // the index leads: for each of its rows the conditions are asked, never the other way round
        part.sql += u" CROSS JOIN %1 %2 ON %2.id = f.rowid"_s.arg(table(), alias());
    part += SqlPart(u" WHERE f.%1 MATCH ? AND "_s.arg(index()), m_match.without(expression));
    part += scopeCondition(u"f.rowid"_s);
    for (const SqlPart& condition : m_conditions) {
        part.sql += u" AND "_s;
        part += condition;
    }
    return part;
}

} // namespace vitrine
