#include "core/storage/product_search_filters.h"

#include "core/storage/id_list.h"
#include "core/storage/product_search_days.h"
#include "core/storage/product_search_names.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

bool isOf(SearchThing thing, const Filter& filter)
{
    const bool product = thing == SearchThing::Product;
    const auto all = [&filter](const QStringList& known) {
        return std::ranges::all_of(filter.values, [&](const QString& value) { return known.contains(value); });
    };
    switch (filter.field) {
    case FilterField::Category:
    case FilterField::State:
    case FilterField::Sku:
    case FilterField::Gtin:
    case FilterField::Brand:
    case FilterField::Price:
    case FilterField::Attribute:
        return product;
    case FilterField::Rating:
    case FilterField::Gallery:
        return !product;
    case FilterField::Has:
        return product ? !all({u"title"_s, u"creator"_s}) : all({u"title"_s, u"creator"_s, u"description"_s, u"tag"_s});
    case FilterField::Is:
        return !product || all({u"duplicate"_s});
    case FilterField::Kind: // products know the kinds of their assets as facets
    case FilterField::Tag:
    case FilterField::Added:
    case FilterField::Updated:
    case FilterField::Step:
        return true;
    }
    return true;
}

Result<SqlPart> conditionOn(const FilterContext& context, const Filter& filter)
{
    return context.thing == SearchThing::Product ? productCondition(context, filter) : assetCondition(context, filter);
}

/// Asks the other kind of thing, through the pictures of products.
Result<SqlPart> throughMedia(const FilterContext& context, const Filter& filter)
{
    FilterContext other = context;
    const bool products = context.thing == SearchThing::Product;
    other.thing = products ? SearchThing::Asset : SearchThing::Product;
    other.rows = DrivenBy::Few;
    other.trashed = false;
    TRY_ASSIGN(const SqlPart inner, made, conditionOn(other, filter));
    SqlPart part(products ? u"EXISTS (SELECT 1 FROM product_asset l JOIN asset a ON a.id = l.asset "
                            "WHERE l.product = p.id AND a.trashed_utc IS NULL AND ("_s
                          : u"EXISTS (SELECT 1 FROM product_asset l JOIN product p ON p.id = l.product "
                            "WHERE l.asset = a.id AND p.trashed_utc IS NULL AND ("_s);
    part += inner;
    part.sql += u"))"_s;
    return part;
}

} // namespace

Result<SqlPart> filterCondition(const FilterContext& context, const Filter& filter)
{
    TRY_ASSIGN(const SqlPart condition, made,
               isOf(context.thing, filter) ? conditionOn(context, filter) : throughMedia(context, filter));
    SqlPart part(u"("_s);
    part += condition;
    part.sql += filter.negated ? u") IS NOT TRUE"_s : u")"_s;
    return part;
}

SqlPart livingCondition(const QString& expression, const QString& table)
{
    return SqlPart(u"%1 NOT IN (SELECT id FROM %2 WHERE trashed_utc IS NOT NULL)"_s.arg(expression, table));
}

SqlPart inboxCondition()
{
    return SqlPart(u"NOT EXISTS (SELECT 1 FROM product_asset l WHERE l.asset = a.id AND l.product NOT IN "
                   "(SELECT id FROM product WHERE trashed_utc IS NOT NULL))"_s);
}

SqlPart nothing()
{
    return SqlPart(u"0"_s);
}

SqlPart timeCondition(const QString& column, const Filter& filter, UtcMillis now)
{
    std::vector<TimeRange> ranges;
    for (const QString& value : filter.values) {
        if (const auto range = dayRange(value, now))
            ranges.push_back(*range);
    }
    if (const auto range = filter.values.isEmpty() ? dayRange(filter, now) : std::nullopt)
        ranges.push_back(*range);
    std::vector<SqlPart> parts;
    for (const TimeRange& range : ranges) {
        std::vector<SqlPart> ends;
        if (range.from)
            ends.push_back(SqlPart(column + u" >= ?"_s, *range.from));
        if (range.until)
            ends.push_back(SqlPart(column + u" < ?"_s, *range.until));
        parts.push_back(joined(ends, u" AND "_s));
    }
    return parts.empty() ? nothing() : joined(parts, u" OR "_s);
}

SqlPart linkCondition(const FilterContext& context, const QString& table, const QString& owner, const QString& word,
                      const std::vector<qint64>& ids)
{
    if (ids.empty())
        return nothing();
    const QString id = owner.left(1) + u".id"_s;
    const QString form =
        context.rows == DrivenBy::Few
            ? u"EXISTS (SELECT 1 FROM %1 l WHERE l.%2 = %4 AND l.%3 IN (SELECT value FROM json_each(?)))"_s
            : u"%4 IN (SELECT %2 FROM %1 WHERE %3 IN (SELECT value FROM json_each(?)))"_s;
    return SqlPart(form.arg(table, owner, word, id), idListJson(std::span(ids)));
}

Result<SqlPart> tagCondition(const FilterContext& context, const QString& owner, const QStringList& values)
{
    std::vector<qint64> tags;
    for (const QString& value : values) {
        TRY_ASSIGN(const std::vector<qint64> branch, read, branchIds(context.db, u"tag"_s, value));
        tags.insert(tags.end(), branch.begin(), branch.end());
    }
    return linkCondition(context, owner + u"_tag"_s, owner, u"tag"_s, tags);
}

SqlPart stepCondition(const QString& owner, const QString& alias, const QStringList& values)
{
    std::vector<SqlPart> steps;
    for (const QString& value : values) {
        bool number = false;
        if (const qint64 step = value.toLongLong(&number); number)
            steps.push_back(SqlPart(u"?"_s, step));
    }
    if (steps.empty())
        return nothing();
    SqlPart part(u"%1.id IN (SELECT %2 FROM journal WHERE step IN ("_s.arg(alias, owner));
    part += joined(steps, u", "_s);
    part.sql += u") AND %1 IS NOT NULL)"_s.arg(owner);
    return part;
}

} // namespace vitrine
