#include "core/services/history.h"

#include "core/services/edit_steps.h"
#include "core/storage/history_repository.h"
#include "core/storage/reader_pool.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

using FoundStep = std::optional<Step>;

Result<FoundStep> readStep(const Catalogue& catalogue, const std::function<Result<FoundStep>(HistoryRepository&)>& read)
{
    return catalogue.readers().read<FoundStep>([&](Connection& db) {
        HistoryRepository history(db);
        return read(history);
    });
}

TimelineEvent eventOf(const HistoryEvent& event)
{
    TimelineEvent timeline{event.step, {}};
    for (const HistoryChange& change : event.changes)
        timeline.changes.push_back({event.step.id, change.thing, change.field, change.oldValue, change.newValue});
    return timeline;
}

template <class IdT>
Result<std::vector<TimelineEvent>> timelineOf(const Catalogue& catalogue, IdT id, int limit)
{
    using Events = std::vector<HistoryEvent>;
    TRY_ASSIGN(const Events events, read, catalogue.readers().read<Events>([&](Connection& db) {
        return HistoryRepository(db).timelineOf(id, limit);
    }));
    std::vector<TimelineEvent> timeline;
    for (const HistoryEvent& event : events)
        timeline.push_back(eventOf(event));
    return timeline;
}

} // namespace

Result<std::vector<Step>> history(const Catalogue& catalogue, int limit, std::optional<StepId> before)
{
    return catalogue.readers().read<std::vector<Step>>(
        [&](Connection& db) { return HistoryRepository(db).steps({.before = before, .limit = limit}); });
}

Result<std::optional<Step>> nextUndo(const Catalogue& catalogue, const QString& session)
{
    return readStep(catalogue, [&](HistoryRepository& history) { return history.newestUndoable(session); });
}

Result<std::optional<Step>> nextRedo(const Catalogue& catalogue, const QString& session)
{
    return readStep(catalogue, [&](HistoryRepository& history) { return history.newestUndone(session); });
}

Result<StepId> undoStep(Catalogue& catalogue, const Actor& actor, StepId step, const JobContext& job)
{
    TRY_VOID(ensureWritable(catalogue));
    return catalogue.writer().undo(step, actor, job);
}

Result<StepId> redoStep(Catalogue& catalogue, const Actor& actor, StepId step, const JobContext& job)
{
    TRY_VOID(ensureWritable(catalogue));
    TRY_ASSIGN(const FoundStep found, read,
               readStep(catalogue, [&](HistoryRepository& history) { return history.find(step); }));
    if (!found)
        return fail(ErrorCode::NotFound, u"There is no step %1."_s.arg(step.value()));
    if (!found->undoneBy)
        return fail(ErrorCode::InvalidInput,
                    u"Step %1 is in force; only an undone step can be brought back."_s.arg(step.value()));
    return catalogue.writer().undo(*found->undoneBy, actor, job);
}

Result<std::vector<TimelineEvent>> productTimeline(const Catalogue& catalogue, ProductId product, int limit)
{
    return timelineOf(catalogue, product, limit);
}

Result<std::vector<TimelineEvent>> assetTimeline(const Catalogue& catalogue, AssetId asset, int limit)
{
    return timelineOf(catalogue, asset, limit);
}

} // namespace vitrine
