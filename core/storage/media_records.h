#pragma once

#include "core/base/clock.h"
#include "core/storage/connection.h"

#include <QString>

#include <vector>

namespace vitrine {

/// Not journalled: which blobs are stored, and which stages of looking at a file failed.

/// Notes a stored blob; one that is known stays as it is.
Result<> recordBlob(Connection& db, const QString& sha256, qint64 bytes, UtcMillis now);
/// Notes that a stage failed (once more).
Result<> recordFailedStage(Connection& db, const QString& sha256, const QString& stage, const QString& reason);
Result<> clearFailedStages(Connection& db, const QString& sha256);

struct FailedStage {
    QString sha256, stage, reason;
    int attempts = 0;
};
Result<std::vector<FailedStage>> failedStages(Connection& db, int limit);

} // namespace vitrine
