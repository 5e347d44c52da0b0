#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/catalog/asset.h"
#include "core/catalog/product.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <variant>
#include <vector>

namespace vitrine {

/// What a query lists.
enum class QueryScope {
    Products, ///< living products
    Assets,   ///< living assets
    Inbox,    ///< living assets that belong to no living product
    TrashedProducts,
    TrashedAssets,
};

/// Words of the query: each must match (a prefix of) a word of the thing, unless negated. A phrase was in quotes.
struct TextTerm {
    QString text;
    bool phrase = false;
    bool negated = false;
    bool operator==(const TextTerm&) const = default;
};

enum class FilterField {
    Tag,      ///< value: a tag name, a path "Colour/Red" or an alias; its descendants count
    Category, ///< value: a name or path; descendants count
    State,    ///< "draft", "active", "archived", "blocked"
    Sku,      ///< exact, or a prefix when it ends in '*'
    Gtin,
    Brand,
    Price, ///< a range; in the unit of the catalogue's currency
    Has,   ///< "picture", "video", "sound", "media", "cover", "tag", "category", "price", "gtin", "description", "sku",
           ///< "name", "brand", "text", "attribute", "title", "creator"
    Is,    ///< "inbox", "pick", "reject", "rated", "failed", "inplace", "duplicate"
    Kind,  ///< "picture", "video", "sound", "other"
    Rating, ///< a range
    Added,  ///< a range of local days, "2024-01-31", "2024-01", "2024"; also "today", "yesterday", and the last 7, 30,
            ///< 365 days: "week", "month", "year"; "older" is what is in none of them
    Updated,
    Attribute, ///< `name` holds the attribute's key; a value or a range
    Gallery,
    Step, ///< things changed by this step (history: "show what it touched")
};

/// Whether the end of a range belongs to it: `price:>=10` or `price:>10`.
enum class RangeEnd { Included, Excluded };

/// One condition: `field` equals one of `values` (OR between them), or lies in [from, to]; either end may be empty.
/// The range counts only where there are no values.
struct Filter {
    FilterField field = FilterField::Tag;
    QString name;
    QStringList values;
    QString from, to;
    bool negated = false;
    RangeEnd fromEnd = RangeEnd::Included, toEnd = RangeEnd::Included;
    bool operator==(const Filter&) const = default;
};

enum class SortKey { Relevance, Name, Sku, Added, Updated, Price, Rating, MediaOrder };
enum class SortDirection { Ascending, Descending };

/// The one query value: window, command line and listener all search with it. No condition = everything.
struct ProductQuery {
    QueryScope scope = QueryScope::Products;
    std::vector<TextTerm> terms;
    std::vector<Filter> filters;
    std::optional<ProductId> ofProduct; ///< Assets scope: only this product's media
    SortKey sort = SortKey::Relevance;  ///< Relevance without terms means newest first
    SortDirection direction = SortDirection::Ascending;
    bool operator==(const ProductQuery&) const = default;
};

} // namespace vitrine
