#include "app/command_line/commands.h"
#include "core/services/import.h"

#include <QJsonArray>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

QJsonObject reportObject(const ImportReport& report)
{
    QJsonArray skipped;
    for (const SkippedItem& item : report.skipped)
        skipped.append(QJsonObject{{u"path"_s, item.path}, {u"reason"_s, item.reason}});
    return {{u"products_added"_s, report.productsAdded},
            {u"products_changed"_s, report.productsChanged},
            {u"assets_added"_s, report.assetsAdded},
            {u"duplicates"_s, report.duplicates},
            {u"waiting_urls"_s, report.waitingUrls},
            {u"skipped"_s, skipped},
            {u"seconds"_s, report.seconds},
            {u"step"_s, report.step.isValid() ? QJsonValue(report.step.value()) : QJsonValue::Null}};
}

QString summary(const ImportReport& report)
{
    return u"%1 products added, %2 changed; %3 files added, %4 already here, %5 skipped."_s.arg(report.productsAdded)
        .arg(report.productsChanged)
        .arg(report.assetsAdded)
        .arg(report.duplicates)
        .arg(report.skipped.size());
}

} // namespace

ExitCode runCommand(const ImportCall& call, Terminal& terminal)
{
    const OpenMode mode = call.dryRun ? OpenMode::ReadOnly : OpenMode::ReadWrite;
    const auto catalogue = openForCommand(call.catalogue, mode, terminal);
    if (!catalogue.ok())
        return terminal.failed(catalogue.error());
    const auto report = call.dryRun
                            ? previewImport(*catalogue.value(), call.request, terminal.job(u"Looking"_s))
                            : importAll(*catalogue.value(), commandActor(), call.request, terminal.job(u"Importing"_s));
    if (!report.ok())
        return terminal.failed(report.error());
    for (const SkippedItem& item : report.value().skipped)
        terminal.line(u"Skipped %1: %2"_s.arg(item.path, item.reason));
    for (const SkippedItem& item : report.value().warnings)
        terminal.warning(u"%1: %2"_s.arg(item.path, item.reason));
    terminal.line((call.dryRun ? u"Would be: "_s : QString()) + summary(report.value()));
    if (report.value().waitingUrls > 0)
        terminal.line(u"%1 picture addresses wait to be fetched from the window."_s.arg(report.value().waitingUrls));
    QJsonObject object = reportObject(report.value());
    if (call.dryRun)
        object.insert(u"dry_run"_s, true);
    terminal.json(object);
    return report.value().skipped.empty() ? ExitCode::Done : ExitCode::DoneWithSkipped;
}

} // namespace vitrine
