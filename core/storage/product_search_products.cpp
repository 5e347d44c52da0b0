#include "core/base/text_fold.h"
#include "core/catalog/gtin.h"
#include "core/storage/product_search_filters.h"
#include "core/storage/product_search_names.h"

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

/// `column` starts with `start`: a range, which an index can answer; the
/// indexes leave out what is empty, and SQLite uses them only where the condition says so too.
SqlPart startsWith(const QString& column, const QString& start)
{
    return SqlPart(u"(%1 >= ? AND %1 < ? AND %1 <> '')"_s.arg(column), start, start + u"\U0010FFFF"_s);
}

/// The very SKU where a product has it; else the same written another way (case, dashes); "AB*": what starts so.
Result<SqlPart> skuCondition(const FilterContext& context, const QStringList& values)
{
    std::vector<SqlPart> parts;
    for (const QString& value : values) {
        const QString key = foldKey(value);
        if (value.endsWith(u'*')) {
            parts.push_back(key.isEmpty() ? nothing() : startsWith(u"p.sku_key"_s, key));
            continue;
        }
        TRY_ASSIGN(
            const qint64 exact, counted,
            selectInteger(context.db,
                          SqlPart(u"SELECT count(*) FROM product WHERE sku = ? AND trashed_utc IS NULL"_s, value)));
        if (exact > 0 || key.isEmpty())
            parts.push_back(SqlPart(u"p.sku = ?"_s, value));
        else
            parts.push_back(SqlPart(u"(p.sku_key = ? AND p.sku_key <> '')"_s, key));
    }
    return parts.empty() ? nothing() : joined(parts, u" OR "_s);
}

SqlPart gtinCondition(const QStringList& values)
{
    std::vector<SqlPart> parts;
    for (const QString& value : values) {
        QString digits;
        for (const QChar c : value.normalized(QString::NormalizationForm_KC)) {
            if (c >= u'0' && c <= u'9')
                digits += c;
        }
        if (digits.isEmpty())
            continue;
        if (value.endsWith(u'*'))
            parts.push_back(startsWith(u"p.gtin"_s, digits));
        else
            parts.push_back(SqlPart(u"(p.gtin14 = ? AND p.gtin14 <> '')"_s, digits.rightJustified(14, u'0')));
    }
    return parts.empty() ? nothing() : joined(parts, u" OR "_s);
}

/// The facets tell the brands of what lives; in the trash each row is asked.
Result<SqlPart> brandCondition(const FilterContext& context, const QStringList& values)
{
    if (context.trashed) {
        std::vector<SqlPart> parts;
        for (const QString& value : values)
            parts.push_back(SqlPart(u"search_text(p.brand) = search_text(?)"_s, value));
        return joined(parts, u" OR "_s);
    }
    QStringList brands;
    for (const QString& value : values) {
        TRY_ASSIGN(const QStringList named, read, brandsNamed(context.db, value));
        brands += named;
    }
    if (brands.isEmpty())
        return nothing();
    SqlPart part(u"p.brand IN "_s);
    part += oneOf(brands);
    return part;
}

Result<SqlPart> categoryCondition(const FilterContext& context, const QStringList& values)
{
    std::vector<qint64> categories;
    for (const QString& value : values) {
        TRY_ASSIGN(const std::vector<qint64> branch, read, branchIds(context.db, u"category"_s, value));
        categories.insert(categories.end(), branch.begin(), branch.end());
    }
    return linkCondition(context, u"product_category"_s, u"product"_s, u"category"_s, categories);
}

/// Kinds of the living assets of a living product, from its facets; in the trash from the assets themselves.
SqlPart kindCondition(const FilterContext& context, const QString& kind)
{
    if (context.trashed)
        return SqlPart(u"EXISTS (SELECT 1 FROM product_asset l JOIN asset a ON a.id = l.asset "
                       "WHERE l.product = p.id AND a.trashed_utc IS NULL AND a.kind = ?)"_s,
                       kind);
    const QString line = u"\nkind=%1\n"_s.arg(kind);
    if (context.rows == DrivenBy::Few)
        return SqlPart(u"instr((SELECT facets FROM product_facet WHERE id = p.id), ?)"_s, line);
    return SqlPart(u"p.id IN (SELECT id FROM product_facet WHERE instr(facets, ?))"_s, line);
}

