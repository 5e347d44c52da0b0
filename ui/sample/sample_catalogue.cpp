#include "ui/sample/sample_catalogue.h"

#include "core/services/edit_assets.h"
#include "core/services/edit_products.h"
#include "core/services/edit_vocabulary.h"
#include "core/services/import.h"
#include "ui/sample/sample_pictures.h"
#include "ui/sample/sample_products.h"

#include <QDir>
#include <QTemporaryDir>

namespace vitrine {

namespace {
const Actor kActor{ActorKind::System, QStringLiteral("sample"), QStringLiteral("sample")};

/// Builds the sample step by step in one open catalogue.
class SampleMaker
{
public:
    SampleMaker(Catalogue& catalogue, SampleLanguage language, const JobContext& job)
        : m_catalogue(catalogue), m_chinese(language == SampleLanguage::Chinese), m_job(job)
    {}

    Result<> make();

private:
    QString words(const char* english, const char16_t* chinese) const
    {
        return m_chinese ? QString::fromUtf16(chinese) : QString::fromUtf8(english);
    }
    Result<QString> writePicture(const SampleProduct& from, int number, const QString& name);
    Result<ProductPatch> patchFor(const SampleProduct& from);
    Result<> addProduct(const SampleProduct& from);
    Result<> addPictures(const SampleProduct& from, ProductId product);
    Result<> colourTags();
    Result<> fillInbox();
    Result<> saveSearches();

