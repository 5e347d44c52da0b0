#pragma once

#include "core/ingest/import_plan.h"
#include "core/services/catalogue.h"
#include "core/services/import_run.h"

#include <vector>

namespace vitrine {

/// Carries out a plan through its runner, in the order of the plan: products, their links, files, picture addresses.
class ImportExecution
{
public:
    ImportExecution(Catalogue& catalogue, const ImportPlan& plan, ImportRunner& runner, const JobContext& job);

    /// Everything; the caller then calls the runner's finish() or giveUp().
    Result<> run();

private:
    Result<> writeProducts();
    Result<> writeProductBatch(size_t first, size_t last);
    Result<> writeLinks();
    Result<> writeUrls();
    Result<> bringFiles();
    std::vector<ProductId> productsOf(const PlannedFile& file) const;
    std::optional<ProductId> productOf(const ProductTarget& target) const;

    Catalogue& m_catalogue;
    const ImportPlan& m_plan;
    ImportRunner& m_runner;
    const JobContext& m_job;
    std::vector<std::optional<ProductId>> m_made; ///< by index in the plan's products
};

} // namespace vitrine
