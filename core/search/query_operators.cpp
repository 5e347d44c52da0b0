#include "core/search/query_operators.h"

#include "core/catalog/decimal.h"

#include <QDate>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vitrine {

std::span<const QueryOperator> queryOperators()
{
    static const QStringList days{u"today"_s, u"yesterday"_s, u"week"_s, u"month"_s, u"year"_s, u"older"_s};
    static const QueryOperator all[] = {
        {u"tag"_s, FilterField::Tag, ValueShape::Free, {}},
        {u"category"_s, FilterField::Category, ValueShape::Free, {}},
        {u"state"_s, FilterField::State, ValueShape::Fixed, {u"draft"_s, u"active"_s, u"archived"_s, u"blocked"_s}},
        {u"sku"_s, FilterField::Sku, ValueShape::Free, {}},
        {u"gtin"_s, FilterField::Gtin, ValueShape::Free, {}},
        {u"brand"_s, FilterField::Brand, ValueShape::Free, {}},
        {u"price"_s, FilterField::Price, ValueShape::Number, {}},
        {u"has"_s,
         FilterField::Has,
         ValueShape::Fixed,
         {u"picture"_s, u"video"_s, u"sound"_s, u"media"_s, u"cover"_s, u"tag"_s, u"category"_s, u"price"_s, u"gtin"_s,
          u"description"_s, u"sku"_s, u"name"_s, u"brand"_s, u"text"_s, u"attribute"_s, u"title"_s, u"creator"_s}},
        {u"is"_s,
         FilterField::Is,
         ValueShape::Fixed,
         {u"inbox"_s, u"pick"_s, u"reject"_s, u"rated"_s, u"failed"_s, u"inplace"_s, u"duplicate"_s}},
        {u"kind"_s, FilterField::Kind, ValueShape::Fixed, {u"picture"_s, u"video"_s, u"sound"_s, u"other"_s}},
        {u"rating"_s, FilterField::Rating, ValueShape::Number, {}},
        {u"added"_s, FilterField::Added, ValueShape::Day, days},
        {u"updated"_s, FilterField::Updated, ValueShape::Day, days},
        {u"attr."_s, FilterField::Attribute, ValueShape::Attribute, {}},
        {u"gallery"_s, FilterField::Gallery, ValueShape::Free, {}},
        {u"step"_s, FilterField::Step, ValueShape::Whole, {}},
    };
    return all;
}

const QueryOperator& operatorOf(FilterField field)
{
    const auto all = queryOperators();
    const auto it = std::find_if(all.begin(), all.end(), [field](const auto& op) { return op.field == field; });
    Q_ASSERT(it != all.end());
    return *it;
}

const QStringList& sortNames()
{
    static const QStringList names{u"relevance"_s, u"name"_s,  u"sku"_s,    u"added"_s,
                                   u"updated"_s,   u"price"_s, u"rating"_s, u"order"_s};
    return names;
}