    Catalogue& m_catalogue;
    bool m_chinese;
    const JobContext& m_job;
    QTemporaryDir m_folder;
    std::vector<AssetId> m_pictures;
};

Result<QString> SampleMaker::writePicture(const SampleProduct& from, int number, const QString& name)
{
    constexpr QSize kSizes[] = {{1200, 1200}, {1400, 1050}, {1050, 1400}};
    constexpr SampleView kViews[] = {SampleView::Front, SampleView::Detail, SampleView::Pair};
    const QImage picture =
        drawSamplePicture(from.shape, QColor(QString::fromLatin1(from.colour)), kViews[number % 3], kSizes[number % 3]);
    const QString path = m_folder.filePath(name);
    if (!picture.save(path, "JPG", 88))
        return fail(ErrorCode::Io, QStringLiteral("The sample picture %1 could not be written.").arg(path));
    return path;
}

Result<ProductPatch> SampleMaker::patchFor(const SampleProduct& from)
{
    ProductPatch patch;
    patch.sku = QString::fromLatin1(from.sku);
    patch.names[{}] = words(from.name, from.chineseName);
    patch.names[m_chinese ? QStringLiteral("en") : QStringLiteral("zh")] =
        m_chinese ? QString::fromUtf8(from.name) : QString::fromUtf16(from.chineseName);
    patch.descriptions[{}] = words(from.description, from.chineseDescription);
    patch.state = from.active ? ProductState::Active : ProductState::Draft;
    patch.price = Money{from.cents, QStringLiteral("EUR")};
    patch.brand = QString::fromUtf8(from.brand);
    TRY_ASSIGN(const CategoryId category, categoryMade,
               ensureCategory(m_catalogue, kActor, words(from.category, from.chineseCategory)));
    patch.addCategories = {category};
    for (const QString& path : words(from.tags, from.chineseTags).split(QStringLiteral("; "), Qt::SkipEmptyParts)) {
        TRY_ASSIGN(const TagId tag, tagMade, ensureTag(m_catalogue, kActor, path));
        patch.addTags.push_back(tag);
    }
    return patch;
}

Result<> SampleMaker::addProduct(const SampleProduct& from)
{
    TRY_ASSIGN(const ProductPatch patch, patched, patchFor(from));
    TRY_ASSIGN(const ProductId product, made, createProduct(m_catalogue, kActor, patch));
    return addPictures(from, product);
}

Result<> SampleMaker::addPictures(const SampleProduct& from, ProductId product)
{
    if (from.pictures == 0)
        return {};
    ImportRequest request;
    for (int number = 0; number < from.pictures; ++number) {
        const QString name = QStringLiteral("%1_%2.jpg").arg(QString::fromLatin1(from.sku)).arg(number + 1);
        TRY_ASSIGN(const QString path, written, writePicture(from, number, name));
        request.paths << path;
    }
    request.attachTo = product;
    TRY_ASSIGN(const ImportReport report, imported, importAll(m_catalogue, kActor, request, m_job));
    m_pictures.insert(m_pictures.end(), report.assets.begin(), report.assets.end());
    return {};
}

Result<> SampleMaker::colourTags()
{
    for (const SampleTag& row : sampleTags()) {
        TRY_ASSIGN(const TagId tag, made, ensureTag(m_catalogue, kActor, words(row.path, row.chinesePath)));
        TagPatch patch;
        patch.colour = QString::fromLatin1(row.colour);
        TRY_VOID(changeTag(m_catalogue, kActor, tag, patch));
    }
    return {};
}

/// Pictures without a product, some rated, picked or rejected, as after an afternoon of photographing.
Result<> SampleMaker::fillInbox()
{
    ImportRequest request;
    const std::span<const SampleProduct> all = sampleProducts();
    for (size_t i = 0; i < all.size(); i += 4) {
        SampleProduct other = all[i];
        other.colour = all[(i + 9) % all.size()].colour;
        const QString name = QStringLiteral("DSC_%1.jpg").arg(4211 + int(i));
        TRY_ASSIGN(const QString path, written, writePicture(other, int(i / 4), name));
        request.paths << path;
    }
    TRY_ASSIGN(const ImportReport report, imported, importAll(m_catalogue, kActor, request, m_job));
    AssetPatch patch;
    patch.rating = 4;
    patch.flag = AssetFlag::Pick;
    if (report.assets.size() < 4 || m_pictures.size() < 6)
        return {};
    TRY_VOID(changeAssets(m_catalogue, kActor, std::span(report.assets).first(2), patch));
    patch.rating = 5;
    TRY_VOID(changeAssets(m_catalogue, kActor, std::span(m_pictures).first(4), patch));
    patch.rating = 1;
    patch.flag = AssetFlag::Reject;
    TRY_VOID(changeAssets(m_catalogue, kActor, std::span(report.assets).subspan(2, 1), patch));
    return {};
}

Result<> SampleMaker::saveSearches()
{
    const SavedSearch searches[] = {
        {{}, words("Without pictures", u"缺少图片"), QStringLiteral("-has:picture")},
        {{}, words("Drafts", u"草稿"), QStringLiteral("state:draft")},
        {{}, words("Under 10 euros", u"10 欧元以下"), QStringLiteral("price:..10")},
    };
    for (const SavedSearch& search : searches)
        TRY_VOID(saveSearch(m_catalogue, kActor, search));
    return {};
}

Result<> SampleMaker::make()
{
    const std::span<const SampleProduct> all = sampleProducts();
    qint64 done = 0;
    for (const SampleProduct& product : all) {
        TRY_VOID(m_job.checkpoint());
        m_job.report({done++, qint64(all.size()), words(product.name, product.chineseName)});
        TRY_VOID(addProduct(product));
    }
    TRY_VOID(colourTags());
    TRY_VOID(fillInbox());
    TRY_VOID(saveSearches());
    // Something to find in the trash.
    ProductPatch old;
    old.sku = QStringLiteral("MUG-OLD");
    old.names[{}] = words("Mug, last year's", u"去年款马克杯");
    TRY_ASSIGN(const ProductId trashed, made, createProduct(m_catalogue, kActor, old));
    const ProductId ids[] = {trashed};
    TRY_VOID(trashProducts(m_catalogue, kActor, ids));
    return {};
}
} // namespace

Result<> makeSampleCatalogue(const QString& folder, SampleLanguage language, const Clock& clock, const JobContext& job)
{
    TRY_VOID(Catalogue::create(folder, clock));
    TRY_ASSIGN(const auto catalogue, opened, Catalogue::open(folder, clock));
    return SampleMaker(*catalogue, language, job).make();
}

} // namespace vitrine
