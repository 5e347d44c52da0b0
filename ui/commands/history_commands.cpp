#include "ui/commands/history_commands.h"

#include "ui/services/job_starter.h"
#include "ui/step_text.h"

#include <utility>

namespace vitrine {

HistoryCommands::HistoryCommands(const CommandContext& context, QObject* parent) : QObject(parent), m_context(context)
{
    m_context.actions.on(ActionId::Undo, this, [this] {
        // Forgotten at once: a second press before the next one is known must not ask for the same step again.
        if (const std::optional<Step> step = std::exchange(m_undo, std::nullopt))
            undo(step->id, stepText(step->label));
    });
    m_context.actions.on(ActionId::Redo, this, [this] {
        if (const std::optional<Step> step = std::exchange(m_redo, std::nullopt))
            redo(step->id, stepText(step->label));
    });
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
void HistoryCommands::undo(StepId step, const QString& label)
{
    startJob<StepId>(
        m_context.session, this, label.isEmpty() ? tr("Undo") : tr("Undo: %1").arg(label),
        [step, actor = m_context.session.actor](Catalogue& catalogue, const JobContext& job) {
            return undoStep(catalogue, actor, step, job);
        },
        finished(tr("Could not undo"), label.isEmpty() ? tr("Undone") : tr("Undone: %1").arg(label)));
}

void HistoryCommands::redo(StepId step, const QString& label)
{
    startJob<StepId>(
        m_context.session, this, tr("Redo: %1").arg(label),
        [step, actor = m_context.session.actor](Catalogue& catalogue, const JobContext& job) {
            return redoStep(catalogue, actor, step, job);
        },
        finished(tr("Could not redo"), tr("Redone: %1").arg(label)));
}

} // namespace vitrine
