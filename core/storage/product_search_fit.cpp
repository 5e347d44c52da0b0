#include "core/storage/product_search_fit.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vitrine {

Result<int> scoredLevel(Connection& db, const FoundSet& found, qint64 total)
{
    const auto& best = found.match().best;
    int level = 0;
    for (qint64 rows = total; rows > kMaxScored && level < int(best.size());) {
        if (++level == int(best.size()))
            break;
        SqlPart count(u"SELECT count(*) FROM (SELECT 1"_s);
        count += found.rowsMatching(best[size_t(level)].expression, FoundSet::Columns::IdOnly);
        count += SqlPart(u" LIMIT ?)"_s, qint64(kMaxScored + 1));
        TRY_ASSIGN(rows, counted, selectInteger(db, count));
    }
    return level;
}

Result<std::vector<ScoredRow>> scoredRows(Connection& db, const FoundSet& found, int level)
{
    std::vector<ScoredRow> rows;
    if (level >= int(found.match().best.size()))
        return rows;
    const ScoredMatch& best = found.match().best[size_t(level)];
    SqlPart query(u"SELECT f.rowid, text_score(%1, ?)"_s.arg(found.index()), best.layout);
    query += found.rowsMatching(best.expression, FoundSet::Columns::IdOnly);
    TRY_ASSIGN(const std::vector<qint64> cells, read, selectIntegers(db, query, 2));
    for (size_t i = 0; i + 1 < cells.size(); i += 2)
        rows.push_back({cells[i + 1], cells[i]});
    std::sort(rows.begin(), rows.end());
    return rows;
}

} // namespace vitrine
