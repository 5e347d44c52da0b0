#include "core/storage/touch_times.h"

#include "core/storage/rows.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

// The newest journal rows are asked NOT INDEXED: else SQLite walks a whole index of the journal for a DISTINCT.

/// What a transaction's journal rows speak of.
struct Touched {
    bool products = false;
    bool assets = false;
    bool removed = false; ///< some product or asset went
};

Result<Touched> touchedBy(Connection& db, qint64 afterJournalId)
{
    TRY_ASSIGN(const std::optional<Touched> touched, read,
               readRow(
                   db,
                   u"SELECT max(product), max(asset), max(new IS NULL AND table_name IN ('product', 'asset')) "
                   "FROM journal NOT INDEXED WHERE id > ?"_s,
                   [](const Statement& row) {
                       return Touched{!row.isNull(0), !row.isNull(1), row.integer(2) != 0};
                   },
                   afterJournalId));
    return touched.value_or(Touched());
}

Result<> touch(Connection& db, const QString& thing, qint64 afterJournalId, UtcMillis now)
{
    return runSql(db,
                  u"INSERT INTO %1_touch (%1, updated_utc) SELECT DISTINCT %1, ? FROM journal NOT INDEXED "
                  "WHERE id > ? AND %1 IS NOT NULL "
                  "ON CONFLICT (%1) DO UPDATE SET updated_utc = excluded.updated_utc"_s.arg(thing),
                  now, afterJournalId);
}

Result<> forgetRemoved(Connection& db, const QString& thing, qint64 afterJournalId)
{
    return runSql(db,
                  u"DELETE FROM %1_touch WHERE %1 IN (SELECT row_id FROM journal NOT INDEXED "
                  "WHERE id > ? AND table_name = '%1' AND new IS NULL) AND %1 NOT IN (SELECT id FROM %1)"_s.arg(thing),
                  afterJournalId);
}

} // namespace

Result<> TouchTimes::refresh(Connection& db, qint64 afterJournalId, UtcMillis now)
{
    TRY_ASSIGN(const Touched touched, read, touchedBy(db, afterJournalId));
    if (touched.products)
        TRY_VOID(touch(db, u"product"_s, afterJournalId, now));
    if (touched.assets)
        TRY_VOID(touch(db, u"asset"_s, afterJournalId, now));
    if (touched.removed) {
        TRY_VOID(forgetRemoved(db, u"product"_s, afterJournalId));
        TRY_VOID(forgetRemoved(db, u"asset"_s, afterJournalId));
    }
    return {};
}

} // namespace vitrine
