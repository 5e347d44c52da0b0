#include "ui/models/location.h"

#include <QCoreApplication>

namespace vitrine {

namespace {
Filter filterOn(FilterField field, const QString& value)
{
    Filter filter;
    filter.field = field;
    filter.values = {value};
    return filter;
}
} // namespace

QueryScope scopeOf(const Location& location)
{
    switch (location.kind) {
    case Location::Kind::AllProducts:
    case Location::Kind::SavedSearch:
    case Location::Kind::Category:
        return location.assets ? QueryScope::Assets : QueryScope::Products;
    case Location::Kind::Inbox:
        return QueryScope::Inbox;
    case Location::Kind::AllAssets:
    case Location::Kind::Duplicates:
    case Location::Kind::Product:
    case Location::Kind::Gallery:
        return QueryScope::Assets;
    case Location::Kind::Tag:
        return location.assets ? QueryScope::Assets : QueryScope::Products;
    case Location::Kind::Trash:
        return location.assets ? QueryScope::TrashedAssets : QueryScope::TrashedProducts;
    }
    return QueryScope::Products;
}

ProductQuery baseQuery(const Location& location)
{
    ProductQuery query;
    query.scope = scopeOf(location);
    switch (location.kind) {
    case Location::Kind::Category:
        query.filters.push_back(filterOn(FilterField::Category, location.name));
        break;
    case Location::Kind::Tag:
        query.filters.push_back(filterOn(FilterField::Tag, location.name));
        break;
    case Location::Kind::Gallery:
        query.filters.push_back(filterOn(FilterField::Gallery, location.name));
        break;
    case Location::Kind::Product:
        query.ofProduct = ProductId(location.id);
        query.sort = SortKey::MediaOrder;
        break;
    default:
        break;
    }
    return query;
}

bool listsProducts(QueryScope scope)
{
    return scope == QueryScope::Products || scope == QueryScope::TrashedProducts;
}

bool isTrash(QueryScope scope)
{
    return scope == QueryScope::TrashedProducts || scope == QueryScope::TrashedAssets;
}

QString locationTitle(const Location& location)
{
    switch (location.kind) {
    case Location::Kind::AllProducts:
        return QCoreApplication::translate("Location", "All products");
    case Location::Kind::Inbox:
        return QCoreApplication::translate("Location", "Inbox");
    case Location::Kind::AllAssets:
        return QCoreApplication::translate("Location", "All assets");
    case Location::Kind::Duplicates:
        return QCoreApplication::translate("Location", "Duplicates");
    case Location::Kind::Trash:
        return QCoreApplication::translate("Location", "Trash");
    default:
        return location.name;
    }
}

} // namespace vitrine
