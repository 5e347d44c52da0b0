#pragma once

#include "core/base/clock.h"
#include "core/storage/product_search_filters.h"
#include "core/storage/text_index_query.h"

#include <optional>

namespace vitrine {

/// A query made ready for SQL: its names looked up, its words in the language of the text index.
class FoundSet
{
public:
    static Result<FoundSet> make(Connection& db, const ProductQuery& query, UtcMillis now);

    SearchThing thing() const { return m_thing; }
    bool trashed() const { return m_trashed; }
    /// "product_text_index" or "asset_text_index".
    QString index() const;
    const TextMatch& match() const { return m_match; }
    bool isOrderedByFit() const { return m_orderedByFit; }
    /// No words, no filters, everything that lives: the counters know how much that is.
    bool isEverything() const;

    /// ` FROM ... WHERE ...` for everything found. `columns` = whether p or a is needed by what is selected.
    enum class Columns { IdOnly, All };
    SqlPart rows(Columns columns) const;
    /// The same with another MATCH expression in place of the words. Precondition: match().wanted.
    SqlPart rowsMatching(const QString& expression, Columns columns) const;
    /// What to select for the id in such rows.
    QString id(Columns columns) const;

private:
    bool joins(Columns columns) const { return columns == Columns::All || !m_conditions.empty(); }
    QString alias() const { return m_thing == SearchThing::Product ? QStringLiteral("p") : QStringLiteral("a"); }
    QString table() const;
    SqlPart scopeCondition(const QString& id) const;

    SearchThing m_thing = SearchThing::Product;
    bool m_trashed = false;
    bool m_orderedByFit = false;
    TextMatch m_match;
    std::vector<SqlPart> m_conditions; ///< on p or a
};

} // namespace vitrine
