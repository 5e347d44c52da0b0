#include "core/storage/entry_filter_sql.h"

#include "core/storage/entry_catalogue.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

QString sign(Comparison comparison)
{
    switch (comparison) {
    case Comparison::Equal:
    case Comparison::In:
        return u"="_s;
    case Comparison::NotEqual:
    case Comparison::NotIn:
        return u"<>"_s;
    case Comparison::Less:
        return u"<"_s;
    case Comparison::LessOrEqual:
        return u"<="_s;
    case Comparison::Greater:
        return u">"_s;
    case Comparison::GreaterOrEqual:
        return u">="_s;
    }
    return u"="_s;
}

/// The expressions that hold a thing as an integer, a decimal and a text; empty = it is never one.
struct Columns {
    QString integer, decimal, text;
};

SqlPart never()
{
    return SqlPart(u"0"_s);
}

/// One comparison; NULL where the row has no value of that kind, which counts as false.
SqlPart compare(const Columns& columns, const QString& op, const EntryValue& value)
{
    if (const auto* text = std::get_if<QString>(&value))
        return columns.text.isEmpty() ? never() : SqlPart(columns.text + u' ' + op + u" ?"_s, *text);
    const auto* integer = std::get_if<qint64>(&value);
    if (integer && !columns.integer.isEmpty())
        return SqlPart(columns.integer + u' ' + op + u" ?"_s, *integer);
    const QString number = integer ? QString::number(*integer) : std::get<Decimal>(value).text();
    const QString column = columns.decimal.isEmpty() ? columns.integer : columns.decimal;
    return column.isEmpty() ? never() : SqlPart(u"decimal_order(%1, ?) %2 0"_s.arg(column, op), number);
}

Result<SqlPart> compareAll(const EntryCondition& condition, const Columns& columns)
{
    const bool isList = condition.comparison == Comparison::In || condition.comparison == Comparison::NotIn;
    if (condition.values.empty() || (!isList && condition.values.size() != 1))
        return fail(ErrorCode::InvalidInput,
                    u"The condition on '%1' has a wrong number of values."_s.arg(condition.name.left(80)));
    std::vector<SqlPart> parts;
    for (const EntryValue& value : condition.values)
        parts.push_back(compare(columns, sign(condition.comparison), value));
    SqlPart all(u"("_s);
    all += joined(parts, condition.comparison == Comparison::NotIn ? u" AND "_s : u" OR "_s);
    all.sql += u')';
    return all;
}

/// Entries with a row of a child table that fits.
Result<SqlPart> ofChild(const EntryCondition& condition, const QString& table, const Columns& columns)
{
    TRY_ASSIGN(const SqlPart values, compared, compareAll(condition, columns));
    SqlPart part(u"e.id IN (SELECT x.entry FROM %1 x WHERE x.key = ? AND "_s.arg(table), condition.name);
    part += values;
    part.sql += u')';
    return part;
}

class FilterSql
{
public:
    explicit FilterSql(EntryRows rows) : m_rows(rows) {}

    Result<SqlPart> make(const EntryFilter& filter, int depth = 0)
    {
        if (depth > kMaxFilterDepth)
            return fail(ErrorCode::InvalidInput, u"The filter is nested more than %1 deep."_s.arg(kMaxFilterDepth));
        switch (filter.kind) {
        case EntryFilter::Kind::Everything:
            return SqlPart(u"1"_s);
        case EntryFilter::Kind::Condition:
            return condition(filter.condition);
        case EntryFilter::Kind::All:
        case EntryFilter::Kind::Any:
            return group(filter, depth);
        }
        return never();
    }

private:
    Result<SqlPart> group(const EntryFilter& filter, int depth)
    {
        const bool all = filter.kind == EntryFilter::Kind::All;
        if (filter.parts.empty())
            return SqlPart(all ? u"1"_s : u"0"_s);
        std::vector<SqlPart> parts;
        for (const EntryFilter& one : filter.parts) {
            TRY_ASSIGN(SqlPart part, made, make(one, depth + 1));
            parts.push_back(std::move(part));
        }
        SqlPart whole(u"("_s);
        whole += joined(parts, all ? u" AND "_s : u" OR "_s);
        whole.sql += u')';
        return whole;
    }

    Result<SqlPart> condition(const EntryCondition& condition)
    {
        m_conditions += std::max<qsizetype>(1, qsizetype(condition.values.size()));
        if (m_conditions > kMaxFilterConditions)
            return fail(ErrorCode::InvalidInput,
                        u"The filter has more than %1 conditions."_s.arg(kMaxFilterConditions));
        TRY_ASSIGN(SqlPart part, made, m_rows == EntryRows::Stored ? ofStored(condition) : ofCatalogue(condition));
        SqlPart known(u"coalesce("_s);
        known += part;
        known.sql += u", 0)"_s;
        return known;
    }

    static Result<SqlPart> ofStored(const EntryCondition& condition)
    {
        switch (condition.field) {
        case EntryField::Attribute:
            return ofChild(condition, u"entry_attribute"_s, {u"x.integer"_s, {}, u"x.text"_s});
        case EntryField::Tag:
            return ofChild(condition, u"entry_tag"_s, {{}, u"x.number"_s, u"x.value"_s});
        case EntryField::Category:
            return compareAll(condition, {u"e.category"_s, {}, {}});
        case EntryField::ItemKey:
            return compareAll(condition, {{}, {}, u"e.item_key"_s});
        case EntryField::PictureName:
            return compareAll(condition, {{}, {}, u"e.picture_name"_s});
        }
        return never();
    }

    static Result<SqlPart> ofCatalogue(const EntryCondition& condition)
    {
        if (condition.field == EntryField::ItemKey)
            return compareAll(condition, {{}, {}, catalogueItemKey()});
        if (condition.field == EntryField::PictureName)
            return compareAll(condition, {{}, {}, u"a.uuid"_s});
        return compareAll(condition, {});
    }

    EntryRows m_rows;
    qsizetype m_conditions = 0;
};

} // namespace

Result<SqlPart> entryCondition(const EntryFilter& filter, EntryRows rows)
{
    return FilterSql(rows).make(filter);
}

} // namespace vitrine
