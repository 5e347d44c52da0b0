#include "app/command_line/commands.h"
#include "core/services/maintenance.h"

#include <QJsonArray>

namespace vitrine {

using namespace Qt::StringLiterals;

ExitCode runCommand(const NewCall& call, Terminal& terminal)
{
    if (const auto created = Catalogue::create(call.catalogue, commandClock()); !created.ok())
        return terminal.failed(created.error());
    terminal.line(u"Made an empty catalogue in %1."_s.arg(call.catalogue));
    terminal.json({{u"catalogue"_s, call.catalogue}});
    return ExitCode::Done;
}

ExitCode runCommand(const CheckCall& call, Terminal& terminal)
{
    const auto report = checkCatalogue(call.catalogue, commandClock(), call.repair ? Repair::Derived : Repair::No,
                                       call.digest, terminal.job(u"Checking"_s));
    if (!report.ok())
        return terminal.failed(report.error());
    const CheckReport& found = report.value();
    for (const QString& repaired : found.repaired)
        terminal.line(u"Repaired: %1"_s.arg(repaired));
    for (const QString& problem : found.problems)
        terminal.line(problem);
    if (found.ok)
        terminal.line(u"Everything holds together."_s);
    if (!found.digest.isEmpty())
        terminal.line(found.digest);
    terminal.json({{u"ok"_s, found.ok},
                   {u"problems"_s, QJsonArray::fromStringList(found.problems)},
                   {u"repaired"_s, QJsonArray::fromStringList(found.repaired)},
                   {u"digest"_s, found.digest}});
    return found.ok ? ExitCode::Done : ExitCode::Failed;
}

ExitCode runCommand(const BackupCall& call, Terminal& terminal)
{
    const auto catalogue = openForCommand(call.catalogue, OpenMode::ReadOnly, terminal);
    if (!catalogue.ok())
        return terminal.failed(catalogue.error());
    const auto report = backupCatalogue(*catalogue.value(), call.target, terminal.job(u"Copying"_s));
    if (!report.ok())
        return terminal.failed(report.error());
    const BackupReport& done = report.value();
    terminal.line(u"%1 files, %2 bytes in the backup; %3 bytes were new and copied now."_s.arg(done.files)
                      .arg(done.bytes)
                      .arg(done.copiedBytes));
    terminal.json({{u"files"_s, done.files}, {u"bytes"_s, done.bytes}, {u"copied_bytes"_s, done.copiedBytes}});
    return ExitCode::Done;
}

ExitCode runCommand(const RestoreCall& call, Terminal& terminal)
{
    const auto restored = restoreCatalogue(call.backup, call.catalogue, terminal.job(u"Restoring"_s));
    if (!restored.ok())
        return terminal.failed(restored.error());
    terminal.line(u"Restored %1 into %2."_s.arg(call.backup, call.catalogue));
    terminal.json({{u"catalogue"_s, call.catalogue}});
    return ExitCode::Done;
}

} // namespace vitrine
