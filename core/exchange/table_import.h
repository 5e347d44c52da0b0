#pragma once

#include "core/catalog/product_draft.h"
#include "core/exchange/table_profile.h"
#include "core/exchange/table_reader.h"
#include "core/jobs/job_context.h"

#include <functional>

namespace vitrine {

enum class IssueKind {
    Warning, ///< a value was left out or repaired; the rest of the row is used
    Error,   ///< the row is not used
};

/// Something wrong in a table. `column` counts from 1, 0 = the whole row.
struct TableIssue {
    QString table;
    qint64 line = 0;
    int column = 0;
    QString header; ///< of the column
    QString reason;
    IssueKind kind = IssueKind::Warning;
};

struct TableImportOptions {
    /// ISO 4217, for prices without one; empty: such a price is left out with a warning.
    QString defaultCurrency;
};

/// Where the products go. An error of `product` ends the reading.
struct TableSink {
    std::function<Result<>(ProductDraft&&)> product;
    std::function<void(const TableIssue&)> issue = [](const TableIssue&) {};
};

struct TableSummary {
    qint64 rows = 0, products = 0, errors = 0, warnings = 0;
};

/// Turns the rows of a table into products, in the order of the table. In a Shopify table rows with one handle become
/// one product, or one with a variant each (linked to it, SKU of the whole = the handle); in a WooCommerce table
/// variations are products linked to their parent. Rows with one SKU may repeat (each adds its pictures); where they
/// give different names the later row is an error. Memory: one group of rows (at most 10,000) and a few bytes a SKU.
/// Errors: InvalidInput when no column says which product a row means (the detail lists the columns); those of the
/// reader and of the sink, Cancelled.
Result<TableSummary> importTable(TableReader& reader, const TableMapping& mapping, const TableImportOptions& options,
                                 const TableSink& sink, const JobContext& job = {});

} // namespace vitrine
