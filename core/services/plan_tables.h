#pragma once

#include "core/ingest/import_plan.h"
#include "core/jobs/job_context.h"
#include "core/storage/connection.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace vitrine {

/// Which tables to read and how.
struct TablesToPlan {
    QStringList paths;
    QHash<QString, QString> columnFields; ///< overrides of the column detection
    QString defaultCurrency;              ///< ISO 4217, for prices that name none
};

/// Reads the tables into `plan`: products in the order of tables and rows, their pictures as files (looked for beside
/// the table) or addresses, rows that cannot be used as skips. `db` is read to know which products exist.
/// Errors: those of the reader (the file, a line beyond all limits), InvalidInput (an override that fits no column).
Result<> planTables(Connection& db, const TablesToPlan& tables, ImportPlan& plan, const JobContext& job);

} // namespace vitrine
