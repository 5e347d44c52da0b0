#pragma once

#include "core/base/clock.h"
#include "core/catalog/asset.h"
#include "core/catalog/product.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace vitrine {

/// Listings as programs ask for them: a part of a name, states, a span of time, an offset and the whole number. People
/// search with ProductQuery. Parts of names and tags are compared without regard to case.

enum class ListingOrder { Created, Updated };

struct ListingPage {
    std::optional<UtcMillis> createdFrom, createdUntil; ///< both ends included
    ListingOrder order = ListingOrder::Created;
    bool descending = false; ///< ties by id, in the same direction
    qint64 offset = 0;
    int limit = 10; ///< 1..1000
};

/// Which things of one kind are meant; what is not set does not matter.
struct ProductClass {
    std::optional<ProductState> state;
    bool trashed = false;
};
struct AssetClass {
    std::optional<AssetState> state;
    std::optional<AssetKind> kind;
    std::optional<bool> trashed;
    QString property;             ///< a key of Asset::properties; empty = none is asked
    std::optional<QString> value; ///< of that property; nullopt = the asset does not have it
};

struct ProductListing {
    QString nameHas, tagHas;           ///< empty = any
    std::vector<ProductClass> classes; ///< any of these; empty = every living product
    ListingPage page;
};

struct AssetListing {
    QString nameHas;
    QStringList nameIs; ///< one of these, exactly; empty = any
    QStringList tagsHave;
    bool everyTag = false;                 ///< each of `tagsHave` must fit, not only one
    QStringList uuids;                     ///< only these; empty = any
    std::vector<AssetClass> states, types; ///< any of each; empty = all, those in the trash too
    std::vector<AssetClass> also;          ///< each must fit
    ListingPage page;
};

template <class IdT>
struct Listed {
    std::vector<IdT> ids;
    qint64 total = 0; ///< before paging
};

} // namespace vitrine
