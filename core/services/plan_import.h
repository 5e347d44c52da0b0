#pragma once

#include "core/ingest/import_plan.h"
#include "core/services/import.h"

namespace vitrine {

enum class Contents { Ignore, LookAt };

/// The plan of a request over what the catalogue holds now. `LookAt` reads every file once to know what is here
/// already.
Result<ImportPlan> makePlan(Catalogue& catalogue, const ImportRequest& request, Contents contents,
                            const JobContext& job);

} // namespace vitrine
