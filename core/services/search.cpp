#include "core/services/search.h"

#include "core/storage/facets.h"
#include "core/storage/product_search.h"
#include "core/storage/reader_pool.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

constexpr int kMaxPage = 1000;
constexpr qint64 kMaxCursorChars = 4096;

/// What was searched for in the end, and the other spelling that finds more.
struct Spelling {
    ProductQuery query;
    QString suggestion;
    bool corrected = false;
};

/// Nothing found and a spelling that finds something: that one is searched.
Result<Spelling> spell(Connection& db, const ProductQuery& query, qint64 found, UtcMillis now)
{
    Spelling spelling{query, {}, false};
    TRY_ASSIGN(const ProductQuery mended, read, mendSpelling(db, query, found));
    if (mended == query)
        return spelling;
    TRY_ASSIGN(const qint64 more, counted, countFound(db, mended, now));
    if (more <= found)
        return spelling;
    spelling.suggestion = queryText(mended);
    spelling.corrected = found == 0;
    if (spelling.corrected)
        spelling.query = mended;
    return spelling;
}

} // namespace

Result<SearchOutcome> searchIds(const Catalogue& catalogue, const ProductQuery& query)
{
    QElapsedTimer timer;
    timer.start();
    const UtcMillis now = catalogue.clock().now();
    TRY_ASSIGN(SearchOutcome outcome, read,
               catalogue.readers().read<SearchOutcome>([&](Connection& db) -> Result<SearchOutcome> {
                   SearchOutcome result{.scope = query.scope, .ids = {}, .suggestion = {}};
                   TRY_ASSIGN(result.ids, found, findIds(db, query, now));
                   TRY_ASSIGN(const Spelling spelling, spelt, spell(db, query, qint64(result.ids.size()), now));
                   result.suggestion = spelling.suggestion;
                   result.corrected = spelling.corrected;
                   if (spelling.corrected) {
                       TRY_ASSIGN(result.ids, foundAgain, findIds(db, spelling.query, now));
                   }
                   return result;
               }));
    outcome.milliseconds = timer.elapsed();
    return outcome;
}

Result<SearchPage> searchPage(const Catalogue& catalogue, const ProductQuery& query, int limit, const QString& cursor)
{
    if (limit < 1 || limit > kMaxPage)
        return fail(ErrorCode::InvalidInput, u"A page holds 1 to %1 results, not %2."_s.arg(kMaxPage).arg(limit));
    if (cursor.size() > kMaxCursorChars)
        return fail(ErrorCode::InvalidInput, u"The cursor is too long; start again without one."_s);
    const UtcMillis now = catalogue.clock().now();
    return catalogue.readers().read<SearchPage>([&](Connection& db) -> Result<SearchPage> {
        TRY_ASSIGN(FoundPage found, read, findPage(db, query, now, limit, cursor));
        TRY_ASSIGN(const Spelling spelling, spelt, spell(db, query, found.total, now));
        if (spelling.corrected) {
            TRY_ASSIGN(found, readAgain, findPage(db, spelling.query, now, limit, cursor));
        }
        return SearchPage{.ids = std::move(found.ids),
                          .nextCursor = found.nextCursor,
                          .total = found.total,
                          .suggestion = spelling.suggestion,
                          .corrected = spelling.corrected};
    });
}

Result<std::vector<FacetCount>> facetCounts(const Catalogue& catalogue, const ProductQuery& query, int valuesPerFacet)
{
    const UtcMillis now = catalogue.clock().now();
    return catalogue.readers().read<std::vector<FacetCount>>(
        [&](Connection& db) { return countFacets(db, query, now, valuesPerFacet); });
}

} // namespace vitrine
