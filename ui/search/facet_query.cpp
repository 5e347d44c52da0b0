#include "ui/search/facet_query.h"

#include "core/search/query_language.h"

namespace vitrine {

namespace {
/// The part of a query's text that belongs to one chip, replaced.
QString replaced(QString text, const QueryChip& chip, const QString& by)
{
    text.replace(chip.start, chip.length, by);
    return text.simplified();
}

bool sameCondition(const Filter& filter, const Filter& value)
{
    return filter.field == value.field && filter.name == value.name && filter.negated == value.negated &&
           filter.from == value.from && filter.to == value.to;
}

bool holds(const Filter& filter, const Filter& value)
{
    if (!sameCondition(filter, value))
        return false;
    return std::all_of(value.values.begin(), value.values.end(),
                       [&](const QString& one) { return filter.values.contains(one, Qt::CaseInsensitive); });
}
} // namespace

bool holdsFacet(const ProductQuery& words, const FacetCount& value)
{
    return std::any_of(words.filters.begin(), words.filters.end(),
                       [&](const Filter& filter) { return holds(filter, value.filter); });
}

QString toggleFacet(const QString& text, const FacetCount& value)
{
    for (const QueryChip& chip : queryChips(text)) {
        if (!chip.filter || !sameCondition(*chip.filter, value.filter))
            continue;
        Filter changed = *chip.filter;
        if (holds(changed, value.filter)) {
            for (const QString& one : value.filter.values)
                changed.values.removeIf([&](const QString& v) { return v.compare(one, Qt::CaseInsensitive) == 0; });
            const bool empty = changed.values.isEmpty();
            return replaced(text, chip, empty ? QString() : filterText(changed));
        }
        if (value.filter.values.isEmpty())
            break;
        changed.values += value.filter.values;
        return replaced(text, chip, filterText(changed));
    }
    return (text.trimmed() + u' ' + filterText(value.filter)).trimmed();
}

QString withoutFacets(const QString& text, std::span<const FacetCount> values)
{
    for (const QueryChip& chip : queryChips(text)) {
        const auto ofFacet = [&](const FacetCount& value) { return value.filter.field == chip.filter->field; };
        if (chip.filter && std::any_of(values.begin(), values.end(), ofFacet))
            return withoutFacets(replaced(text, chip, {}), values);
    }
    return text;
}

} // namespace vitrine
