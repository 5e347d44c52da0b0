#include "core/ingest/import_plan.h"

namespace vitrine {

PlanCounts planCounts(const ImportPlan& plan)
{
    PlanCounts counts;
    for (const PlannedProduct& product : plan.products) {
        counts.newProducts += product.existing ? 0 : 1;
        counts.changedProducts += product.existing && product.changes ? 1 : 0;
    }
    for (const PlannedFile& file : plan.files) {
        ++(file.alreadyHere ? counts.alreadyHere : counts.newFiles);
        ++(file.target.isNone() && file.alsoFor.empty() ? counts.inbox : counts.attached);
        counts.bytes += file.alreadyHere ? 0 : file.bytes;
    }
    counts.urls = qint64(plan.urls.size());
    counts.skipped = qint64(plan.skips.size());
    return counts;
}

} // namespace vitrine
