#include "core/search/query_language.h"

#include "core/search/query_scanner.h"

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

QString termText(const TextTerm& term)
{
    const QString sign = term.negated ? u"-"_s : QString();
    if (!term.phrase) {
        const QString plain = sign + term.text;
        const auto items = scanQuery(plain);
        const auto* read = items.size() == 1 ? std::get_if<TextTerm>(&items[0].meaning) : nullptr;
        if (read && *read == term)
            return plain;
    }
    return term.text.trimmed().isEmpty() ? QString() : sign + quoted(term.text);
}

QString sortText(const ProductQuery& query)
{
    if (query.sort == SortKey::Relevance && query.direction == SortDirection::Ascending)
        return {};
    const QString sign = query.direction == SortDirection::Descending ? u"-"_s : QString();
    return u"sort:"_s + sign + sortNames()[int(query.sort)];
}

} // namespace

ProductQuery parseQuery(const QString& text, QueryScope scope)
{
    ProductQuery query;
    query.scope = scope;
    for (const QueryItem& item : scanQuery(text)) {
        if (const auto* term = std::get_if<TextTerm>(&item.meaning))
            query.terms.push_back(*term);
        else if (const auto* filter = std::get_if<Filter>(&item.meaning))
            query.filters.push_back(*filter);
        else if (const auto* order = std::get_if<QueryOrder>(&item.meaning)) {
            query.sort = order->key;
            query.direction = order->direction;
        }
    }
    return query;
}

QString filterText(const Filter& filter)
{
    const QueryOperator& op = operatorOf(filter.field);
    QStringList values;
    for (const QString& value : filter.values) {
        if (!value.isEmpty())
            values.append(quotedValue(value, op.shape));
    }
    const QString body = filter.values.isEmpty() ? rangeText(filter) : values.join(u',');
    if (body.isEmpty())
        return {};
    const QString key = filter.field == FilterField::Attribute ? filter.name : QString();
    return (filter.negated ? u"-"_s : QString()) + op.name + key + u':' + body;
}

QString queryText(const ProductQuery& query)
{
    QStringList pieces;
    for (const TextTerm& term : query.terms)
        pieces.append(termText(term));
    for (const Filter& filter : query.filters)
        pieces.append(filterText(filter));
    pieces.append(sortText(query));
    pieces.removeAll(QString());
    return pieces.join(u' ');
}

std::vector<QueryChip> queryChips(const QString& text)
{
    std::vector<QueryChip> chips;
    for (const QueryItem& item : scanQuery(text)) {
        if (std::holds_alternative<Unfinished>(item.meaning))
            continue;
        QueryChip chip;
        chip.start = int(item.start);
        chip.length = int(item.end - item.start);
        if (const auto* filter = std::get_if<Filter>(&item.meaning)) {
            chip.filter = *filter;
            chip.valid = isValid(*filter);
        } else if (const auto* term = std::get_if<TextTerm>(&item.meaning)) {
            chip.term = *term;
        }
        chips.push_back(chip);
    }
    return chips;
}

} // namespace vitrine
