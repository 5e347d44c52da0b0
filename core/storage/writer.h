#pragma once

#include "core/base/clock.h"
#include "core/catalog/step.h"
#include "core/jobs/job_context.h"
#include "core/storage/connection.h"
#include "core/storage/derived_refresh.h"

#include <functional>
#include <memory>
#include <vector>

namespace vitrine {

/// What an edit gets: the writer's connection inside an open transaction, the step its changes are journalled under,
/// now.
struct EditContext {
    Connection& db;
    StepId step;
    UtcMillis now;
};

/// Changes rows through repositories. Runs on the writer thread; keep one under 100 ms. May fail: then nothing of it
/// stays.
using Edit = std::function<Result<>(EditContext&)>;

struct StepInfo {
    Actor actor;
    StepLabel label;
    bool resumable = false; ///< an import: survives a crash as an open step that can be continued
};

/// The one writer of a catalogue in this process: its own thread and connection. Queued edits of different steps are
/// grouped into one durable commit, each under its own savepoint, so one failing edit takes back only itself.
/// All calls block until the outcome is durable (so never call them on the GUI thread) and may come from any thread,
/// but not from inside an edit. Other processes write in turn: each waits up to 5 s, then Unavailable names who is
/// writing. A full disk or failing commit fails every edit of its group (Io) and leaves the writer usable. After each
/// commit the text index, touch times and other derived rows are true up to it, and the change feed is told.
class Writer
{
public:
    /// Opens the database of an existing catalogue, already migrated, and makes the `sessions` folder beside it.
    /// `derived` run in this order before each commit; touch times need not be among them. Open steps that a dead
    /// process left: resumable ones are kept, all others are rolled back by their journal before this returns. Steps of
    /// living processes are left alone.
    static Result<std::unique_ptr<Writer>> open(const QString& databasePath, const Clock& clock,
                                                std::vector<std::unique_ptr<DerivedRefresher>> derived = {});
    /// Steps that are still open are left as a crash would leave them.
    ~Writer();

    /// One edit as one step. A step that changed nothing leaves no trace and returns an invalid StepId.
    Result<StepId> run(const StepInfo& info, const Edit& edit);

    /// A long step over many short transactions; others' edits interleave. Finish with commitStep or abandonStep.
    Result<StepId> beginStep(const StepInfo& info);
    /// Also goes on with an open step that a dead process left; Unavailable if a living one works on it. Conflict when
    /// the step is not open.
    Result<> append(StepId step, const Edit& edit);
    /// A step that changed nothing is removed (unless an import's books name it).
    Result<> commitStep(StepId step);
    /// Takes everything of the open step back by its journal, in short transactions. What somebody else changed since
    /// stays, and the step then ends as committed instead of abandoned: the history shows what is left of it. Not
    /// cancellable; `job` gets progress in journal lines.
    Result<> abandonStep(StepId step, const JobContext& job = {});

    /// Takes a committed step back as a new step, in short transactions if it is large; cancelling it takes the undo
    /// back. Every touched column must still be as the step left it; Conflict names what stands in the way, and nothing
    /// is changed then. Redo is the undo of an undo. Errors: NotFound, InvalidInput (already undone, still running),
    /// Conflict, Cancelled.
    Result<StepId> undo(StepId step, const Actor& actor, const JobContext& job = {});

    /// Writes to tables that are not journalled (imports, media stages, derived rows). No step.
    Result<> maintain(const std::function<Result<>(Connection&)>& work);

    /// Tells the owner after each commit of this writer (from the writer thread); the change feed uses it.
    void setCommitListener(std::function<void()> listener);

private:
    struct Data;
    explicit Writer(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

} // namespace vitrine
