#pragma once

#include "core/services/edit_labels.h"
#include "core/services/edit_steps.h"

namespace vitrine {

enum class TrashMove { In, Out };

/// Moves products or assets into the trash or back as one step; what is there already is left alone. Links stay, so
/// that everything is in its place again afterwards. Errors: NotFound (gone), Conflict (a SKU taken meanwhile).
template <class Repository, class IdT>
Result<StepId> moveTrash(Catalogue& catalogue, const Actor& actor, std::span<const IdT> things, TrashMove move,
                         const JobContext& job)
{
    const std::vector<IdT> ids = withoutDoubles(things);
    const auto edit = [&](EditContext& context, size_t from, size_t count) -> Result<bool> {
        const bool in = move == TrashMove::In;
        Repository repository(context.db);
        TRY_ASSIGN(const auto page, fetched, repository.summaries(std::span(ids).subspan(from, count)));
        if (page.size() != count)
            return fail(ErrorCode::NotFound,
                        QStringLiteral("Something to be moved is gone; it was deleted meanwhile."));
        bool changed = false;
        for (const auto& thing : page) {
            if (thing.trashed == in)
                continue;
            TRY_VOID(repository.setTrashed(thing.id, in ? std::optional(context.now) : std::nullopt));
            changed = true;
        }
        return changed;
    };
    const QString code = move == TrashMove::In ? QStringLiteral("trash") : QStringLiteral("restore");
    return runChunked(catalogue, {actor, countLabel(code, ids.size()), false}, ids.size(), edit, job);
}

} // namespace vitrine
