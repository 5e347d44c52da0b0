#include "core/storage/writer.h"

#include "core/storage/catalogue_files.h"
#include "core/storage/step_rows.h"
#include "core/storage/touch_times.h"
#include "core/storage/writer_data.h"

#include <QFileInfo>

namespace vitrine {

using namespace Qt::StringLiterals;

/// Rolls back what dead processes left, newest first: later steps may stand on earlier ones.
Result<> Writer::Data::recover()
{
    std::vector<OpenStep> dead;
    const WriteWork claim = [&](WriteScope& scope) -> Result<> {
        dead.clear();
        TRY_ASSIGN(const std::vector<OpenStep> steps, read, openSteps(scope.db));
        for (const OpenStep& step : steps) {
            if (step.resumable || holderLives(sessions, step.holder))
                continue;
            TRY_ASSIGN(const bool mine, claimed, claimStep(scope.db, step.id, step.holder, holder->id()));
            if (mine)
                dead.push_back(step);
        }
        return {};
    };
    TRY_VOID(queue->perform(claim));
    for (const OpenStep& step : dead)
        TRY_VOID(rollBack(step.id, {}));
    return {};
}

/// Errors: Conflict (not open), Unavailable (another living process works on it).
Result<> Writer::Data::ownOpenStep(Connection& db, StepId step)
{
    TRY_ASSIGN(Statement select, prepared, db.prepare(u"SELECT holder FROM step WHERE id = ? AND state = 'open'"_s));
    TRY_ASSIGN(const bool open, stepped, select.bind(step).next());
    if (!open)
        return fail(ErrorCode::Conflict, u"Step %1 is not open (any more)."_s.arg(step.value()));
    const QString owner = select.text(0);
    if (owner == holder->id())
        return {};
    if (holderLives(sessions, owner))
        return fail(ErrorCode::Unavailable, u"Another running program works on step %1."_s.arg(step.value()));
    TRY_ASSIGN(const bool claimed, tried, claimStep(db, step, owner, holder->id()));
    return claimed ? Result<>() : fail(ErrorCode::Unavailable, u"Another program took step %1."_s.arg(step.value()));
}

Writer::Writer(std::unique_ptr<Data> data) : m_data(std::move(data)) {}
Writer::~Writer() = default;

Result<std::unique_ptr<Writer>> Writer::open(const QString& databasePath, const Clock& clock,
                                             std::vector<std::unique_ptr<DerivedRefresher>> derived)
{
    auto data = std::make_unique<Data>(Data{.databasePath = databasePath,
                                            .sessions = CatalogueFiles(QFileInfo(databasePath).path()).sessions(),
                                            .clock = clock,
                                            .holder = {},
                                            .queue = {}});
    TRY_ASSIGN(data->holder, created, HolderFile::create(data->sessions, clock.now()));
    derived.insert(derived.begin(), std::make_unique<TouchTimes>());
    TRY_ASSIGN(data->queue, started,
               WriteQueue::start({.databasePath = databasePath,
                                  .sessionsFolder = data->sessions,
                                  .clock = &clock,
                                  .derived = std::move(derived)}));
    TRY_VOID(data->recover());
    return std::unique_ptr<Writer>(new Writer(std::move(data)));
}

Result<StepId> Writer::run(const StepInfo& info, const Edit& edit)
{
    StepId result;
    const WriteWork work = [&](WriteScope& scope) -> Result<> {
        TRY_ASSIGN(const StepId step, inserted, insertWholeStep(scope.db, info, scope.now));
        TRY_VOID(scope.enterStep(step));
        EditContext context{scope.db, step, scope.now};
        TRY_VOID(edit(context));
        TRY_ASSIGN(const bool kept, closed, closeWholeStep(scope.db, step));
        result = kept ? step : StepId();
        return {};
    };
    TRY_VOID(m_data->queue->perform(work));
    return result;
}

Result<StepId> Writer::beginStep(const StepInfo& info)
{
    StepId result;
    const WriteWork work = [&](WriteScope& scope) -> Result<> {
        TRY_ASSIGN(result, inserted, insertStep(scope.db, info, m_data->holder->id(), scope.now));
        return {};
    };
    TRY_VOID(m_data->queue->perform(work));
    return result;
}

Result<> Writer::append(StepId step, const Edit& edit)
{
    return m_data->queue->perform([&](WriteScope& scope) -> Result<> {
        TRY_VOID(m_data->ownOpenStep(scope.db, step));
        TRY_VOID(scope.enterStep(step));
        EditContext context{scope.db, step, scope.now};
        return edit(context);
    });
}

Result<> Writer::commitStep(StepId step)
{
    return m_data->queue->perform([&](WriteScope& scope) -> Result<> {
        TRY_VOID(m_data->ownOpenStep(scope.db, step));
        TRY_ASSIGN(const bool kept, closed, closeStep(scope.db, step, StepState::Committed, scope.now));
        Q_UNUSED(kept)
        return {};
    });
}

Result<> Writer::maintain(const std::function<Result<>(Connection&)>& work)
{
    return m_data->queue->perform([&](WriteScope& scope) { return work(scope.db); });
}

void Writer::setCommitListener(std::function<void()> listener)
{
    m_data->queue->setCommitListener(std::move(listener));
}

} // namespace vitrine
