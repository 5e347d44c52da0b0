#pragma once

#include "core/catalog/step.h"
#include "core/jobs/job_context.h"
#include "core/services/catalogue.h"

#include <optional>
#include <vector>

namespace vitrine {

/// Committed steps, newest first, older than `before` (nullopt = from the newest). limit 1..1000.
Result<std::vector<Step>> history(const Catalogue& catalogue, int limit, std::optional<StepId> before = std::nullopt);

/// What the undo of the toolbar would take back: the newest step of `session` (empty = of anyone) that is in force and
/// is itself no undo or redo; nullopt = nothing. nextRedo: the newest one that was undone.
Result<std::optional<Step>> nextUndo(const Catalogue& catalogue, const QString& session = {});
Result<std::optional<Step>> nextRedo(const Catalogue& catalogue, const QString& session = {});

/// Takes a step back (or brings it back) as a new step. Errors: Conflict names what was changed since and by which
/// step; NotFound, InvalidInput (already undone).
Result<StepId> undoStep(Catalogue& catalogue, const Actor& actor, StepId step, const JobContext& job = {});
Result<StepId> redoStep(Catalogue& catalogue, const Actor& actor, StepId step, const JobContext& job = {});

/// One line of a product's or asset's timeline: which step changed which field from what to what.
struct TimelineChange {
    StepId step;
    QString thing; ///< table in plain words: "name", "tag", "picture"
    QString field;
    QString oldValue, newValue;
};
struct TimelineEvent {
    Step step;
    std::vector<TimelineChange> changes;
};
Result<std::vector<TimelineEvent>> productTimeline(const Catalogue& catalogue, ProductId product, int limit);
Result<std::vector<TimelineEvent>> assetTimeline(const Catalogue& catalogue, AssetId asset, int limit);

/// What emptying the trash or forgetting steps older than `olderThanUtc` would remove for ever: shown before asking.
/// `bytes`: of files that then nothing needs any more (no living row, no trash, no step that could be undone), and of
/// the journal's lines about old steps. The estimates walk over the whole folder of files, so never on the GUI thread.
struct LossEstimate {
    qint64 products = 0, assets = 0, steps = 0, bytes = 0;
};
Result<LossEstimate> estimateEmptyTrash(const Catalogue& catalogue);
Result<LossEstimate> emptyTrash(Catalogue& catalogue, const Actor& actor, const JobContext& job = {});
Result<LossEstimate> estimateForget(const Catalogue& catalogue, UtcMillis olderThanUtc);
Result<LossEstimate> forgetSteps(Catalogue& catalogue, const Actor& actor, UtcMillis olderThanUtc,
                                 const JobContext& job = {});

} // namespace vitrine
