#pragma once

#include "core/catalog/facet.h"
#include "core/catalog/product_query.h"
#include "core/search/query_language.h"
#include "core/services/catalogue.h"

#include <QString>

#include <optional>
#include <vector>

namespace vitrine {

/// Ids of everything a query finds, in order; 1M ids in about 140 ms, so a view holds ids and reads pages of values.
/// `ids` are ProductIds or AssetIds by the query's scope. `suggestion`: another spelling that finds more, as the text
/// of a query, else empty. `corrected`: the words as they were typed find nothing, `ids` are what the suggestion finds.
struct SearchOutcome {
    QueryScope scope = QueryScope::Products;
    std::vector<qint64> ids;
    QString suggestion;
    bool corrected = false;
    qint64 milliseconds = 0;
};
Result<SearchOutcome> searchIds(const Catalogue& catalogue, const ProductQuery& query);

/// One page after `cursor` (empty = first); `nextCursor` is empty at the end. A cursor stays valid while things change:
/// it names the last row seen, not a number of rows. limit 1..1000. The rest as in SearchOutcome.
/// Errors: InvalidInput (limit, a cursor of another query).
struct SearchPage {
    std::vector<qint64> ids;
    QString nextCursor;
    qint64 total = 0;
    QString suggestion;
    bool corrected = false;
};
Result<SearchPage> searchPage(const Catalogue& catalogue, const ProductQuery& query, int limit, const QString& cursor);

/// Counts over what `query` finds; each facet ignores its own filters, so that its other values stay choosable.
Result<std::vector<FacetCount>> facetCounts(const Catalogue& catalogue, const ProductQuery& query, int valuesPerFacet);

} // namespace vitrine
