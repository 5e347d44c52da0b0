#pragma once

#include "core/base/result.h"
#include "core/jobs/job_context.h"

#include <QString>

namespace vitrine {

/// Copies a database file as it is at one moment, while others go on writing to it. `target` appears complete and on
/// disk (temporary name, fsync, rename) or not at all; an older file of that name is replaced. Progress counts pages.
/// Errors: NotFound, Io (full disk), Corrupt, Cancelled.
Result<> copyDatabase(const QString& source, const QString& target, const JobContext& job = {});

} // namespace vitrine
