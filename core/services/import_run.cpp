#include "core/services/import_run.h"

#include "core/media/hash.h"
#include "core/services/import_request.h"
#include "core/storage/reader_pool.h"

#include <QDateTime>
#include <QFileInfo>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kTouchedLimit = 10'000;

StepLabel labelOf(const ImportPlan& plan)
{
    if (plan.files.empty() && !plan.products.empty())
        return {u"import_table"_s,
                {QString::number(plan.products.size()), QFileInfo(plan.products.front().table).fileName()}};
    return {u"import"_s, {QString::number(plan.files.size())}};
}

} // namespace

Result<QString> importFingerprint(const ImportPlan& plan)
{
    QString text = withoutChoices(plan.request);
    QString lastTable;
    for (const PlannedProduct& product : plan.products) {
        if (product.table == lastTable || product.table.isEmpty())
            continue;
        lastTable = product.table;
        const QFileInfo file(lastTable);
        text += u"\n%1 %2 %3"_s.arg(lastTable).arg(file.size()).arg(file.lastModified().toMSecsSinceEpoch());
    }
    return hashBytes(text.toUtf8());
}

Result<ImportRunner> ImportRunner::start(Catalogue& catalogue, const Actor& actor, const ImportPlan& plan,
                                         const JobContext& job)
{
    if (catalogue.mode() != OpenMode::ReadWrite)
        return fail(ErrorCode::Unavailable,
                    u"%1 is open for reading only; nothing can be imported into it."_s.arg(catalogue.folder()));
    ImportRunner runner(catalogue, job);
    runner.m_timer.start();
    TRY_ASSIGN(const QString fingerprint, hashed, importFingerprint(plan));
    TRY_ASSIGN(const std::optional<ImportRun> left, looked,
               catalogue.readers().read<std::optional<ImportRun>>(
                   [&](Connection& db) { return ImportRepository(db).running(fingerprint); }));
    if (left) {
        runner.m_run = *left;
        TRY_VOID(runner.resume());
    } else {
        TRY_VOID(runner.begin(actor, plan, fingerprint));
    }
    runner.m_run.total = plan.itemCount();
    for (const PlannedSkip& skip : plan.skips)
        runner.skip(skip.source, skip.reason);
    for (const PlannedSkip& warning : plan.warnings)
        runner.warn(warning.source, warning.reason);
    return runner;
}

Result<> ImportRunner::begin(const Actor& actor, const ImportPlan& plan, const QString& fingerprint)
{
    TRY_ASSIGN(m_run.step, begun, m_catalogue.writer().beginStep({actor, labelOf(plan), true}));
    const UtcMillis now = m_catalogue.clock().now();
    return m_catalogue.writer().maintain([&](Connection& db) -> Result<> {
        TRY_ASSIGN(m_run.id, noted,
                   ImportRepository(db).begin(m_run.step, fingerprint, plan.request, plan.itemCount(), now));
        return {};
    });
}

Result<> ImportRunner::resume()
{
    TRY_VOID(append([](EditContext&) { return Result<>(); })); // Unavailable while a living process works on it
    using Settled = std::vector<ImportRepository::SettledItem>;
    TRY_ASSIGN(const Settled items, read, m_catalogue.readers().read<Settled>([&](Connection& db) {
        return ImportRepository(db).settled(m_run.id);
    }));
    for (const ImportRepository::SettledItem& item : items) {
        m_settled.insert(item.source);
        if (item.product)
            m_settledProducts.insert(item.source, *item.product);
    }
    m_done = qint64(m_settled.size());
    return {};
}

Result<> ImportRunner::append(const Edit& edit)
{
    return m_catalogue.writer().append(m_run.step, edit);
}

Result<> ImportRunner::record(EditContext& edit, const ImportItem& item) const
{
    return ImportRepository(edit.db).record(m_run.id, item);
}

void ImportRunner::skip(const QString& source, const QString& reason)
{
    m_report.skipped.push_back({source, reason});
    m_job.issue({source, reason, true});
}

void ImportRunner::warn(const QString& source, const QString& reason)
{
    m_report.warnings.push_back({source, reason});
}

void ImportRunner::touched(ProductId product)
{
    if (m_report.products.size() < kTouchedLimit)
        m_report.products.push_back(product);
}

void ImportRunner::touched(AssetId asset)
{
    if (m_report.assets.size() < kTouchedLimit)
        m_report.assets.push_back(asset);
}

void ImportRunner::advance(const QString& what)
{
    m_job.report({++m_done, m_run.total, what});
}

Result<ImportReport> ImportRunner::finish()
{
    using Counts = ImportRepository::Counts;
    TRY_ASSIGN(const Counts counts, read, m_catalogue.readers().read<Counts>([&](Connection& db) {
        return ImportRepository(db).counts(m_run.id);
    }));
    m_report.productsAdded = counts.productsAdded;
    m_report.productsChanged = counts.productsChanged;
    m_report.assetsAdded = counts.added;
    m_report.duplicates = counts.present;
    TRY_ASSIGN(const bool changed, asked, m_catalogue.readers().read<bool>([&](Connection& db) {
        return ImportRepository(db).changedAnything(m_run.step);
    }));
    const UtcMillis now = m_catalogue.clock().now();
    if (changed) {
        // In this order: a crash in between leaves a committed step and books nobody asks for any more.
        TRY_VOID(m_catalogue.writer().commitStep(m_run.step));
        TRY_VOID(
            m_catalogue.writer().maintain([&](Connection& db) { return ImportRepository(db).finish(m_run.id, now); }));
        m_report.step = m_run.step;
    } else {
        TRY_VOID(m_catalogue.writer().maintain([&](Connection& db) { return ImportRepository(db).forget(m_run.id); }));
        TRY_VOID(m_catalogue.writer().commitStep(m_run.step));
    }
    m_report.seconds = double(m_timer.nsecsElapsed()) / 1e9;
    return std::move(m_report);
}

Error ImportRunner::giveUp(const Error& error)
{
    if (error.code == ErrorCode::Io || error.code == ErrorCode::Unavailable) {
        Error kept = error;
        kept.detail += u" %1 of %2 are in; mend this and import the same again to go on from there."_s.arg(m_done).arg(
            m_run.total);
        return kept;
    }
    if (const Result<> abandoned = abandonRunningImport(m_catalogue, m_run); !abandoned.ok()) {
        return fail(abandoned.error().code,
                    error.detail + u" Taking back what was done failed too: "_s + abandoned.error().detail);
    }
    return error;
}

Result<> abandonRunningImport(Catalogue& catalogue, const ImportRun& run, const JobContext& job)
{
    TRY_VOID(catalogue.writer().abandonStep(run.step, job));
    const UtcMillis now = catalogue.clock().now();
    return catalogue.writer().maintain([&](Connection& db) { return ImportRepository(db).cancel(run.id, now); });
}

} // namespace vitrine
