#include "core/storage/touch_times.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

Result<> touch(Connection& db, const QString& thing, qint64 afterJournalId, UtcMillis now)
{
    TRY_ASSIGN(Statement touched, preparedTouch,
               db.prepare(u"INSERT INTO %1_touch (%1, updated_utc) SELECT DISTINCT %1, ? FROM journal "
                          "WHERE id > ? AND %1 IS NOT NULL "
                          "ON CONFLICT (%1) DO UPDATE SET updated_utc = excluded.updated_utc"_s.arg(thing)));
    TRY_VOID(touched.bind(now).bind(afterJournalId).run());
    TRY_ASSIGN(Statement gone, preparedGone,
               db.prepare(u"DELETE FROM %1_touch WHERE %1 IN (SELECT row_id FROM journal "
                          "WHERE id > ? AND table_name = '%1' AND new IS NULL) AND %1 NOT IN (SELECT id FROM %1)"_s.arg(
                              thing)));
    return gone.bind(afterJournalId).run();
}

} // namespace

Result<> TouchTimes::refresh(Connection& db, qint64 afterJournalId, UtcMillis now)
{
    TRY_VOID(touch(db, u"product"_s, afterJournalId, now));
    return touch(db, u"asset"_s, afterJournalId, now);
}

} // namespace vitrine
