#include "core/exchange/table_import.h"

#include "core/exchange/row_values.h"
#include "core/exchange/variant_group.h"

#include <QHash>

#include <algorithm>

namespace vitrine {
namespace {

constexpr size_t kMaxGroupRows = 10'000;
constexpr qint64 kRowsPerCheckpoint = 256;

/// Carries rows to products, dialect by dialect, and products to the sink.
class Importer
{
public:
    Importer(const TableReader& reader, const TableMapping& mapping, const TableImportOptions& options,
             const TableSink& sink)
        : m_table(reader.name()), m_mapping(mapping), m_options(options), m_sink(sink)
    {}

    Result<> add(const TableRow& row);
    Result<> finish() { return endGroup(); }
    TableSummary summary;

private:
    void report(const TableIssue& issue);
    void report(qint64 line, const QString& reason, IssueKind kind);
    Result<> addGrouped(RowValues row);
    Result<> endGroup();
    Result<> addShopRow(RowValues row);
    QString referred(const QString& reference, qint64 line);
    Result<> emitProduct(ProductDraft product);
    bool contradicts(const ProductDraft& product);

    struct Seen {
        qint64 line = 0;
        size_t nameHash = 0;
    };
    QString m_table;
    const TableMapping& m_mapping;
    const TableImportOptions& m_options;
    const TableSink& m_sink;
    std::vector<RowValues> m_group;
    QHash<QString, QString> m_skuOfId; ///< the shop's number -> SKU
    QHash<QString, QString> m_nameOf;  ///< parent's SKU -> its name
    QHash<QString, Seen> m_seen;       ///< SKU -> where its name came from
};

void Importer::report(const TableIssue& issue)
{
    ++(issue.kind == IssueKind::Error ? summary.errors : summary.warnings);
    m_sink.issue(issue);
}

void Importer::report(qint64 line, const QString& reason, IssueKind kind)
{
    report({m_table, line, 0, {}, reason, kind});
}

Result<> Importer::add(const TableRow& row)
{
    ++summary.rows;
    if (!row.problem.isEmpty()) {
        report(row.line, row.problem, IssueKind::Error);
        return {};
    }
    RowValues values =
        rowValues(row, m_mapping, m_options, m_table, [this](const TableIssue& issue) { report(issue); });
    if (!values.usable)
        return {};
    if (m_mapping.dialect == TableDialect::Shopify)
        return addGrouped(std::move(values));
    if (m_mapping.dialect == TableDialect::WooCommerce)
        return addShopRow(std::move(values));
    if (!values.parent.isEmpty())
        values.product.links.push_back({values.parent, ProductLinkKind::Variant});
    for (const QString& sku : values.related)
        values.product.links.push_back({sku, ProductLinkKind::Related});
    return emitProduct(std::move(values.product));
}

Result<> Importer::addGrouped(RowValues row)
{
    const bool continues = !m_group.empty() && (row.groupKey.isEmpty() || row.groupKey == m_group.front().groupKey);
    if (!continues)
        TRY_VOID(endGroup());
    if (m_group.empty() && row.groupKey.isEmpty() && row.product.name.isEmpty() && row.product.sku.isEmpty()) {
        report(row.product.line, QStringLiteral("The row has no handle and stands behind no product."),
               IssueKind::Error);
        return {};
    }
    if (m_group.size() >= kMaxGroupRows) {
        report(
            row.product.line,
            QStringLiteral("The product '%1' has more than %2 rows.").arg(m_group.front().groupKey).arg(kMaxGroupRows),
            IssueKind::Error);
        return {};
    }
    m_group.push_back(std::move(row));
    return {};
}

Result<> Importer::endGroup()
{
    std::vector<RowValues> rows = std::exchange(m_group, {});
    for (ProductDraft& product : groupProducts(std::move(rows)))
        TRY_VOID(emitProduct(std::move(product)));
    return {};
}

/// A SKU, or "id:7" for the row with that number, which must stand above.
QString Importer::referred(const QString& reference, qint64 line)
{
    if (!reference.startsWith(u"id:", Qt::CaseInsensitive))
        return reference;
    const QString sku = m_skuOfId.value(reference.mid(3).trimmed());
    if (sku.isEmpty())
        report(line,
               QStringLiteral("No row above has the number of '%1'; the link was left out.").arg(reference.left(40)),
               IssueKind::Warning);
    return sku;
}

Result<> Importer::addShopRow(RowValues row)
{
    ProductDraft& product = row.product;
    if (product.sku.isEmpty() && !row.rowId.isEmpty())
        product.sku = QStringLiteral("id:") + row.rowId;
    if (!row.rowId.isEmpty())
        m_skuOfId.insert(row.rowId, product.sku);
    if (row.rowType == u"variable")
        m_nameOf.insert(product.sku, product.name.text());
    if (row.rowType == u"variation") {
        const QString parent = referred(row.parent, product.line);
        if (!parent.isEmpty())
            product.links.push_back({parent, ProductLinkKind::Variant});
        if (product.name.isEmpty() && m_nameOf.contains(parent))
            product.name.set({}, m_nameOf.value(parent));
        if (product.pictures.size() > 1) {
            report(product.line, QStringLiteral("A variation has one picture; the others were left out."),
                   IssueKind::Warning);
            product.pictures.resize(1);
        }
    }
    const auto link = [&](const QStringList& references, ProductLinkKind kind) {
        for (const QString& reference : references) {
            if (const QString sku = referred(reference, product.line); !sku.isEmpty())
                product.links.push_back({sku, kind});
        }
    };
    link(row.related, ProductLinkKind::Related);
    link(row.accessories, ProductLinkKind::Accessory);
    return emitProduct(std::move(product));
}

/// A SKU may stand in many rows, but with one name.
bool Importer::contradicts(const ProductDraft& product)
{
    const QString name = product.name.text();
    if (product.sku.isEmpty() || name.isEmpty())
        return false;
    const size_t hash = qHash(name);
    const auto seen = m_seen.constFind(product.sku);
    if (seen == m_seen.constEnd()) {
        m_seen.insert(product.sku, {product.line, hash});
        return false;
    }
    if (seen->nameHash == hash)
        return false;
    report(product.line,
           QStringLiteral("The SKU '%1' stands already on line %2 with another name.").arg(product.sku).arg(seen->line),
           IssueKind::Error);
    return true;
}

Result<> Importer::emitProduct(ProductDraft product)
{
    const bool named = !product.sku.isEmpty() || product.gtin || !product.name.isEmpty();
    if (!named) {
        report(product.line, QStringLiteral("The row names no product: SKU, GTIN and name are empty."),
               IssueKind::Error);
        return {};
    }
    std::erase_if(product.links, [&product](const DraftLink& link) { return link.sku == product.sku; });
    if (contradicts(product))
        return {};
    ++summary.products;
    return m_sink.product(std::move(product));
}

/// One sentence for the whole table instead of one a row.
Result<> checkNamesProducts(const TableReader& reader, const TableMapping& mapping)
{
    const bool named = std::any_of(mapping.columns.begin(), mapping.columns.end(), [](const ColumnBinding& binding) {
        return binding.field == TableField::Sku || binding.field == TableField::Name ||
               binding.field == TableField::Gtin || binding.field == TableField::GroupKey;
    });
    if (named)
        return {};
    const QString columns = reader.header().isEmpty()
                                ? QStringLiteral("numbered from 1 to %1, without a header").arg(reader.columns())
                                : reader.header().mid(0, 40).join(QStringLiteral(", "));
    return fail(ErrorCode::InvalidInput,
                QStringLiteral(
                    "No column of %1 says which product a row means; map one to sku, name or gtin. The columns are %2.")
                    .arg(reader.name(), columns));
}

} // namespace

Result<TableSummary> importTable(TableReader& reader, const TableMapping& mapping, const TableImportOptions& options,
                                 const TableSink& sink, const JobContext& job)
{
    TRY_VOID(checkNamesProducts(reader, mapping));
    Importer importer(reader, mapping, options, sink);
    for (;;) {
        TRY_ASSIGN(const std::optional<TableRow> row, read, reader.next());
        if (!row)
            break;
        TRY_VOID(importer.add(*row));
        if (importer.summary.rows % kRowsPerCheckpoint == 0) {
            TRY_VOID(job.checkpoint());
            job.report({reader.position(), reader.size(), reader.name()});
        }
    }
    TRY_VOID(importer.finish());
    return importer.summary;
}

} // namespace vitrine
