#pragma once

#include "core/services/edit_labels.h"
#include "core/services/edit_steps.h"

#include <algorithm>

namespace vitrine {

/// Things of one kind that become one of them.
template <class IdT>
struct MergeCall {
    QString code;  ///< of the step
    QString thing; ///< "product", for messages
    QString (*nameOf)(const Catalogue& catalogue, IdT thing) = nullptr;
    Result<> (*merge)(EditContext& context, IdT keep, std::span<const IdT> others) = nullptr;
};

/// Runs it as one step, each of `others` once. Nothing to merge: success with an invalid StepId.
/// Errors: InvalidInput (`keep` among `others`), those of the merge, Unavailable.
template <class IdT>
Result<StepId> runMerge(Catalogue& catalogue, const Actor& actor, IdT keep, std::span<const IdT> others,
                        const MergeCall<IdT>& call)
{
    const std::vector<IdT> unique = withoutDoubles(others);
    if (std::find(unique.begin(), unique.end(), keep) != unique.end())
        return fail(ErrorCode::InvalidInput,
                    QStringLiteral("A %1 cannot be merged into itself; leave it out of the others.").arg(call.thing));
    if (unique.empty())
        return StepId();
    const StepLabel label = countLabel(call.code, unique.size(), call.nameOf(catalogue, keep));
    return runStep(catalogue, actor, label, [&](EditContext& context) { return call.merge(context, keep, unique); });
}

} // namespace vitrine
