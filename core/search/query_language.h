#pragma once

#include "core/catalog/product_query.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace vitrine {

/// The text form of a query: `red "golden delicious" -tag:fruit,berry sku:G0* price:10..20 has:picture added:week`.
/// Words and "phrases" must match, `-` in front negates, `operator:value` filters; a comma between values means OR.
/// Values with spaces or commas stand in quotes, "" inside quotes is one quote. Ranges: 10..20, >10, >=10,
/// <20, 10..<20. `sort:name` and `sort:-price` order. Full-width ： ， － “ ” work like the plain ones. All functions:
/// any thread.

/// Never fails: what is not understood as an operator is searched as words. An operator without a value, and a lone
/// minus, have no effect yet: they are being typed.
ProductQuery parseQuery(const QString& text, QueryScope scope = QueryScope::Products);

/// parseQuery(queryText(q), q.scope) == q, except for `ofProduct`, which has no text, and for values that cannot be
/// typed (an empty value; a word with spaces or that looks like an operator becomes a phrase).
QString queryText(const ProductQuery& query);
/// One filter as it stands in a query; empty when the filter says nothing. A facet adds itself to the text with it.
QString filterText(const Filter& filter);

/// A piece of the text that the search field shows as a chip: one filter or one term. Offsets in UTF-16 units of the
/// text; the minus in front belongs to the chip. What is only begun has no chip.
struct QueryChip {
    int start = 0, length = 0;
    std::optional<Filter> filter; ///< nullopt = words, or an order
    std::optional<TextTerm> term; ///< nullopt = a filter, or an order
    bool valid = true;            ///< false: the field knows no such value (`state:red`, `price:abc`); it finds nothing
};
std::vector<QueryChip> queryChips(const QString& text);

enum class CompletionKind {
    None,         ///< a phrase, or a word that starts no operator
    Operator,     ///< `candidates` are operator names with their colon
    AttributeKey, ///< after "attr.": the caller offers keys of attribute definitions that start with `typed`
    Value,        ///< a value of `field`; `candidates` where the values are fixed, else the caller looks them up
};

/// What is being typed at a place of the text, and which part of the text a choice replaces.
struct QueryCompletion {
    CompletionKind kind = CompletionKind::None;
    FilterField field = FilterField::Tag; ///< Value only; meaningless for `sort:`
    QString name;                         ///< the attribute's key for FilterField::Attribute
    QString typed;                        ///< before the cursor, without quotes
    int start = 0, length = 0;            ///< to be replaced
    QStringList candidates;
};
QueryCompletion completions(const QString& text, int cursor);

struct CompletedText {
    QString text;
    int cursor = 0;
};
/// The text with `choice` in place of what was typed: quoted where needed, a space after a value, a colon after a key.
CompletedText completeText(const QString& text, const QueryCompletion& completion, const QString& choice);

} // namespace vitrine