namespace {

/// Takes a comparison sign off the front of `end`: `sign` alone excludes, `sign` and '=' (or `closed`) include.
RangeEnd takeSign(QString& end, QChar sign, QChar closed)
{
    if (end.startsWith(closed)) {
        end.remove(0, 1);
    } else if (end.startsWith(sign)) {
        end.remove(0, 1);
        if (!end.startsWith(u'='))
            return RangeEnd::Excluded;
        end.remove(0, 1);
    }
    return RangeEnd::Included;
}

bool isSign(QChar c)
{
    return c == u'<' || c == u'>' || c == u'≤' || c == u'≥';
}

/// An end that would still look like a sign cannot be written so that it reads back the same.
bool isPlainEnd(const QString& end)
{
    return end.isEmpty() || (!isSign(end[0]) && end[0] != u'=' && !end.contains(u".."_s));
}

std::optional<ValueRange> betweenDots(const QString& value, qsizetype dots)
{
    ValueRange range{value.left(dots), value.mid(dots + 2)};
    const bool signs = (!range.from.isEmpty() && isSign(range.from[0])) || (!range.to.isEmpty() && isSign(range.to[0]));
    range.fromEnd = takeSign(range.from, u'>', u'≥');
    range.toEnd = takeSign(range.to, u'<', u'≤');
    const bool oneEmpty = range.from.isEmpty() || range.to.isEmpty();
    if ((range.from.isEmpty() && range.to.isEmpty()) || (signs && oneEmpty) || !isPlainEnd(range.from) ||
        !isPlainEnd(range.to))
        return std::nullopt;
    return range;
}

std::optional<ValueRange> oneSided(const QString& value)
{
    ValueRange range;
    QString& end = value[0] == u'>' || value[0] == u'≥' ? range.from : range.to;
    end = value;
    range.fromEnd = takeSign(range.from, u'>', u'≥');
    range.toEnd = takeSign(range.to, u'<', u'≤');
    if (end.isEmpty() || !isPlainEnd(end))
        return std::nullopt;
    return range;
}

bool isDay(const QString& value)
{
    static const QRegularExpression partial(uR"(\A\d{4}(-(0[1-9]|1[0-2]))?\z)"_s);
    return QDate::fromString(value, Qt::ISODate).isValid() || partial.match(value).hasMatch();
}

bool fits(const QString& value, const QueryOperator& op)
{
    switch (op.shape) {
    case ValueShape::Free:
    case ValueShape::Attribute:
        return true;
    case ValueShape::Fixed:
        return op.fixed.contains(value);
    case ValueShape::Number:
        return Decimal::parse(value).ok();
    case ValueShape::Day:
        return op.fixed.contains(value) || isDay(value);
    case ValueShape::Whole: {
        bool whole = false;
        return value.toLongLong(&whole) > 0 && whole;
    }
    }
    return false;
}

} // namespace

std::optional<ValueRange> parseRange(const QString& value, ValueShape shape)
{
    if (!takesRange(shape) || value.isEmpty())
        return std::nullopt;
    if (const qsizetype dots = value.indexOf(u".."_s); dots >= 0)
        return betweenDots(value, dots);
    if (isSign(value[0]))
        return oneSided(value);
    static const QRegularExpression dash(uR"(\A(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)\z)"_s);
    if (const auto match = dash.match(value); shape == ValueShape::Number && match.hasMatch())
        return ValueRange{match.captured(1), match.captured(2)};
    return std::nullopt;
}

QString rangeText(const Filter& filter)
{
    const QString above = filter.fromEnd == RangeEnd::Excluded ? u">"_s : QString();
    const QString below = filter.toEnd == RangeEnd::Excluded ? u"<"_s : QString();
    if (filter.from.isEmpty() && filter.to.isEmpty())
        return {};
    if (filter.to.isEmpty())
        return (above.isEmpty() ? u">="_s : above) + filter.from;
    if (filter.from.isEmpty())
        return (below.isEmpty() ? u"<="_s : below) + filter.to;
    return above + filter.from + u".."_s + below + filter.to;
}

QString normalizedValue(const QString& value, ValueShape shape)
{
    if (shape == ValueShape::Free)
        return value;
    QString plain = value;
    plain.replace(u'…', u".."_s);
    plain = plain.normalized(QString::NormalizationForm_KC);
    return shape == ValueShape::Attribute ? plain : plain.toLower();
}

bool isValid(const Filter& filter)
{
    const QueryOperator& op = operatorOf(filter.field);
    if (!filter.values.isEmpty())
        return std::all_of(filter.values.begin(), filter.values.end(),
                           [&op](const QString& value) { return fits(value, op); });
    return takesRange(op.shape) && (filter.from.isEmpty() || fits(filter.from, op)) &&
           (filter.to.isEmpty() || fits(filter.to, op));
}

} // namespace vitrine
