#pragma once

#include "core/base/clock.h"
#include "core/catalog/product_query.h"
#include "core/storage/connection.h"

#include <QString>

#include <vector>

namespace vitrine {

/// The ids of everything that a query finds, in order. Words without another order: the best fitting first (exact SKU
/// or GTIN, then names, then labels, then descriptions); of very many only those that fit best in names are ordered so,
/// the rest follows the newest first. Reader's connection will do. Errors: as of Statement.
Result<std::vector<qint64>> findIds(Connection& db, const ProductQuery& query, UtcMillis now);

/// One page. `cursor` is opaque: it names the last row by what it is ordered by, so that rows which come, go or change
/// elsewhere move nothing. Errors: InvalidInput (a cursor that was not made for this query), and as of Statement.
struct FoundPage {
    std::vector<qint64> ids;
    QString nextCursor; ///< empty at the end
    qint64 total = 0;
};
Result<FoundPage> findPage(Connection& db, const ProductQuery& query, UtcMillis now, int limit, const QString& cursor);

/// How many things a query finds.
Result<qint64> countFound(Connection& db, const ProductQuery& query, UtcMillis now);

/// The query with words that the catalogue hardly knows spelt like words that it knows well; the same query when there
/// is nothing to mend. `found` = how many things the query finds.
Result<ProductQuery> mendSpelling(Connection& db, const ProductQuery& query, qint64 found);

} // namespace vitrine
