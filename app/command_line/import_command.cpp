#include "app/command_line/commands.h"
#include "core/services/plan_proposals.h"

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

Result<LookImport> importBySight(const ImportCall& call, Catalogue& catalogue, Terminal& terminal)
{
    TRY_ASSIGN(const auto look, opened, openLookForCommand(catalogue, terminal));
    const LookImportMode mode = call.dryRun ? LookImportMode::Preview : LookImportMode::Apply;
    return importByLook(catalogue, *look, commandActor(), call.request, *call.byLook, mode,
                        terminal.job(call.dryRun ? u"Looking"_s : u"Importing"_s));
}

Result<LookImport> importNamed(const ImportCall& call, Catalogue& catalogue, Terminal& terminal)
{
    LookImport done;
    TRY_ASSIGN(done.report, imported,
               call.dryRun ? previewImport(catalogue, call.request, terminal.job(u"Looking"_s))
                           : importAll(catalogue, commandActor(), call.request, terminal.job(u"Importing"_s)));
    return done;
}

} // namespace

ExitCode runCommand(const ImportCall& call, Terminal& terminal)
{
    // Descriptors of the pictures are kept even when only asked what would happen: they belong to the cache.
    const OpenMode mode = call.dryRun && !call.byLook ? OpenMode::ReadOnly : OpenMode::ReadWrite;
    const auto catalogue = openForCommand(call.catalogue, mode, terminal);
    if (!catalogue.ok())
        return terminal.failed(catalogue.error());
    const Result<LookImport> done = call.byLook ? importBySight(call, *catalogue.value(), terminal)
                                                : importNamed(call, *catalogue.value(), terminal);
    if (!done.ok())
        return terminal.failed(done.error());
    const ImportReport& report = done.value().report;
    for (const SkippedItem& item : report.skipped)
        terminal.line(u"Skipped %1: %2"_s.arg(item.path, item.reason));
    for (const SkippedItem& item : report.warnings)
        terminal.warning(u"%1: %2"_s.arg(item.path, item.reason));
    terminal.line((call.dryRun ? u"Would be: "_s : QString()) + summary(report));
    if (report.waitingUrls > 0)
        terminal.line(u"%1 picture addresses wait to be fetched from the window."_s.arg(report.waitingUrls));
    QJsonObject object = reportObject(report);
    if (call.dryRun)
        object.insert(u"dry_run"_s, true);
    if (call.byLook) {
        terminal.line(u"%1 files placed by barcode or look."_s.arg(done.value().placed));
        object.insert(u"placed"_s, done.value().placed);
    }
    terminal.json(object);
    return report.skipped.empty() ? ExitCode::Done : ExitCode::DoneWithSkipped;
}

} // namespace vitrine