SqlPart hasCondition(const FilterContext& context, const QString& what)
{
    if (what == u"picture" || what == u"video" || what == u"sound")
        return kindCondition(context, what);
    if (what == u"media")
        return SqlPart(u"EXISTS (SELECT 1 FROM product_asset l WHERE l.product = p.id AND l.asset NOT IN "
                       "(SELECT id FROM asset WHERE trashed_utc IS NOT NULL))"_s);
    if (what == u"tag" || what == u"category")
        return SqlPart(u"EXISTS (SELECT 1 FROM product_%1 l WHERE l.product = p.id AND l.%1 NOT IN "
                       "(SELECT id FROM %1 WHERE trashed_utc IS NOT NULL))"_s.arg(what));
    if (what == u"text" || what == u"attribute")
        return SqlPart(u"EXISTS (SELECT 1 FROM product_%1 l WHERE l.product = p.id)"_s.arg(what));
    if (what == u"name" || what == u"description")
        return SqlPart(u"p.%1 <> '' OR EXISTS (SELECT 1 FROM product_translation l WHERE l.product = p.id "
                       "AND l.%1 <> '')"_s.arg(what));
    if (what == u"cover" || what == u"sku")
        return SqlPart(u"p.%1 IS NOT NULL"_s.arg(what));
    if (what == u"price")
        return SqlPart(u"p.price_minor IS NOT NULL"_s);
    if (what == u"gtin" || what == u"brand")
        return SqlPart(u"p.%1 <> ''"_s.arg(what));
    return nothing();
}

SqlPart isCondition(const QString& what)
{
    if (what == u"duplicate") // another living product has the same GTIN or, written another way, the same SKU
        return SqlPart(u"EXISTS (SELECT 1 FROM product o WHERE o.gtin14 = p.gtin14 AND o.gtin14 <> '' AND o.id <> p.id "
                       "AND o.trashed_utc IS NULL) OR EXISTS (SELECT 1 FROM product o WHERE o.sku_key = p.sku_key "
                       "AND o.sku_key <> '' AND o.id <> p.id AND o.trashed_utc IS NULL)"_s);
    return nothing();
}

SqlPart anyOf(const QStringList& values, const std::function<SqlPart(const QString&)>& condition)
{
    std::vector<SqlPart> parts;
    for (const QString& value : values)
        parts.push_back(condition(value));
    return parts.empty() ? nothing() : joined(parts, u" OR "_s);
}

} // namespace

Result<SqlPart> productCondition(const FilterContext& context, const Filter& filter)
{
    switch (filter.field) {
    case FilterField::Tag:
        return tagCondition(context, u"product"_s, filter.values);
    case FilterField::Category:
        return categoryCondition(context, filter.values);
    case FilterField::State: {
        SqlPart part(u"p.state IN "_s);
        part += oneOf(filter.values);
        return part;
    }
    case FilterField::Sku:
        return skuCondition(context, filter.values);
    case FilterField::Gtin:
        return gtinCondition(filter.values);
    case FilterField::Brand:
        return brandCondition(context, filter.values);
    case FilterField::Price:
        return priceCondition(filter);
    case FilterField::Has:
        return anyOf(filter.values, [&context](const QString& what) { return hasCondition(context, what); });
    case FilterField::Is:
        return anyOf(filter.values, &isCondition);
    case FilterField::Kind:
        return anyOf(filter.values, [&context](const QString& kind) { return kindCondition(context, kind); });
    case FilterField::Added:
        return timeCondition(u"p.created_utc"_s, filter, context.now);
    case FilterField::Updated:
        return timeCondition(u"coalesce((SELECT updated_utc FROM product_touch WHERE product = p.id), p.created_utc)"_s,
                             filter, context.now);
    case FilterField::Attribute:
        return attributeCondition(context, filter);
    case FilterField::Step:
        return stepCondition(u"product"_s, u"p"_s, filter.values);
    case FilterField::Rating:
    case FilterField::Gallery:
        break; // of assets
    }
    return nothing();
}

} // namespace vitrine
