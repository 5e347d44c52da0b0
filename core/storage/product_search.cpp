#include "core/storage/product_search.h"

#include "core/storage/product_search_fit.h"
#include "core/storage/product_search_found.h"
#include "core/storage/product_search_order.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

using Columns = FoundSet::Columns;

Error foreignCursor()
{
    return fail(ErrorCode::InvalidInput, u"The cursor does not belong to this search; start again without one."_s);
}

Result<qint64> countRows(Connection& db, const FoundSet& found)
{
    if (found.isEverything()) {
        const QString scope = found.thing() == SearchThing::Product ? u"product"_s : u"asset"_s;
        return selectInteger(db, SqlPart(u"SELECT count FROM facet_count WHERE scope = ? AND facet = 'all='"_s, scope));
    }
    SqlPart query(u"SELECT count(*)"_s);
    query += found.rows(Columns::IdOnly);
    return selectInteger(db, query);
}

/// The best in order, then the rest, the newest first.
Result<std::vector<qint64>> idsByFit(Connection& db, const FoundSet& found)
{
    SqlPart query(u"SELECT "_s + found.id(Columns::IdOnly));
    query += found.rows(Columns::IdOnly);
    TRY_ASSIGN(const std::vector<qint64> all, read, selectIntegers(db, query));
    TRY_ASSIGN(const int level, chosen, scoredLevel(db, found, qint64(all.size())));
    TRY_ASSIGN(const std::vector<ScoredRow> best, scored, scoredRows(db, found, level));
    std::vector<qint64> ids;
    ids.reserve(all.size());
    QSet<qint64> seen;
    for (const ScoredRow& row : best) {
        ids.push_back(row.id);
        seen.insert(row.id);
    }
    // The index gives rows by id, and ids rise with time.
    for (auto id = all.rbegin(); id != all.rend() && ids.size() < all.size(); ++id) {
        if (!seen.contains(*id))
            ids.push_back(*id);
    }
    return ids;
}

Result<std::vector<qint64>> idsByOrder(Connection& db, const FoundSet& found, const ProductQuery& query)
{
    const SearchOrder order = searchOrder(found, query);
    SqlPart select(u"SELECT "_s + found.id(Columns::All));
    select += found.rows(Columns::All);
    select.sql += u" ORDER BY "_s;
    select += order.key;
    select.sql += u" %1, %2 %1"_s.arg(order.direction(), found.id(Columns::All));
    return selectIntegers(db, select);
}

/// A page in a plain order. Cursor: "o", key, id.
Result<> pageByOrder(Connection& db, const FoundSet& found, const ProductQuery& query, int limit,
                     const QStringList& after, FoundPage& page)
{
    if (!after.isEmpty() && (after.size() != 3 || after[0] != u"o"))
        return foreignCursor();
    const SearchOrder order = searchOrder(found, query);
    const QString id = found.id(Columns::All);
    SqlPart select(u"SELECT %1, "_s.arg(id));
    select += order.key;
    select += found.rows(Columns::All);
    if (!after.isEmpty()) {
        select.sql += u" AND ("_s;
        select += order.key;
        select.sql += u", %1) %2 (?, ?)"_s.arg(id, order.descending ? u"<"_s : u">"_s);
        if (order.isText)
            select.values.emplace_back(after[1]);
        else
            select.values.emplace_back(after[1].toLongLong());
        select.values.emplace_back(after[2].toLongLong());
    }
    select.sql += u" ORDER BY 2 %1, 1 %1 LIMIT ?"_s.arg(order.direction());
    select.values.emplace_back(qint64(limit + 1));
    TRY_ASSIGN(const auto rows, read, selectTexts(db, select, 2));
    for (const QStringList& row : rows) {
        if (int(page.ids.size()) == limit) {
            const QStringList& last = rows[size_t(limit) - 1];
            page.nextCursor = encodeCursor({u"o"_s, last[1], last[0]});
            break;
        }
        page.ids.push_back(row[0].toLongLong());
    }
    return {};
}

/// Where a page by fit goes on: among the scored rows of `level` after `row`, or among the rest below `row.id`.
struct FitPlace {
    int level = 0;
    bool amongRest = false;
    ScoredRow row;
};

