#include "core/ingest/plan_builder.h"

#include "core/base/text_fold.h"
#include "core/catalog/gtin.h"
#include "core/catalog/tag_path.h"
#include "core/ingest/picture_finder.h"
#include "core/ingest/url_rules.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace vitrine {
namespace {

constexpr qint64 kItemsPerCheckpoint = 256;

QString gtin14(const QString& digits)
{
    return digits.isEmpty() ? QString() : digits.rightJustified(14, u'0');
}

QStringList namesOf(const ProductDraft& draft)
{
    return draft.name.all().values();
}

/// Names of folders as a tree of tags or categories can have them.
QStringList treeNames(const QStringList& folders)
{
    QStringList names;
    for (const QString& folder : folders) {
        const Result<QString> name = normalizedTagName(folder.left(kMaxTagNameChars));
        if (name.ok() && names.size() < kMaxTagDepth)
            names << name.value();
    }
    return names;
}

class PlanBuilder
{
public:
    PlanBuilder(PlanInput& input, const CatalogueLookup& catalogue, const JobContext& job)
        : m_input(input), m_catalogue(catalogue), m_job(job), m_finder(input.scan.files)
    {}

    Result<ImportPlan> build();

private:
    /// A picture of a row, kept until all products are known.
    struct RowPicture {
        DraftPicture picture;
        int planned = -1;
        QString table;
        qint64 line = 0;
    };

    Result<> loadCatalogue();
    Result<> addTables();
    void addDraft(const TableDrafts& table, ProductDraft&& draft);
    std::optional<int> plannedFor(const ProductDraft& draft) const;
    std::optional<ProductId> existingFor(const ProductDraft& draft) const;
    void remember(int planned);
    void indexPlanned();
    Result<> addRowPictures();
    void addUrl(const RowPicture& picture, const QString& source);
    Result<> addScanned();
    QStringList categoryOf(const ScannedFile& scanned, MatchRule rule) const;
    ProductTarget targetOf(int planned, const QString& because) const;
    Result<> addFile(PlannedFile file);
    Result<> step();

