#pragma once

#include "core/catalog/product_query.h"

#include <QString>

namespace vitrine {

/// A place the user can be at: what a row of the sidebar leads to, or one product's media. The words of the search
/// field come on top of it.
struct Location {
    enum class Kind { AllProducts, Inbox, AllAssets, SavedSearch, Category, Tag, Gallery, Trash, Product, Duplicates };
    Kind kind = Kind::AllProducts;
    qint64 id = 0;       ///< of the saved search, category, tag, gallery or product
    QString name;        ///< as the sidebar shows it; a path for categories and tags
    QString query;       ///< SavedSearch: its text, put into the search field
    bool assets = false; ///< Tag, Gallery, Trash: assets instead of products

    bool sameRow(const Location& other) const { return kind == other.kind && id == other.id; }
    bool operator==(const Location&) const = default;
};

/// The query that a location stands for, without the words of the search field.
ProductQuery baseQuery(const Location& location);
QueryScope scopeOf(const Location& location);
/// Whether products or assets are listed there.
bool listsProducts(QueryScope scope);
bool isTrash(QueryScope scope);
/// The heading over the centre.
QString locationTitle(const Location& location);

} // namespace vitrine
