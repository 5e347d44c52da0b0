#include "core/base/text_fold.h"
#include "core/catalog/decimal.h"
#include "core/storage/product_search_filters.h"

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

/// A whole number of the range or the list; half stars do not exist, so ends round to the inside.
SqlPart ratingCondition(const Filter& filter)
{
    std::vector<SqlPart> parts;
    for (const QString& value : filter.values)
        parts.push_back(SqlPart(u"decimal_order(a.rating, ?) = 0"_s, value));
    if (!parts.empty())
        return joined(parts, u" OR "_s);
    if (!filter.from.isEmpty())
        parts.push_back(SqlPart(filter.fromEnd == RangeEnd::Included ? u"decimal_order(a.rating, ?) >= 0"_s
                                                                     : u"decimal_order(a.rating, ?) > 0"_s,
                                filter.from));
    if (!filter.to.isEmpty())
        parts.push_back(SqlPart(filter.toEnd == RangeEnd::Included ? u"decimal_order(a.rating, ?) <= 0"_s
                                                                   : u"decimal_order(a.rating, ?) < 0"_s,
                                filter.to));
    return parts.empty() ? nothing() : joined(parts, u" AND "_s);
}

SqlPart isCondition(const QString& what)
{
    if (what == u"inbox")
        return inboxCondition();
    if (what == u"pick" || what == u"reject")
        return SqlPart(u"a.flag = ?"_s, what);
    if (what == u"rated")
        return SqlPart(u"a.rating > 0"_s);
    if (what == u"failed")
        return SqlPart(u"a.state = 'failed'"_s);
    if (what == u"inplace")
        return SqlPart(u"EXISTS (SELECT 1 FROM asset_file m WHERE m.asset = a.id AND m.storage = 'in_place')"_s);
    if (what == u"duplicate") // another living asset has the same bytes
        return SqlPart(u"EXISTS (SELECT 1 FROM asset_file m JOIN asset_file o ON o.sha256 = m.sha256 AND o.asset <> "
                       "m.asset JOIN asset b ON b.id = o.asset AND b.trashed_utc IS NULL WHERE m.asset = a.id "
                       "AND m.sha256 <> '' AND m.role = 'main' AND o.role = 'main')"_s);
    return nothing();
}

SqlPart hasCondition(const QString& what)
{
    if (what == u"title" || what == u"description")
        return SqlPart(u"a.%1 <> '' OR EXISTS (SELECT 1 FROM asset_translation l WHERE l.asset = a.id "
                       "AND l.%1 <> '')"_s.arg(what));
    if (what == u"creator")
        return SqlPart(u"a.creator <> ''"_s);
    if (what == u"tag")
        return SqlPart(u"EXISTS (SELECT 1 FROM asset_tag l WHERE l.asset = a.id AND l.tag NOT IN "
                       "(SELECT id FROM tag WHERE trashed_utc IS NOT NULL))"_s);
    return nothing();
}

/// Entries of galleries of that name; the built-in gallery `catalogue` holds every picture of every living product.
SqlPart galleryCondition(const QString& name)
{
    SqlPart part(u"EXISTS (SELECT 1 FROM entry e JOIN gallery g ON g.id = e.gallery WHERE e.asset = a.id "
                 "AND g.trashed_utc IS NULL AND search_text(g.name) = search_text(?))"_s,
                 name);
    if (foldText(name) == u"catalogue")
        part.sql +=
            u" OR (a.kind = 'picture' AND EXISTS (SELECT 1 FROM product_asset l JOIN product o ON o.id = l.product "
            "WHERE l.asset = a.id AND o.trashed_utc IS NULL))"_s;
    return part;
}

SqlPart anyOf(const QStringList& values, SqlPart (*condition)(const QString&))
{
    std::vector<SqlPart> parts;
    for (const QString& value : values)
        parts.push_back(condition(value));
    return parts.empty() ? nothing() : joined(parts, u" OR "_s);
}

} // namespace

Result<SqlPart> assetCondition(const FilterContext& context, const Filter& filter)
{
    switch (filter.field) {
    case FilterField::Tag:
        return tagCondition(context, u"asset"_s, filter.values);
    case FilterField::Has:
        return anyOf(filter.values, &hasCondition);
    case FilterField::Is:
        return anyOf(filter.values, &isCondition);
    case FilterField::Kind: {
        SqlPart part(u"a.kind IN "_s);
        part += oneOf(filter.values);
        return part;
    }
    case FilterField::Rating:
        return ratingCondition(filter);
    case FilterField::Added:
        return timeCondition(u"a.created_utc"_s, filter, context.now);
    case FilterField::Updated:
        return timeCondition(u"coalesce((SELECT updated_utc FROM asset_touch WHERE asset = a.id), a.created_utc)"_s,
                             filter, context.now);
    case FilterField::Gallery:
        return anyOf(filter.values, &galleryCondition);
    case FilterField::Step:
        return stepCondition(u"asset"_s, u"a"_s, filter.values);
    default: // of products
        break;
    }
    return nothing();
}

} // namespace vitrine