/// Cursor: "s" or "r", level, score, id.
std::optional<FitPlace> fitPlace(const QStringList& parts, int levels)
{
    if (parts.size() != 4 || (parts[0] != u"s" && parts[0] != u"r"))
        return std::nullopt;
    bool number = false;
    const int level = parts[1].toInt(&number);
    if (!number || level < 0 || level > levels)
        return std::nullopt;
    return FitPlace{level, parts[0] == u"r", {parts[2].toLongLong(), parts[3].toLongLong()}};
}

QString fitCursor(const FitPlace& place)
{
    return encodeCursor({place.amongRest ? u"r"_s : u"s"_s, QString::number(place.level),
                         QString::number(place.row.score), QString::number(place.row.id)});
}

/// Appends what is left of the scored rows after `place`.
Result<> appendScored(Connection& db, const FoundSet& found, int limit, bool fromStart, FitPlace& place,
                      FoundPage& page)
{
    TRY_ASSIGN(const std::vector<ScoredRow> rows, scored, scoredRows(db, found, place.level));
    auto row = fromStart ? rows.begin() : std::upper_bound(rows.begin(), rows.end(), place.row);
    for (; row != rows.end() && int(page.ids.size()) < limit; ++row) {
        page.ids.push_back(row->id);
        place.row = *row;
    }
    if (row == rows.end()) {
        place.amongRest = true;
        place.row = {0, std::numeric_limits<qint64>::max()};
    }
    return {};
}

/// Appends rows that are not scored, the newest first.
Result<> appendRest(Connection& db, const FoundSet& found, int limit, FitPlace& place, FoundPage& page)
{
    const auto& best = found.match().best;
    QString expression = found.match().found;
    if (place.level < int(best.size()))
        expression = u"(%1) NOT (%2)"_s.arg(expression, best[size_t(place.level)].expression);
    SqlPart select(u"SELECT f.rowid"_s);
    select += found.rowsMatching(expression, Columns::IdOnly);
    select += SqlPart(u" AND f.rowid < ? ORDER BY f.rowid DESC LIMIT ?"_s, place.row.id,
                      qint64(limit - int(page.ids.size()) + 1));
    TRY_ASSIGN(const std::vector<qint64> ids, read, selectIntegers(db, select));
    for (const qint64 id : ids) {
        if (int(page.ids.size()) == limit) {
            page.nextCursor = fitCursor(place);
            break;
        }
        page.ids.push_back(id);
        place.row.id = id;
    }
    return {};
}

Result<> pageByFit(Connection& db, const FoundSet& found, int limit, const QStringList& after, FoundPage& page)
{
    FitPlace place;
    if (!after.isEmpty()) {
        const auto given = fitPlace(after, int(found.match().best.size()));
        if (!given)
            return foreignCursor();
        place = *given;
    } else {
        TRY_ASSIGN(place.level, chosen, scoredLevel(db, found, page.total));
    }
    if (!place.amongRest)
        TRY_VOID(appendScored(db, found, limit, after.isEmpty(), place, page));
    if (!place.amongRest) {
        page.nextCursor = fitCursor(place);
        return {};
    }
    if (place.level == 0) // everything was scored
        return {};
    if (int(page.ids.size()) == limit) {
        page.nextCursor = fitCursor(place);
        return {};
    }
    return appendRest(db, found, limit, place, page);
}

} // namespace

Result<std::vector<qint64>> findIds(Connection& db, const ProductQuery& query, UtcMillis now)
{
    TRY_ASSIGN(const FoundSet found, made, FoundSet::make(db, query, now));
    return found.isOrderedByFit() ? idsByFit(db, found) : idsByOrder(db, found, query);
}

Result<FoundPage> findPage(Connection& db, const ProductQuery& query, UtcMillis now, int limit, const QString& cursor)
{
    QStringList after;
    if (!cursor.isEmpty()) {
        const auto parts = decodeCursor(cursor);
        if (!parts || parts->isEmpty())
            return foreignCursor();
        after = *parts;
    }
    TRY_ASSIGN(const FoundSet found, made, FoundSet::make(db, query, now));
    FoundPage page;
    TRY_ASSIGN(page.total, counted, countRows(db, found));
    TRY_VOID(found.isOrderedByFit() ? pageByFit(db, found, limit, after, page)
                                    : pageByOrder(db, found, query, limit, after, page));
    return page;
}

Result<qint64> countFound(Connection& db, const ProductQuery& query, UtcMillis now)
{
    TRY_ASSIGN(const FoundSet found, made, FoundSet::make(db, query, now));
    return countRows(db, found);
}

} // namespace vitrine
