#pragma once

#include "core/catalog/step.h"
#include "core/jobs/job_board.h"
#include "core/services/catalogue.h"
#include "core/services/look_door.h"
#include "ui/services/change_relay.h"
#include "ui/services/notifier.h"
#include "ui/services/service_runner.h"
#include "ui/services/thumbnail_source.h"

namespace vitrine {

/// What every part of one window needs of its open catalogue. Made by the window, outlives all its parts, is never
/// shared between windows. Pass it by reference; keep no copy of its members.
struct Session {
    Catalogue& catalogue;
    Actor actor; ///< this window: its edits are the ones its Undo takes back
    ServiceRunner& runner;
    ChangeRelay& changes;
    ThumbnailSource& thumbnails;
    JobBoard& jobs;
    Notifier& notifier;
    LookDoor& look; ///< the search by look, shared with the listener; opening it and asking it block

    bool isWritable() const { return catalogue.mode() == OpenMode::ReadWrite; }

    /// Runs an edit on the edit lane; `done` (may be empty) gets its result on the GUI thread if `context` still lives.
    /// A failure is left to `done`; without one it is told as "`what`: reason".
    template <class T>
    void edit(QObject* context, const QString& what, std::function<Result<T>(Catalogue&, const Actor&)> work,
              std::function<void(Result<T>)> done = {})
    {
        runner.run<T>(
            Lane::Edit, context, [this, work = std::move(work)] { return work(catalogue, actor); },
            [this, what, done = std::move(done)](Result<T> result) {
                if (done)
                    done(std::move(result));
                else if (!result.ok())
                    notifier.complain(what, result.error());
            });
    }
};

} // namespace vitrine
