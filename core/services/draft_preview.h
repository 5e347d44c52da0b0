#pragma once

#include "core/ingest/import_plan.h"
#include "core/jobs/job_context.h"
#include "core/services/catalogue.h"

namespace vitrine {

/// Finds out which existing products of a plan would really change, by writing them as the import will and taking that
/// back before it is committed: nobody sees it, nothing stays. Sets PlannedProduct::changes. In short transactions, so
/// that others get their turn. A catalogue that is open for reading only keeps `changes` as it is. Errors: those of the
/// writer, Cancelled.
Result<> markUnchangedProducts(Catalogue& catalogue, ImportPlan& plan, const JobContext& job = {});

} // namespace vitrine
