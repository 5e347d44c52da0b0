#pragma once

#include "core/services/catalogue.h"
#include "core/storage/writer.h"

#include <functional>
#include <span>
#include <vector>

namespace vitrine {

/// How every edit service writes: one step, checked first, in transactions short enough for others to get their turn.

/// Errors: Unavailable when the catalogue was opened read-only.
Result<> ensureWritable(const Catalogue& catalogue);

/// One edit as one step. An invalid StepId = nothing had to change.
Result<StepId> runStep(Catalogue& catalogue, const Actor& actor, const StepLabel& label, const Edit& edit);

/// Edits things number `from` to `from + count`; true = something was changed. Runs on the writer thread.
using ChunkEdit = std::function<Result<bool>(EditContext& context, size_t from, size_t count)>;

/// Edits `total` things alike as one step: few in one transaction, many in as many as keep each near 50 ms. When one
/// fails or `job` is cancelled, everything is taken back and the error returned.
Result<StepId> runChunked(Catalogue& catalogue, const StepInfo& info, size_t total, const ChunkEdit& edit,
                          const JobContext& job = {});

/// Repeats a bounded piece of work as one step until it says false; for work whose amount only the database knows.
using PieceEdit = std::function<Result<bool>(EditContext& context)>;
Result<StepId> runPieces(Catalogue& catalogue, const StepInfo& info, const PieceEdit& more, const JobContext& job = {});

/// Each id once, where it stands first.
template <class IdT>
std::vector<IdT> withoutDoubles(std::span<const IdT> ids)
{
    std::vector<IdT> unique;
    QSet<IdT> seen;
    for (const IdT id : ids) {
        if (seen.contains(id))
            continue;
        seen.insert(id);
        unique.push_back(id);
    }
    return unique;
}

} // namespace vitrine
