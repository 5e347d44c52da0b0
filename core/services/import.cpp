#include "core/services/import.h"

#include "core/services/import_execution.h"
#include "core/services/import_request.h"
#include "core/services/import_run.h"
#include "core/services/plan_import.h"
#include "core/storage/catalogue_files.h"
#include "core/storage/holders.h"
#include "core/storage/reader_pool.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

Result<std::vector<ImportRun>> runningImports(const Catalogue& catalogue)
{
    return catalogue.readers().read<std::vector<ImportRun>>(
        [](Connection& db) { return ImportRepository(db).allRunning(); });
}

Result<ImportRun> runningImport(const Catalogue& catalogue, ImportId import)
{
    TRY_ASSIGN(const auto runs, read, runningImports(catalogue));
    for (const ImportRun& run : runs) {
        if (run.id == import)
            return run;
    }
    return fail(ErrorCode::NotFound, u"That import is not interrupted any more: it was finished or taken back."_s);
}

} // namespace

Result<std::shared_ptr<const ImportPlan>> planImport(Catalogue& catalogue, const ImportRequest& request,
                                                     const JobContext& job)
{
    TRY_ASSIGN(ImportPlan plan, made, makePlan(catalogue, request, Contents::LookAt, job));
    return std::shared_ptr<const ImportPlan>(std::make_shared<ImportPlan>(std::move(plan)));
}

Result<ImportReport> previewImport(Catalogue& catalogue, const ImportRequest& request, const JobContext& job)
{
    TRY_ASSIGN(const ImportPlan plan, made, makePlan(catalogue, request, Contents::LookAt, job));
    return previewOf(plan);
}

ImportPlan withChoices(const ImportPlan& plan, std::span<const FileChoice> choices)
{
    ImportPlan chosen = plan;
    chosen.request = withChoices(plan.request, choices);
    applyChoices(chosen, choices);
    return chosen;
}

ImportReport previewOf(const ImportPlan& plan)
{
    const PlanCounts counts = planCounts(plan);
    ImportReport report{.productsAdded = counts.newProducts,
                        .productsChanged = counts.changedProducts,
                        .assetsAdded = counts.newFiles,
                        .duplicates = counts.alreadyHere,
                        .waitingUrls = counts.urls};
    for (const PlannedSkip& skip : plan.skips)
        report.skipped.push_back({skip.source, skip.reason});
    for (const PlannedSkip& warning : plan.warnings)
        report.warnings.push_back({warning.source, warning.reason});
    return report;
}

Result<ImportReport> applyImport(Catalogue& catalogue, const Actor& actor, const ImportPlan& plan,
                                 const JobContext& job)
{
    TRY_ASSIGN(ImportRunner runner, started, ImportRunner::start(catalogue, actor, plan, job));
    Result<> done = ImportExecution(catalogue, plan, runner, job).run();
    if (!done.ok())
        return runner.giveUp(done.error());
    return runner.finish();
}

Result<ImportReport> importAll(Catalogue& catalogue, const Actor& actor, const ImportRequest& request,
                               const JobContext& job)
{
    TRY_ASSIGN(const ImportPlan plan, made, makePlan(catalogue, request, Contents::Ignore, job));
    return applyImport(catalogue, actor, plan, job);
}

Result<std::vector<InterruptedImport>> interruptedImports(const Catalogue& catalogue)
{
    TRY_ASSIGN(const auto runs, read, runningImports(catalogue));
    std::vector<InterruptedImport> interrupted;
    for (const ImportRun& run : runs) {
        if (holderLives(CatalogueFiles(catalogue.folder()).sessions(), run.holder))
            continue;
        TRY_ASSIGN(const ImportRepository::Counts counts, counted,
                   catalogue.readers().read<ImportRepository::Counts>(
                       [&](Connection& db) { return ImportRepository(db).counts(run.id); }));
        TRY_ASSIGN(const ImportRequest request, parsed, requestFromText(run.request));
        interrupted.push_back(
            {run.id, (request.tables + request.paths).join(u", "_s), counts.all, run.total, run.startedUtc});
    }
    return interrupted;
}

Result<ImportReport> continueImport(Catalogue& catalogue, const Actor& actor, ImportId import, const JobContext& job)
{
    TRY_ASSIGN(const ImportRun run, found, runningImport(catalogue, import));
    TRY_ASSIGN(const ImportRequest request, parsed, requestFromText(run.request));
    TRY_ASSIGN(const ImportPlan plan, made, makePlan(catalogue, request, Contents::Ignore, job));
    TRY_ASSIGN(const QString fingerprint, hashed, importFingerprint(plan));
    if (fingerprint != run.fingerprint) // its tables were changed meanwhile: the new ones count, from the beginning
        TRY_VOID(abandonRunningImport(catalogue, run, job));
    return applyImport(catalogue, actor, plan, job);
}

Result<> abandonImport(Catalogue& catalogue, ImportId import, const JobContext& job)
{
    TRY_ASSIGN(const ImportRun run, found, runningImport(catalogue, import));
    return abandonRunningImport(catalogue, run, job);
}

} // namespace vitrine
