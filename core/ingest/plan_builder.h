#pragma once

#include "core/base/result.h"
#include "core/ingest/import_plan.h"
#include "core/ingest/name_match.h"
#include "core/ingest/scan.h"
#include "core/jobs/job_context.h"

#include <functional>
#include <vector>

namespace vitrine {

/// What the plan asks of the catalogue; services implement it over the database, tests over a list. All calls from the
/// thread that builds the plan.
struct CatalogueLookup {
    virtual ~CatalogueLookup() = default;
    /// Every living product, in any order.
    virtual Result<> eachProduct(const std::function<void(const NamedProduct&)>& take) const = 0;
    /// The living asset whose main file has this content.
    virtual Result<std::optional<AssetId>> assetWithContent(const QString& sha256) const = 0;
};

/// The products of one table, as core/exchange read them, and what it could not read.
struct TableDrafts {
    QString path;
    std::vector<ProductDraft> drafts;
    std::vector<PlannedSkip> errors;   ///< rows that are not used
    std::vector<PlannedSkip> warnings; ///< cells that were left out or repaired
};

/// SHA-256 of a planned file, for PlanOptions::lookAtContents; empty: not looked at yet (members of archives).
using ContentHash = std::function<Result<QString>(const FileOrigin&, const JobContext&)>;

struct PlanInput {
    PlanOptions options;
    QString request;
    ScanResult scan;
    std::vector<TableDrafts> tables;
    ContentHash hash; ///< empty: contents are not looked at
};

/// Makes the plan; changes nothing. Rows with one SKU (or, without SKU, one GTIN or name) become one planned product,
/// found in the catalogue by SKU, else GTIN, else its only namesake. Pictures of rows are looked for as written,
/// relative to the table; with '/' for '\\'; in the table's folder by name, whatever the case; among the scanned files
/// by name. One that is not found is skipped with the row's line. Scanned files go to products by their names
/// (name_match.h), also to those that the tables make; with `attachTo` all go there. The same input gives the same
/// plan. Errors: those of the look-up and the hash (a file that cannot be read is skipped), Cancelled.
Result<ImportPlan> buildImportPlan(PlanInput input, const CatalogueLookup& catalogue, const JobContext& job = {});

} // namespace vitrine