    PlanInput& m_input;
    const CatalogueLookup& m_catalogue;
    const JobContext& m_job;
    NameIndex m_index;
    PictureFinder m_finder;
    ImportPlan m_plan;
    QHash<QString, int> m_bySku, m_byGtin, m_byName; ///< of planned products
    std::vector<RowPicture> m_pictures;
    QHash<QString, size_t> m_files; ///< source -> place in the plan
    QSet<QString> m_urls;
    qint64 m_steps = 0;
};

Result<> PlanBuilder::step()
{
    if (++m_steps % kItemsPerCheckpoint != 0)
        return {};
    m_job.report({m_steps, 0, QStringLiteral("plan")});
    return m_job.checkpoint();
}

Result<> PlanBuilder::loadCatalogue()
{
    return m_catalogue.eachProduct([this](const NamedProduct& product) { m_index.add(product); });
}

std::optional<int> PlanBuilder::plannedFor(const ProductDraft& draft) const
{
    const auto look = [](const QHash<QString, int>& table, const QString& key) {
        const auto it = table.constFind(key);
        return key.isEmpty() || it == table.constEnd() ? std::nullopt : std::optional(it.value());
    };
    if (!draft.sku.isEmpty())
        return look(m_bySku, draft.sku);
    if (const auto byGtin = look(m_byGtin, gtin14(draft.gtin.value_or(QString()))))
        return byGtin;
    return look(m_byName, foldText(draft.name.text()));
}

std::optional<ProductId> PlanBuilder::existingFor(const ProductDraft& draft) const
{
    const NamedProduct* found = nullptr;
    if (!draft.sku.isEmpty())
        found = m_index.bySku(draft.sku);
    else if (draft.gtin && m_index.byGtin(gtin14(*draft.gtin)))
        found = m_index.byGtin(gtin14(*draft.gtin));
    else
        found = m_index.byName(draft.name.text());
    return found ? found->id : std::nullopt;
}

void PlanBuilder::remember(int planned)
{
    const ProductDraft& values = m_plan.products[size_t(planned)].values;
    if (!values.sku.isEmpty()) {
        m_bySku.insert(values.sku, planned);
        return;
    }
    if (values.gtin && !values.gtin->isEmpty())
        m_byGtin.insert(gtin14(*values.gtin), planned);
    if (const QString words = foldText(values.name.text()); !words.isEmpty())
        m_byName.insert(words, planned);
}

void PlanBuilder::addDraft(const TableDrafts& table, ProductDraft&& draft)
{
    std::optional<int> planned = plannedFor(draft);
    const std::vector<DraftPicture> pictures = std::exchange(draft.pictures, {});
    const qint64 line = draft.line;
    if (planned) {
        mergeDraft(m_plan.products[size_t(*planned)].values, draft);
    } else {
        if (draft.sku.isEmpty() && !draft.gtin && m_index.nameIsAmbiguous(draft.name.text())) {
            m_plan.skips.push_back(
                {QStringLiteral("%1:%2").arg(table.path).arg(line),
                 QStringLiteral("Several products are called '%1'; add the SKU.").arg(draft.name.text())});
            return;
        }
        const std::optional<ProductId> existing = existingFor(draft);
        m_plan.products.push_back({std::move(draft), table.path, existing});
        planned = int(m_plan.products.size()) - 1;
    }
    remember(*planned);
    for (const DraftPicture& picture : pictures)
        m_pictures.push_back({picture, *planned, table.path, line});
}

Result<> PlanBuilder::addTables()
{
    for (TableDrafts& table : m_input.tables) {
        m_plan.skips.insert(m_plan.skips.end(), table.errors.begin(), table.errors.end());
        m_plan.warnings.insert(m_plan.warnings.end(), table.warnings.begin(), table.warnings.end());
        for (ProductDraft& draft : table.drafts) {
            addDraft(table, std::move(draft));
            TRY_VOID(step());
        }
        table.drafts.clear();
    }
    return {};
}

/// File names may call products that a table has yet to make.
void PlanBuilder::indexPlanned()
{
    if (m_input.scan.files.empty())
        return;
    for (size_t i = 0; i < m_plan.products.size(); ++i) {
        const PlannedProduct& product = m_plan.products[i];
        m_index.add({product.existing, int(i), product.values.sku, gtin14(product.values.gtin.value_or(QString())),
                     namesOf(product.values)});
    }
}

ProductTarget PlanBuilder::targetOf(int planned, const QString& because) const
{
    const PlannedProduct& product = m_plan.products[size_t(planned)];
    return {product.existing, product.values.sku, product.values.name.text(), because, planned};
}

/// A file stands once in the plan; a second product that shows it is added to it.
Result<> PlanBuilder::addFile(PlannedFile file)
{
    const QString source = file.origin.source();
    if (const auto known = m_files.constFind(source); known != m_files.constEnd()) {
        PlannedFile& first = m_plan.files[known.value()];
        const auto same = [&file](const ProductTarget& target) {
            return target.planned == file.target.planned && target.existing == file.target.existing;
        };
        const bool there = same(first.target) || std::any_of(first.alsoFor.begin(), first.alsoFor.end(), same);
        if (!file.target.isNone() && !there)
            first.alsoFor.push_back(std::move(file.target));
        return {};
    }
    if (m_input.options.lookAtContents && m_input.hash) {
        const Result<QString> hash = m_input.hash(file.origin, m_job);
        if (!hash.ok() && hash.error().code == ErrorCode::Cancelled)
            return hash.error();
        if (!hash.ok()) {
            m_plan.skips.push_back({source, hash.error().detail});
            return {};
        }
        if (!hash.value().isEmpty()) {
            TRY_ASSIGN(file.alreadyHere, looked, m_catalogue.assetWithContent(hash.value()));
        }
    }
    m_files.insert(source, m_plan.files.size());
    m_plan.files.push_back(std::move(file));
    return {};
}

void PlanBuilder::addUrl(const RowPicture& row, const QString& source)
{
    const Result<> allowed = checkUrl(row.picture.place);
    if (!allowed.ok()) {
        m_plan.skips.push_back({source, allowed.error().detail});
        return;
    }
    const QString key = QStringLiteral("%1 %2").arg(row.planned).arg(row.picture.place);
    if (m_urls.contains(key))
        return;
    m_urls.insert(key);
    const ProductTarget target = targetOf(row.planned, source);
    m_plan.urls.push_back({row.picture.place, target.sku, row.picture.order, target, row.picture.title, source});
}

Result<> PlanBuilder::addRowPictures()
{
    for (const RowPicture& row : m_pictures) {
        TRY_VOID(step());
        const QString source = QStringLiteral("%1:%2").arg(row.table).arg(row.line);
        if (row.picture.isUrl) {
            addUrl(row, source);
            continue;
        }
        const Result<PictureFinder::Found> found = m_finder.find(row.table, row.picture.place);
        if (!found.ok()) {
            m_plan.skips.push_back({source, found.error().detail});
            continue;
        }
        PlannedFile file;
        file.origin = found.value().origin;
        file.kind = assetKindOf(kindByName(file.origin.member.isEmpty() ? file.origin.path : file.origin.member));
        file.bytes = found.value().bytes;
        file.modifiedUtc = found.value().modifiedUtc;
        file.order = row.picture.order;
        file.title = row.picture.title;
        file.target = targetOf(row.planned, QStringLiteral("row %1 of the table").arg(row.line));
        TRY_VOID(addFile(std::move(file)));
    }
    return {};
}

/// The folders above the one that is called like the product: that one, and what lies in it, is the product's own.
QStringList PlanBuilder::categoryOf(const ScannedFile& scanned, MatchRule rule) const
{
    const QStringList root = scanned.root.isEmpty() ? QStringList() : QStringList{scanned.root};
    QStringList path = root + scanned.folders;
    while (rule == MatchRule::Folder && !path.isEmpty() && m_index.match({}, path).rule == MatchRule::Folder)
        path.removeLast();
    return treeNames(path.mid(root.size()));
}

Result<> PlanBuilder::addScanned()
{
    for (const ScannedFile& scanned : m_input.scan.files) {
        TRY_VOID(step());
        if (m_files.contains(scanned.origin.source()))
            continue; // a table named it
        PlannedFile file{scanned.origin,
                         scanned.kind,
                         scanned.bytes,
                         scanned.modifiedUtc,
                         {},
                         {},
                         {},
                         0,
                         treeNames(scanned.folders)};
        const QStringList folders =
            scanned.root.isEmpty() ? scanned.folders : QStringList{scanned.root} + scanned.folders;
        NameMatch match = m_index.match(scanned.name, folders);
        file.tagPaths = match.tagPaths;
        file.order = match.order;
        if (m_input.options.attachTo) {
            const QString because = QStringLiteral("dropped on the product");
            file.target = {m_input.options.attachTo, {}, {}, because, -1};
            for (const ProductId also : m_input.options.attachAlso)
                file.alsoFor.push_back({also, {}, {}, because, -1});
        } else if (match.rule != MatchRule::None) {
            file.target = std::move(match.target);
        } else if (!match.candidates.isEmpty()) {
            m_plan.warnings.push_back(
                {scanned.origin.source(), QStringLiteral("It fits several products (%1) and goes to the Inbox.")
                                              .arg(match.candidates.join(QStringLiteral(", ")))});
        }
        if (m_input.options.folders == FolderUse::Categories && !file.target.isNone())
            file.category = categoryOf(scanned, m_input.options.attachTo ? MatchRule::None : match.rule);
        TRY_VOID(addFile(std::move(file)));
    }
    return {};
}

Result<ImportPlan> PlanBuilder::build()
{
    m_plan.options = m_input.options;
    m_plan.request = m_input.request;
    TRY_VOID(loadCatalogue());
    TRY_VOID(addTables());
    indexPlanned();
    TRY_VOID(addRowPictures());
    TRY_VOID(addScanned());
    m_plan.skips.insert(m_plan.skips.end(), m_input.scan.skips.begin(), m_input.scan.skips.end());
    return std::move(m_plan);
}

} // namespace

Result<ImportPlan> buildImportPlan(PlanInput input, const CatalogueLookup& catalogue, const JobContext& job)
{
    return PlanBuilder(input, catalogue, job).build();
}

} // namespace vitrine
