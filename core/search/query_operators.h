#pragma once

#include "core/catalog/product_query.h"

#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>
#include <span>

namespace vitrine {

/// How the values of an operator look.
enum class ValueShape {
    Free,      ///< any text
    Fixed,     ///< one of a list
    Number,    ///< a decimal or a range of them
    Day,       ///< a day, month, year, one of a list, or a range of days
    Attribute, ///< any text or a range
    Whole,     ///< a whole number
};

struct QueryOperator {
    QString name; ///< without the colon: "tag"; "attr." stands before the attribute's key
    FilterField field = FilterField::Tag;
    ValueShape shape = ValueShape::Free;
    QStringList fixed;
};

/// Every operator that filters, in the order in which they are offered.
std::span<const QueryOperator> queryOperators();
const QueryOperator& operatorOf(FilterField field);
inline bool takesRange(ValueShape shape)
{
    return shape == ValueShape::Number || shape == ValueShape::Day || shape == ValueShape::Attribute;
}

/// Names of the sort keys, in the order of the enum: "relevance", "name", ...
const QStringList& sortNames();

/// The range that `value` writes, or nullopt: then it is a plain value.
struct ValueRange {
    QString from, to;
    RangeEnd fromEnd = RangeEnd::Included, toEnd = RangeEnd::Included;
};
std::optional<ValueRange> parseRange(const QString& value, ValueShape shape);
/// The text that parseRange reads; empty when both ends are.
QString rangeText(const Filter& filter);

/// A value as the operator keeps it: closed lists, numbers and days in plain width (NFKC), closed lists in lower case.
QString normalizedValue(const QString& value, ValueShape shape);
/// Whether everything in the filter is a value that its field can have.
bool isValid(const Filter& filter);

} // namespace vitrine
