#include "ui/commands/history_commands.h"

#include "ui/services/job_starter.h"
#include "ui/step_text.h"

namespace vitrine {

HistoryCommands::HistoryCommands(const CommandContext& context, QObject* parent) : QObject(parent), m_context(context)
{
    m_context.actions.on(ActionId::Undo, this, [this] { press(Press::Undo); });
    m_context.actions.on(ActionId::Redo, this, [this] { press(Press::Redo); });
    connect(&m_context.session.changes, &ChangeRelay::changed, this, [this](const ChangeSet& changes) {
        if (changes.history || changes.everything)
            load();
    });
    load();
}

void HistoryCommands::load()
{
    Catalogue& catalogue = m_context.session.catalogue;
    m_loading.start<Next>(
        m_context.session.runner, this,
        [&catalogue, session = m_context.session.actor.session]() -> Result<Next> {
            Next next;
            TRY_ASSIGN(next.undo, undone, nextUndo(catalogue, session));
            TRY_ASSIGN(next.redo, redone, nextRedo(catalogue, session));
            return next;
        },
        [this](Result<Next> result) {
            m_undo = result.ok() ? result.value().undo : std::nullopt;
            m_redo = result.ok() ? result.value().redo : std::nullopt;
            refreshTexts();
            Q_EMIT changed();
        });
}

// Pressing

void HistoryCommands::press(Press kind)
{
    if (const auto job = m_context.session.jobs.job(m_job); job && job->state == JobState::Cancelled)
        m_presses.clear(); // it was given up before its turn came: nobody will tell of it
    m_presses.push_back(kind);
    Q_EMIT changed();
    if (m_presses.size() == 1)
        takeNextPress();
}

/// Which step it is, is asked behind all edits that were made before: an edit still on its way is the one to be undone.
void HistoryCommands::takeNextPress()
{
    if (m_presses.empty())
        return load();
    const Press kind = m_presses.front();
    using Found = std::optional<Step>;
    Catalogue& catalogue = m_context.session.catalogue;
    m_context.session.runner.run<Found>(
        Lane::Edit, this,
        [&catalogue, kind, session = m_context.session.actor.session] {
            return kind == Press::Undo ? nextUndo(catalogue, session) : nextRedo(catalogue, session);
        },
        [this, kind](Result<Found> found) {
            if (found.ok() && found.value())
                return run(kind, *found.value());
            m_presses.clear(); // nothing is left to take back
            load();
            if (!found.ok())
                m_context.session.notifier.complain(kind == Press::Undo ? tr("Could not undo") : tr("Could not redo"),
                                                    found.error());
        });
}

void HistoryCommands::run(Press kind, const Step& step)
{
    const QString label = stepText(step.label);
    const auto told = kind == Press::Undo ? finished(tr("Could not undo"), tr("Undone: %1").arg(label))
                                          : finished(tr("Could not redo"), tr("Redone: %1").arg(label));
    m_job = start(kind, step.id, kind == Press::Undo ? tr("Undo: %1").arg(label) : tr("Redo: %1").arg(label),
                  [this, told](Result<StepId> result) {
                      const bool done = result.ok();
                      told(std::move(result));
                      m_job = 0;
                      if (m_presses.empty())
                          return;
                      m_presses.pop_front();
                      if (!done)
                          m_presses.clear(); // what follows was pressed in the belief that this one works
                      takeNextPress();
                  });
}

QString HistoryCommands::undoText() const
{
    return m_undo ? stepText(m_undo->label) : QString();
}

void HistoryCommands::refreshTexts()
{
    m_context.actions.action(ActionId::Undo)
        ->setText(m_undo ? tr("&Undo: %1").arg(stepText(m_undo->label)) : tr("&Undo"));
    m_context.actions.action(ActionId::Redo)
        ->setText(m_redo ? tr("&Redo: %1").arg(stepText(m_redo->label)) : tr("&Redo"));
}

std::function<void(Result<StepId>)> HistoryCommands::finished(const QString& what, const QString& done)
{
    return [this, what, done](Result<StepId> result) {
        if (!result.ok())
            return m_context.session.notifier.complain(what, result.error());
        m_context.session.notifier.inform(done);
    };
}

/// A job: taking back a large import takes seconds and shows its progress.
quint64 HistoryCommands::start(Press kind, StepId step, const QString& label, std::function<void(Result<StepId>)> done)
{
    return startJob<StepId>(
        m_context.session, this, label,
        [kind, step, actor = m_context.session.actor](Catalogue& catalogue, const JobContext& job) {
            return kind == Press::Undo ? undoStep(catalogue, actor, step, job) : redoStep(catalogue, actor, step, job);
        },
        std::move(done));
}

void HistoryCommands::undo(StepId step)
{
    start(Press::Undo, step, tr("Undo"), finished(tr("Could not undo"), tr("Undone")));
}

} // namespace vitrine
