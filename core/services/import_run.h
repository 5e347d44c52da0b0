#pragma once

#include "core/catalog/step.h"
#include "core/ingest/import_plan.h"
#include "core/services/catalogue.h"
#include "core/services/import.h"
#include "core/storage/import_repository.h"
#include "core/storage/writer.h"

#include <QElapsedTimer>
#include <QSet>
#include <QString>

namespace vitrine {

/// The step and the books of one running import: begins them, or goes on with those that a killed run of the same
/// import left; counts progress; ends them. Everything written through it is settled in the same transaction that wrote
/// it, so that nothing is done twice or forgotten.
class ImportRunner
{
public:
    static Result<ImportRunner> start(Catalogue& catalogue, const Actor& actor, const ImportPlan& plan,
                                      const JobContext& job);

    ImportId id() const { return m_run.id; }
    bool isSettled(const QString& source) const { return m_settled.contains(source); }
    /// Products made by a killed run, by source.
    const QHash<QString, ProductId>& settledProducts() const { return m_settledProducts; }

    /// One short transaction of the import.
    Result<> append(const Edit& edit);
    /// Adds an outcome to the books; inside an edit of append().
    Result<> record(EditContext& edit, const ImportItem& item) const;
    /// A thing was left out: into the report, and into the books for the next run's counts.
    void skip(const QString& source, const QString& reason);
    void warn(const QString& source, const QString& reason);
    void touched(ProductId product);
    void touched(AssetId asset);
    void countUrls(int added) { m_report.waitingUrls += added; }
    /// One more thing is done.
    void advance(const QString& what);

    /// Commits the step and gives the report.
    Result<ImportReport> finish();
    /// After a failure. Cancelled or refused: everything is taken back. A full disk or a held database: what is done
    /// stays, the next run of the same import goes on from there; the error says so.
    Error giveUp(const Error& error);

private:
    ImportRunner(Catalogue& catalogue, const JobContext& job) : m_catalogue(catalogue), m_job(job) {}
    Result<> begin(const Actor& actor, const ImportPlan& plan, const QString& fingerprint);
    Result<> resume();

    Catalogue& m_catalogue;
    const JobContext& m_job;
    ImportRun m_run;
    QSet<QString> m_settled;
    QHash<QString, ProductId> m_settledProducts;
    ImportReport m_report;
    QElapsedTimer m_timer;
    qint64 m_done = 0;
};

/// Tells the same import from another: what was asked for, and the state of the tables it reads.
Result<QString> importFingerprint(const ImportPlan& plan);

/// Takes back what a running or interrupted import did and closes its books.
Result<> abandonRunningImport(Catalogue& catalogue, const ImportRun& run, const JobContext& job = {});

} // namespace vitrine
