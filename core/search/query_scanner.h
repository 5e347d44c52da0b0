#pragma once

#include "core/search/query_operators.h"

#include <QStringView>

#include <variant>
#include <vector>

namespace vitrine {

struct QueryOrder {
    SortKey key = SortKey::Relevance;
    SortDirection direction = SortDirection::Ascending;
};

/// Typed so far, without effect: an operator without a value, an unknown order, a lone minus, empty quotes.
struct Unfinished {};

/// One value after an operator, with its place in the text (quotes included).
struct ValuePart {
    qsizetype start = 0, end = 0;
    QString text; ///< without quotes
    bool quoted = false;
};

/// One piece of a query's text. Offsets in UTF-16 units.
struct QueryItem {
    qsizetype start = 0, end = 0;
    qsizetype bodyStart = 0; ///< after the minus
    std::variant<Unfinished, TextTerm, Filter, QueryOrder> meaning;
    const QueryOperator* op = nullptr; ///< nullptr = a term, or an order
    bool isSort = false;
    QString name;                 ///< the key after "attr."
    std::vector<ValuePart> parts; ///< at least one after an operator's colon
};

/// Cuts a query's text into its pieces, in order. Never fails.
std::vector<QueryItem> scanQuery(QStringView text);

/// `value` as it must be written after an operator of this shape.
QString quotedValue(const QString& value, ValueShape shape);
/// `text` in quotes.
QString quoted(const QString& text);

} // namespace vitrine
