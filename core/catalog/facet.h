#pragma once

#include "core/catalog/product_query.h"

#include <QString>

namespace vitrine {

enum class FacetKind { State, Tag, Category, Brand, HasPicture, Kind, Added };

/// One value of a facet and how many of the found things have it. `filter` narrows the query to it.
struct FacetCount {
    FacetKind facet = FacetKind::State;
    QString value; ///< stable: an enum name, a path, a brand, "yes" / "no", "today"
    Filter filter;
    qint64 count = 0;
};

} // namespace vitrine
