#pragma once

#include "core/ingest/plan_builder.h"
#include "core/jobs/job_context.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <vector>

namespace vitrine {

/// Which tables to read and how.
struct TablesToRead {
    QStringList paths;                    ///< absolute
    QHash<QString, QString> columnFields; ///< what columns mean, where the user says it
    QString defaultCurrency;              ///< ISO 4217, for prices that name none; empty: such prices are left out
};

/// What the tables say, for the plan. Errors: those of the reader (the file, a line beyond all limits), InvalidInput (a
/// column that no table has).
Result<std::vector<TableDrafts>> readTables(const TablesToRead& tables, const JobContext& job);

} // namespace vitrine
