#pragma once

#include "core/storage/connection.h"

#include <QString>

namespace vitrine {

/// Makes product_facet, asset_facet and facet_count true for some things. `ids` is a JSON list of numbers.
/// Facets: "state=", "kind=" (of living assets), "tag=" and "category=" with those above, "brand=" for products;
/// "kind=" and "tag=" for assets; "all=" counts everything living. Writer's connection only.
Result<> countProductFacets(Connection& db, const QString& ids);
Result<> countAssetFacets(Connection& db, const QString& ids);

} // namespace vitrine
