#include "core/base/text_fold.h"
#include "core/catalog/attribute.h"
#include "core/catalog/decimal.h"
#include "core/catalog/names.h"
#include "core/storage/product_search_days.h"
#include "core/storage/product_search_filters.h"

#include <QDateTime>

#include <limits>

using namespace Qt::StringLiterals;

/// Conditions on prices and attributes, whose values are numbers, days and words of the user's own kinds.
namespace vitrine {
namespace {

constexpr int kScaleDigits = 4; ///< no currency has more

/// A number of currency units as ten-thousandths; `exact` is false when there are finer decimals below it.
struct Scaled {
    qint64 value = 0;
    bool exact = true;
};

std::optional<Scaled> scaled(const QString& text)
{
    const auto parsed = Decimal::parse(text);
    if (!parsed.ok())
        return std::nullopt;
    QString number = parsed.value().text();
    const bool negative = number.startsWith(u'-');
    if (negative)
        number.remove(0, 1);
    const qsizetype point = number.indexOf(u'.');
    const QString whole = point < 0 ? number : number.left(point);
    const QString fraction = point < 0 ? QString() : number.mid(point + 1);
    bool fits = false;
    qint64 value = (whole + fraction.left(kScaleDigits).leftJustified(kScaleDigits, u'0')).toLongLong(&fits);
    if (!fits)
        value = std::numeric_limits<qint64>::max();
    const QString finer = fraction.mid(kScaleDigits);
    const bool exact = std::all_of(finer.begin(), finer.end(), [](QChar c) { return c == u'0'; });
    return Scaled{negative ? -value - (exact ? 0 : 1) : value, exact};
}

bool yes(const QString& text)
{
    static const QStringList words{u"1"_s, u"yes"_s, u"true"_s, u"on"_s, u"y"_s, u"是"_s};
    return words.contains(foldText(text));
}

struct Attribute {
    qint64 id = 0;
    AttributeType type = AttributeType::Text;
};

Result<std::optional<Attribute>> attributeByKey(Connection& db, const QString& key)
{
    TRY_ASSIGN(const auto rows, read,
               selectTexts(db, SqlPart(u"SELECT id, type FROM attribute WHERE key = ?"_s, key), 2));
    if (rows.empty())
        return std::optional<Attribute>();
    return std::optional(
        Attribute{rows[0][0].toLongLong(), attributeTypeFromName(rows[0][1]).value_or(AttributeType::Text)});
}

/// `v` is the stored value's row.
SqlPart equals(AttributeType type, const QString& value, UtcMillis now)
{
    switch (type) {
    case AttributeType::Number:
        return SqlPart(u"decimal_order(v.value, ?) = 0"_s, value);
    case AttributeType::YesNo:
        return SqlPart(u"v.value = ?"_s, yes(value) ? u"1"_s : u"0"_s);
    case AttributeType::Date: {
        const auto days = dayRange(value, now);
        if (!days || !days->from)
            return nothing();
        const auto day = [](UtcMillis time) {
            return QDateTime::fromMSecsSinceEpoch(time).date().toString(Qt::ISODate);
        };
        SqlPart part(u"v.value >= ?"_s, day(*days->from));
        if (days->until)
            part += SqlPart(u" AND v.value < ?"_s, day(*days->until));
        return part;
    }
    case AttributeType::Text:
    case AttributeType::OneOf:
    case AttributeType::ManyOf:
        break;
    }
    const QString stored = type == AttributeType::Text ? u"search_text(v.value)"_s : u"search_text(o.label)"_s;
    if (!value.endsWith(u'*'))
        return SqlPart(stored + u" = search_text(?)"_s, value);
    return SqlPart(u"substr(%1, 1, length(search_text(?))) = search_text(?)"_s.arg(stored), value, value);
}

/// Texts and days are ordered as they are written, numbers by value.
SqlPart within(AttributeType type, const Filter& filter)
{
    const QString order = type == AttributeType::Number ? u"decimal_order(v.value, ?) %1 0"_s
                          : type == AttributeType::Text ? u"search_text(v.value) %1 search_text(?)"_s
                                                        : u"coalesce(v.value, o.label) %1 ?"_s;
    std::vector<SqlPart> ends;
    if (!filter.from.isEmpty())
        ends.push_back(SqlPart(order.arg(filter.fromEnd == RangeEnd::Included ? u">="_s : u">"_s), filter.from));
    if (!filter.to.isEmpty())
        ends.push_back(SqlPart(order.arg(filter.toEnd == RangeEnd::Included ? u"<="_s : u"<"_s), filter.to));
    return ends.empty() ? nothing() : joined(ends, u" AND "_s);
}

} // namespace

QString scaledPrice()
{
    return u"p.price_minor * CASE minor_digits(p.price_currency) WHEN 0 THEN 10000 WHEN 1 THEN 1000 WHEN 2 THEN 100 "
           "WHEN 3 THEN 10 ELSE 1 END"_s;
}

SqlPart priceCondition(const Filter& filter)
{
    std::vector<SqlPart> parts;
    for (const QString& value : filter.values) {
        if (const auto number = scaled(value); number && number->exact)
            parts.push_back(SqlPart(scaledPrice() + u" = ?"_s, number->value));
    }
    if (!filter.values.isEmpty())
        return parts.empty() ? nothing() : joined(parts, u" OR "_s);
    if (const auto from = scaled(filter.from); from) {
        const bool closed = filter.fromEnd == RangeEnd::Included && from->exact;
        parts.push_back(SqlPart(scaledPrice() + (closed ? u" >= ?"_s : u" > ?"_s), from->value));
    } else if (!filter.from.isEmpty()) {
        return nothing();
    }
    if (const auto to = scaled(filter.to); to) {
        const bool open = filter.toEnd == RangeEnd::Excluded && to->exact;
        parts.push_back(SqlPart(scaledPrice() + (open ? u" < ?"_s : u" <= ?"_s), to->value));
    } else if (!filter.to.isEmpty()) {
        return nothing();
    }
    return parts.empty() ? nothing() : joined(parts, u" AND "_s);
}

Result<SqlPart> attributeCondition(const FilterContext& context, const Filter& filter)
{
    TRY_ASSIGN(const std::optional<Attribute> attribute, read, attributeByKey(context.db, filter.name));
    if (!attribute)
        return nothing();
    std::vector<SqlPart> parts;
    for (const QString& value : filter.values)
        parts.push_back(equals(attribute->type, value, context.now));
    if (filter.values.isEmpty())
        parts.push_back(within(attribute->type, filter));
    const bool few = context.rows == DrivenBy::Few;
    SqlPart part(few ? u"EXISTS (SELECT 1"_s : u"p.id IN (SELECT v.product"_s);
    part +=
        SqlPart(u" FROM product_attribute v LEFT JOIN attribute_option o ON o.id = v.option WHERE v.attribute = ?"_s,
                attribute->id);
    part.sql += few ? u" AND v.product = p.id AND ("_s : u" AND ("_s;
    part += joined(parts, u" OR "_s);
    part.sql += u"))"_s;
    return part;
}

} // namespace vitrine
