#pragma once

#include "core/base/clock.h"
#include "core/catalog/facet.h"
#include "core/storage/connection.h"

#include <vector>

namespace vitrine {

/// How many of the things that `query` finds have each value of each facet. A facet ignores the filters on its own
/// field, so that its other values stay choosable. The values that most have come first, at most `valuesPerFacet` of
/// each facet ("added": from new to old). Without any condition the numbers come from counters. Products have all
/// facets, assets `Tag`, `Kind` and `Added`; the trash has none. A tag or category counts everything below it.
Result<std::vector<FacetCount>> countFacets(Connection& db, const ProductQuery& query, UtcMillis now,
                                            int valuesPerFacet);

} // namespace vitrine
