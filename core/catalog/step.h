#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace vitrine {

enum class ActorKind { Window, ApiKey, CommandLine, System };

/// Who changes the catalogue. `session` tells two windows or two runs of one actor apart (a UUID made at start).
struct Actor {
    ActorKind kind = ActorKind::CommandLine;
    QString name;
    QString session;
    /// Names the steps it makes ("imagesearch_v2.AddData") instead of what the service that writes would call them;
    /// empty = the service's word. Not stored.
    QString operation;
    bool operator==(const Actor&) const = default;
};

/// What a step is called. `code` is stable ("import", "rename_product"); `arguments` are shown in it ("50", "Tea 250
/// g"). The window translates the code; the command line uses `englishLabel`.
struct StepLabel {
    QString code;
    QStringList arguments;
    bool operator==(const StepLabel&) const = default;
};

/// "Import 50 files", "Rename Tea 250 g": plain English for the command line and logs; an unknown code is shown as it
/// is.
QString englishLabel(const StepLabel& label);

enum class StepState { Open, Committed, Abandoned };

/// One committed (or running) change set of one actor.
struct Step {
    StepId id;
    Actor actor;
    StepLabel label;
    StepState state = StepState::Committed;
    std::optional<StepId> undoes;   ///< set on an undo or a redo: the step that it took back
    std::optional<StepId> undoneBy; ///< the step by which this one is out of force now
    bool undoable = true;
    UtcMillis startedUtc = 0;
    UtcMillis finishedUtc = 0;
    qint64 changeCount = 0; ///< journal rows
};

} // namespace vitrine
