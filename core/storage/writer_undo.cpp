#include "core/storage/revert_check.h"
#include "core/storage/step_rows.h"
#include "core/storage/write_group.h"
#include "core/storage/writer_data.h"

#include <limits>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// How long a piece of a revert may hold the writer.
constexpr qint64 kPieceMs = 80;

/// The label of the step at the root of a chain of undos: "undo" and "redo" speak about that one.
Result<StepLabel> rootLabel(Connection& db, Step step)
{
    while (step.undoes) {
        TRY_ASSIGN(const std::optional<Step> before, found, findStep(db, *step.undoes));
        if (!before)
            break;
        step = *before;
    }
    return step.label;
}

/// The arguments are the English words, then code and arguments of the root step for those who translate.
Result<StepInfo> undoInfo(Connection& db, const Step& step, const Actor& actor)
{
    TRY_ASSIGN(const StepLabel root, found, rootLabel(db, step));
    const bool bringsBack = step.undoes && step.label.code == u"undo"_s;
    return StepInfo{.actor = actor,
                    .label = {.code = bringsBack ? u"redo"_s : u"undo"_s,
                              .arguments = QStringList{englishLabel(root), root.code} + root.arguments}};
}

QString named(const Step& step)
{
    return u"Step %1 (%2)"_s.arg(step.id.value()).arg(englishLabel(step.label));
}

Result<> requireInForce(const Step& step)
{
    if (step.state == StepState::Open)
        return fail(ErrorCode::InvalidInput, u"%1 is still running; cancel it instead."_s.arg(named(step)));
    if (step.state == StepState::Abandoned)
        return fail(ErrorCode::InvalidInput, u"%1 was not completed: there is nothing to undo."_s.arg(named(step)));
    if (step.undoneBy) {
        return fail(ErrorCode::InvalidInput,
                    u"%1 has been undone already, by step %2."_s.arg(named(step)).arg(step.undoneBy->value()));
    }
    if (!step.undoable) {
        return fail(ErrorCode::Conflict,
                    u"%1 can no longer be undone: the format of the catalogue has changed since, or "
                    "its details were forgotten."_s.arg(named(step)));
    }
    return {};
}

/// The step, if it may be undone as far as the steps tell.
Result<Step> requireUndoable(Connection& db, StepId id)
{
    TRY_ASSIGN(const Step step, found, requireStep(db, id));
    TRY_VOID(requireInForce(step));
    TRY_ASSIGN(Statement running, prepared, db.prepare(u"SELECT 1 FROM step WHERE undoes = ? AND state = 'open'"_s));
    TRY_ASSIGN(const bool busy, stepped, running.bind(id).next());
    if (busy)
        return fail(ErrorCode::Unavailable, u"%1 is being undone right now."_s.arg(named(step)));
    return step;
}

} // namespace

Result<Step> Writer::Data::checkUndo(StepId step) const
{
    TRY_ASSIGN(const std::unique_ptr<Connection> reader, opened,
               Connection::open(databasePath, DatabaseAccess::ReadOnly));
    TRY_VOID(reader->exec(u"BEGIN"_s));
    TRY_ASSIGN(const Step row, found, requireUndoable(*reader, step));
    TRY_VOID(requireUnchangedSince(*reader, step));
    return row;
}

Result<> Writer::Data::undoPiece(WriteScope& scope, StepId step, const Actor& actor, Undo& undo) const
{
    if (!undo.step.isValid()) {
        TRY_ASSIGN(const Step row, found, requireUndoable(scope.db, step));
        TRY_ASSIGN(const StepInfo info, named, undoInfo(scope.db, row, actor));
        TRY_ASSIGN(undo.step, inserted, insertStep(scope.db, info, holder->id(), scope.now, step));
    }
    TRY_VOID(scope.enterStep(undo.step));
    TRY_VOID(undo.reverter.revertSome(scope.db, kPieceMs));
    if (!undo.reverter.done())
        return {};
    TRY_ASSIGN(undo.closed, closed, closeStep(scope.db, undo.step, StepState::Committed, scope.now));
    return markUndone(scope.db, step, undo.step);
}

Result<StepId> Writer::undo(StepId step, const Actor& actor, const JobContext& job)
{
    TRY_ASSIGN(const Step row, checked, m_data->checkUndo(step));
    constexpr qint64 kEverything = std::numeric_limits<qint64>::max() - 1;
    Data::Undo undo{.step = {}, .reverter = StepReverter(step, LaterChanges::Refuse, kEverything)};
    while (!undo.closed) {
        Data::Undo next = undo;
        Result<> done = job.checkpoint();
        if (done.ok()) {
            done = m_data->queue->perform([&](WriteScope& scope) {
                next = undo;
                return m_data->undoPiece(scope, step, actor, next);
            });
        }
        if (!done.ok()) {
            if (undo.step.isValid())
                TRY_VOID(m_data->rollBack(undo.step, {}));
            return done.error();
        }
        undo = std::move(next);
        job.report({.done = undo.reverter.reverted(), .total = row.changeCount, .step = englishLabel(row.label)});
    }
    return undo.step;
}

Result<> Writer::Data::rollBack(StepId step, const JobContext& job)
{
    std::optional<StepReverter> reverter;
    bool closed = false;
    while (!closed) {
        std::optional<StepReverter> next;
        const WriteWork piece = [&](WriteScope& scope) -> Result<> {
            TRY_VOID(ownOpenStep(scope.db, step));
            TRY_ASSIGN(const qint64 newest, read, lastJournalId(scope.db));
            next = reverter ? *reverter : StepReverter(step, LaterChanges::Keep, newest);
            TRY_VOID(scope.enterStep(step));
            TRY_VOID(next->revertSome(scope.db, kPieceMs));
            closed = next->done();
            if (!closed)
                return {};
            const StepState end = next->kept() == 0 ? StepState::Abandoned : StepState::Committed;
            TRY_ASSIGN(const bool kept, ended, closeStep(scope.db, step, end, scope.now));
            Q_UNUSED(kept)
            return {};
        };
        TRY_VOID(queue->perform(piece));
        reverter = std::move(next);
        job.report({.done = reverter->reverted(), .total = 0, .step = {}});
    }
    return {};
}

Result<> Writer::abandonStep(StepId step, const JobContext& job)
{
    return m_data->rollBack(step, job);
}

} // namespace vitrine
