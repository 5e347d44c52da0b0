#pragma once

#include "core/catalog/step.h"
#include "core/storage/connection.h"
#include "core/storage/writer.h"

#include <vector>

namespace vitrine {

/// The columns that readStep() wants, in its order: "SELECT " + stepColumns() + " FROM step ...".
QString stepColumns();
Step readStep(const Statement& row);

/// nullopt = there is no such step (or the retention setting has forgotten it).
Result<std::optional<Step>> findStep(Connection& db, StepId id);
/// Errors: NotFound.
Result<Step> requireStep(Connection& db, StepId id);

/// A new open step. `holder` is the sign of life of the process that works on it; `undoes` the step that it takes back.
Result<StepId> insertStep(Connection& db, const StepInfo& info, const QString& holder, UtcMillis now,
                          std::optional<StepId> undoes = std::nullopt);

/// How an open step ends. A step without journal rows is deleted (unless an import's books name it); false = it was.
Result<bool> closeStep(Connection& db, StepId id, StepState state, UtcMillis now);

/// A step that is made in one transaction: committed from the start, so that it never stands among the open ones. End
/// it with closeWholeStep before the transaction commits.
Result<StepId> insertWholeStep(Connection& db, const StepInfo& info, UtcMillis now);
/// Notes how much it changed. A step that changed nothing is deleted; false = it was.
Result<bool> closeWholeStep(Connection& db, StepId id);

/// After `undo` took `undone` back: whatever `undone` itself had taken back is in force again, and so on down the
/// chain.
Result<> markUndone(Connection& db, StepId undone, StepId undo);

/// An open step with the process that works on it.
struct OpenStep {
    StepId id;
    QString holder;
    bool resumable = false;
};
Result<std::vector<OpenStep>> openSteps(Connection& db);
/// Makes `holder` the one who works on the step, if `before` still was. false = somebody else was quicker.
Result<bool> claimStep(Connection& db, StepId id, const QString& before, const QString& holder);

} // namespace vitrine
