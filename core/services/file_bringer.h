#pragma once

#include "core/ingest/import_plan.h"
#include "core/services/catalogue.h"
#include "core/services/import_run.h"
#include "core/services/taken_store.h"

#include <functional>
#include <vector>

namespace vitrine {

/// Brings the files of a plan in: workers read, hash and decode; this thread stores the bytes of a batch with one wait
/// for the disk and writes its rows in one transaction. Memory is bounded by the window of the workers, whatever the
/// number of files. Archives are unpacked beside the cache, one at a time, and removed again.
class FileBringer
{
public:
    using ProductsOf = std::function<std::vector<ProductId>(const PlannedFile&)>;

    FileBringer(Catalogue& catalogue, const ImportPlan& plan, ImportRunner& runner, const JobContext& job)
        : m_catalogue(catalogue), m_plan(plan), m_runner(runner), m_job(job), m_store(catalogue)
    {}

    Result<> bring(const ProductsOf& productsOf);

private:
    /// A file that waits for its batch to be written.
    struct Pending {
        const PlannedFile* planned = nullptr;
        TakenFile taken;
        WrittenAsset written;
    };
    using Files = std::span<const PlannedFile* const>;

    Result<> bringPlain(Files files, const QHash<QString, QString>& unpacked);
    Result<> bringArchive(Files files);
    Result<> take(const PlannedFile& planned, Result<TakenFile>&& taken);
    Result<> leaveOut(const QString& source, const Error& error);
    Result<> flush();
    Result<> writeRows(EditContext& edit);

    Catalogue& m_catalogue;
    const ImportPlan& m_plan;
    ImportRunner& m_runner;
    const JobContext& m_job;
    ProductsOf m_productsOf;
    TakenStore m_store;
    std::vector<Pending> m_pending;
    int m_attached = 0; ///< files before the current batch that went to PlanOptions::attachTo
};

/// The plan's files that are not settled, in the order in which they come in: as in the plan, but the files of one
/// product share their places by PlannedFile::order.
std::vector<const PlannedFile*> filesInOrder(const ImportPlan& plan, const ImportRunner& runner);

} // namespace vitrine
