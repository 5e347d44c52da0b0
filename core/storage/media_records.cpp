#include "core/storage/media_records.h"

#include "core/storage/rows.h"

namespace vitrine {

using namespace Qt::StringLiterals;

Result<> recordBlob(Connection& db, const QString& sha256, qint64 bytes, UtcMillis now)
{
    return runSql(db,
                  u"INSERT INTO blob (sha256, bytes, stored_utc) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING"_s,
                  sha256, bytes, now);
}

Result<> recordFailedStage(Connection& db, const QString& sha256, const QString& stage, const QString& reason)
{
    return runSql(db,
                  u"INSERT INTO media_stage (sha256, stage, state, reason, attempts) VALUES (?, ?, 'failed', ?, 1) "
                  "ON CONFLICT (sha256, stage) DO UPDATE SET state = 'failed', reason = excluded.reason, "
                  "attempts = attempts + 1"_s,
                  sha256, stage, reason);
}

Result<> clearFailedStages(Connection& db, const QString& sha256)
{
    return runSql(db, u"DELETE FROM media_stage WHERE sha256 = ?"_s, sha256);
}

Result<std::vector<FailedStage>> failedStages(Connection& db, int limit)
{
    return readRows(
        db, u"SELECT sha256, stage, reason, attempts FROM media_stage WHERE state = 'failed' LIMIT ?"_s,
        [](Statement& row) {
            return FailedStage{row.text(0), row.text(1), row.text(2), int(row.integer(3))};
        },
        limit);
}

} // namespace vitrine
