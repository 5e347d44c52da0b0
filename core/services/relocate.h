#pragma once

#include "core/jobs/job_context.h"
#include "core/services/catalogue.h"

#include <QStringList>

namespace vitrine {

/// Finds originals of in-place assets again that were moved or renamed: looked for in the folders where originals lie
/// and below them, first by size, then by content. What is found is written as one step. One sentence a found file.
/// Errors: Cancelled, those of the writer.
Result<QStringList> relocateOriginals(Catalogue& catalogue, const JobContext& job = {});

} // namespace vitrine
