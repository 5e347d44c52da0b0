#include "core/services/read_tables.h"

#include "core/exchange/table_import.h"
#include "core/exchange/table_profile.h"
#include "core/exchange/table_reader.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

PlannedSkip skipOf(const TableIssue& issue)
{
    const QString reason = issue.header.isEmpty() ? issue.reason : u"%1: %2"_s.arg(issue.header, issue.reason);
    return {u"%1:%2"_s.arg(issue.table).arg(issue.line), reason};
}

Result<TableDrafts> readTable(TableReader& reader, const TableMapping& mapping, const QString& currency,
                              const JobContext& job)
{
    TableDrafts table{.path = reader.name()};
    const TableSink sink{.product = [&](ProductDraft&& draft) -> Result<> {
                             table.drafts.push_back(std::move(draft));
                             return {};
                         },
                         .issue =
                             [&](const TableIssue& issue) {
                                 auto& list = issue.kind == IssueKind::Error ? table.errors : table.warnings;
                                 list.push_back(skipOf(issue));
                             }};
    TRY_ASSIGN(const TableSummary summary, read,
               importTable(reader, mapping, {.defaultCurrency = currency}, sink, job));
    Q_UNUSED(summary);
    return table;
}

} // namespace

Result<std::vector<TableDrafts>> readTables(const TablesToRead& tables, const JobContext& job)
{
    std::vector<TableDrafts> read;
    std::vector<TableMapping> mappings;
    for (const QString& path : tables.paths) {
        TRY_ASSIGN(TableReader reader, opened, TableReader::openFile(path));
        TRY_ASSIGN(TableMapping mapping, mapped, mapColumns(reader.header(), reader.columns(), tables.columnFields));
        TRY_ASSIGN(TableDrafts table, drafted, readTable(reader, mapping, tables.defaultCurrency, job));
        read.push_back(std::move(table));
        mappings.push_back(std::move(mapping));
    }
    TRY_VOID(checkOverridesUsed(tables.columnFields, mappings));
    return read;
}

} // namespace vitrine
