#include "core/services/plan_tables.h"

#include "core/exchange/table_import.h"
#include "core/exchange/table_profile.h"
#include "core/exchange/table_reader.h"
#include "core/ingest/url_rules.h"
#include "core/storage/product_repository.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLookupBatch = 500;

/// Puts what one table says into the plan.
class TablePlanner
{
public:
    TablePlanner(const QString& path, ImportPlan& plan) : m_path(path), m_folder(QFileInfo(path).path()), m_plan(plan)
    {}

    void add(ProductDraft&& draft)
    {
        const QString source = sourceOf(draft.line);
        for (const DraftPicture& picture : draft.pictures)
            addPicture(picture, draft, source);
        draft.pictures.clear();
        m_plan.products.push_back({std::move(draft), m_path, std::nullopt});
    }

    void add(const TableIssue& issue)
    {
        QString reason = issue.reason;
        if (!issue.header.isEmpty())
            reason = u"%1: %2"_s.arg(issue.header, issue.reason);
        auto& list = issue.kind == IssueKind::Error ? m_plan.skips : m_plan.warnings;
        list.push_back({sourceOf(issue.line), reason});
    }

private:
    QString sourceOf(qint64 line) const { return u"%1:%2"_s.arg(m_path).arg(line); }

    void addPicture(const DraftPicture& picture, const ProductDraft& draft, const QString& source)
    {
        if (draft.sku.isEmpty()) {
            m_plan.skips.push_back({source, u"The picture %1 belongs to a row without a SKU, so no product can be told "
                                            "for it. Give the row a SKU."_s.arg(picture.place)});
        } else if (picture.isUrl) {
            m_plan.urls.push_back({picture.place, draft.sku, picture.order});
        } else {
            addFile(picture, draft, source);
        }
    }

    void addFile(const DraftPicture& picture, const ProductDraft& draft, const QString& source)
    {
        const QFileInfo file(QDir(m_folder), picture.place);
        if (!file.isFile()) {
            m_plan.skips.push_back(
                {source, u"The picture %1 is not there. Put it beside the table or correct the path."_s.arg(
                             file.absoluteFilePath())});
            return;
        }
        PlannedFile planned;
        planned.origin.path = QDir::cleanPath(file.absoluteFilePath());
        planned.kind = AssetKind::Picture;
        planned.bytes = file.size();
        planned.modifiedUtc = file.lastModified().toMSecsSinceEpoch();
        planned.target = {std::nullopt, draft.sku, draft.name.text(), u"row %1"_s.arg(source)};
        planned.order = picture.order;
        m_plan.files.push_back(std::move(planned));
    }

    QString m_path, m_folder;
    ImportPlan& m_plan;
};

Result<TableMapping> planTable(const QString& path, const TablesToPlan& tables, ImportPlan& plan, const JobContext& job)
{
    const QString absolute = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    TRY_ASSIGN(TableReader reader, opened, TableReader::openFile(absolute));
    TRY_ASSIGN(TableMapping mapping, mapped,
               mapColumns(reader.header(), int(reader.header().size()), tables.columnFields));
    TablePlanner planner(absolute, plan);
    const TableSink sink{.product = [&](ProductDraft&& draft) -> Result<> {
                             planner.add(std::move(draft));
                             return {};
                         },
                         .issue = [&](const TableIssue& issue) { planner.add(issue); }};
    TRY_ASSIGN(const TableSummary summary, read,
               importTable(reader, mapping, {.defaultCurrency = tables.defaultCurrency}, sink, job));
    Q_UNUSED(summary);
    return mapping;
}

/// Products that the catalogue has already, by SKU.
Result<> findExisting(Connection& db, ImportPlan& plan, const JobContext& job)
{
    ProductRepository products(db);
    for (size_t first = 0; first < plan.products.size(); first += size_t(kLookupBatch)) {
        TRY_VOID(job.checkpoint());
        const size_t end = std::min(plan.products.size(), first + size_t(kLookupBatch));
        QStringList skus;
        for (size_t i = first; i < end; ++i)
            skus << plan.products[i].values.sku;
        TRY_ASSIGN(const auto found, looked, products.bySku(skus));
        for (size_t i = first; i < end; ++i) {
            if (const auto known = found.constFind(plan.products[i].values.sku); known != found.constEnd())
                plan.products[i].existing = *known;
        }
    }
    return {};
}

} // namespace

Result<> planTables(Connection& db, const TablesToPlan& tables, ImportPlan& plan, const JobContext& job)
{
    std::vector<TableMapping> mappings;
    for (const QString& path : tables.paths) {
        TRY_ASSIGN(TableMapping mapping, planned, planTable(path, tables, plan, job));
        mappings.push_back(std::move(mapping));
    }
    TRY_VOID(checkOverridesUsed(tables.columnFields, mappings));
    return findExisting(db, plan, job);
}

} // namespace vitrine
