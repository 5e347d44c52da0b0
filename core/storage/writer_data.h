#pragma once

#include "core/storage/holders.h"
#include "core/storage/step_reverter.h"
#include "core/storage/write_queue.h"
#include "core/storage/writer.h"

namespace vitrine {

/// Internal to Writer: what its two source files share.
struct Writer::Data {
    QString databasePath;
    QString sessions;
    const Clock& clock;
    std::unique_ptr<HolderFile> holder;
    std::unique_ptr<WriteQueue> queue;

    /// Rolls back what dead processes left.
    Result<> recover();
    /// Errors: Conflict (not open), Unavailable (another living process works on it).
    Result<> ownOpenStep(Connection& db, StepId step);
    /// Takes an open step of ours back and closes it.
    Result<> rollBack(StepId step, const JobContext& job);

    /// How far an undo has come. Goes back to what it was when the transaction of a piece fails.
    struct Undo {
        StepId step; ///< the new step; invalid before the first piece
        StepReverter reverter;
        bool closed = false;
    };
    Result<> undoPiece(WriteScope& scope, StepId step, const Actor& actor, Undo& undo) const;
    /// The whole check of a large step, on a connection of the caller's thread: the writer goes on meanwhile.
    Result<Step> checkUndo(StepId step) const;
};

} // namespace vitrine
