#include "app/command_line/commands.h"
#include "core/services/history.h"

#include <QDateTime>
#include <QJsonArray>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

QString isoTime(UtcMillis time)
{
    return QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).toString(Qt::ISODateWithMs);
}

QJsonObject stepObject(const Step& step)
{
    return {{u"step"_s, step.id.value()},
            {u"actor"_s, step.actor.name},
            {u"label"_s, englishLabel(step.label)},
            {u"time"_s, isoTime(step.finishedUtc)},
            {u"undone"_s, step.undoneBy.has_value()}};
}

using NextStep = Result<std::optional<Step>> (*)(const Catalogue&, const QString&);
using ApplyStep = Result<StepId> (*)(Catalogue&, const Actor&, StepId, const JobContext&);

/// Undo and redo alike: finds the step where none was named, takes it back (or brings it back), says which it was.
ExitCode turnStep(const QString& folder, std::optional<StepId> wanted, NextStep next, ApplyStep apply,
                  const QString& verb, Terminal& terminal)
{
    const auto catalogue = openForCommand(folder, OpenMode::ReadWrite, terminal);
    if (!catalogue.ok())
        return terminal.failed(catalogue.error());
    if (!wanted) {
        const auto found = next(*catalogue.value(), {});
        if (!found.ok())
            return terminal.failed(found.error());
        if (!found.value())
            return terminal.failed(fail(ErrorCode::NotFound, u"There is nothing to %1."_s.arg(verb)));
        wanted = found.value()->id;
    }
    const auto done = apply(*catalogue.value(), commandActor(), *wanted, terminal.job(u"Working"_s));
    if (!done.ok())
        return terminal.failed(done.error());
    terminal.line(u"Step %1: %2 done as step %3."_s.arg(wanted->value()).arg(verb).arg(done.value().value()));
    terminal.json({{u"step"_s, done.value().value()}, {verb, wanted->value()}});
    return ExitCode::Done;
}

} // namespace

ExitCode runCommand(const HistoryCall& call, Terminal& terminal)
{
    const auto catalogue = openForCommand(call.catalogue, OpenMode::ReadOnly, terminal);
    if (!catalogue.ok())
        return terminal.failed(catalogue.error());
    const auto steps = history(*catalogue.value(), call.limit);
    if (!steps.ok())
        return terminal.failed(steps.error());
    QJsonArray list;
    for (const Step& step : steps.value()) {
        list.append(stepObject(step));
        terminal.line(u"%1  %2  %3  %4%5"_s.arg(step.id.value(), 6)
                          .arg(isoTime(step.finishedUtc), step.actor.name, englishLabel(step.label),
                               step.undoneBy ? u"  (undone)"_s : QString()));
    }
    terminal.json({{u"steps"_s, list}});
    return ExitCode::Done;
}

ExitCode runCommand(const UndoCall& call, Terminal& terminal)
{
    return turnStep(call.catalogue, call.step, &nextUndo, &undoStep, u"undo"_s, terminal);
}

ExitCode runCommand(const RedoCall& call, Terminal& terminal)
{
    return turnStep(call.catalogue, std::nullopt, &nextRedo, &redoStep, u"redo"_s, terminal);
}

} // namespace vitrine
