#include "tests/support/catalogue_fixture.h"

#include "core/storage/asset_repository.h"
#include "core/storage/blob_store.h"
#include "core/storage/journal_triggers.h"
#include "core/storage/product_repository.h"
#include "core/storage/reader_pool.h"
#include "core/storage/rows.h"
#include "tests/support/written_file.h"

#include <QBuffer>
#include <QDir>
#include <QFileInfo>
#include <QImage>

namespace vitrine::test {

using namespace Qt::StringLiterals;

namespace {

/// A colour that no call before gave.
QColor colourNumber(int number)
{
    return QColor(QRgb(0x204060 + number * 0x010307) | 0xff000000U);
}

Asset pictureOf(const StoredBlob& blob, const QString& name, QSize size, UtcMillis now)
{
    AssetFile file;
    file.name = name;
    file.sha256 = blob.sha256;
    file.bytes = blob.bytes;
    file.mediaType = u"image/png"_s;
    file.width = size.width();
    file.height = size.height();
    Asset asset;
    asset.files = {file};
    asset.source = name;
    asset.createdUtc = now;
    return asset;
}

} // namespace

QByteArray pngBytes(const QColor& colour, QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG"))
        qFatal("A test picture could not be made.");
    return bytes;
}

QString writePng(const QString& path, const QColor& colour, QSize size)
{
    return writtenFile(path, pngBytes(colour, size));
}

CatalogueFixture::CatalogueFixture()
{
    QDir().mkpath(sources());
    must(Catalogue::create(folder(), m_clock));
    reopen();
}

CatalogueFixture::~CatalogueFixture() = default;

QString CatalogueFixture::folder() const
{
    return m_folder.filePath(u"catalogue"_s);
}

QString CatalogueFixture::sources() const
{
    return m_folder.filePath(u"sources"_s);
}

void CatalogueFixture::reopen(OpenMode mode)
{
    close();
    m_catalogue = must(Catalogue::open(folder(), m_clock, mode));
}

ProductId CatalogueFixture::addProduct(const QString& sku, const QString& name, const std::vector<AssetId>& media)
{
    ProductPatch patch;
    patch.sku = sku;
    if (!name.isEmpty())
        patch.names[{}] = name;
    return must(createProduct(catalogue(), m_actor, patch, media));
}

std::vector<ProductId> CatalogueFixture::addProducts(int count)
{
    std::vector<ProductId> ids;
    edit([&](EditContext& context) -> Result<> {
        ProductRepository products(context.db);
        ids.clear();
        for (int i = 0; i < count; ++i) {
            Product product;
            product.sku = u"P%1"_s.arg(i, 5, 10, QChar(u'0'));
            product.name.set({}, u"Product %1"_s.arg(i));
            product.createdUtc = context.now;
            TRY_ASSIGN(const ProductId id, inserted, products.insert(product));
            ids.push_back(id);
        }
        return {};
    });
    return ids;
}

AssetId CatalogueFixture::addPicture(const QString& name, QSize size)
{
    const int number = m_pictures++;
    const QString fileName = name.isEmpty() ? u"picture-%1.png"_s.arg(number) : name;
    const StoredBlob blob = must(catalogue().blobs().putBytes(pngBytes(colourNumber(number), size)));
    AssetId id;
    edit([&](EditContext& context) -> Result<> {
        TRY_ASSIGN(id, inserted, AssetRepository(context.db).insert(pictureOf(blob, fileName, size, context.now)));
        return {};
    });
    return id;
}

std::vector<AssetId> CatalogueFixture::addPictures(int count)
{
    std::vector<AssetId> ids;
    for (int i = 0; i < count; ++i)
        ids.push_back(addPicture());
    return ids;
}

Product CatalogueFixture::product(ProductId id)
{
    std::vector<Product> found = must(products(catalogue(), std::span(&id, 1)));
    if (found.empty())
        qFatal("There is no product %lld.", qlonglong(id.value()));
    return found.front();
}

Asset CatalogueFixture::asset(AssetId id)
{
    std::vector<Asset> found = must(assets(catalogue(), std::span(&id, 1)));
    if (found.empty())
        qFatal("There is no asset %lld.", qlonglong(id.value()));
    return found.front();
}

StepId CatalogueFixture::edit(const Edit& edit)
{
    return must(catalogue().writer().run({m_actor, {u"test"_s, {}}, false}, edit));
}

StepId CatalogueFixture::undo(StepId step)
{
    return must(catalogue().writer().undo(step, m_actor));
}

QString CatalogueFixture::undoProblem(const std::function<Result<StepId>()>& deed)
{
    const QString before = content();
    const Result<StepId> step = deed();
    if (!step.ok())
        return u"The deed failed: "_s + step.error().detail;
    if (!step.value().isValid())
        return u"The deed changed nothing."_s;
    const QString after = content();
    const StepId undone = undo(step.value());
    if (content() != before)
        return u"The undo left:\n%1\ninstead of:\n%2"_s.arg(content(), before);
    undo(undone);
    if (content() != after)
        return u"The redo left:\n%1\ninstead of:\n%2"_s.arg(content(), after);
    return {};
}

StepId CatalogueFixture::newestStep()
{
    return StepId(number(u"SELECT max(id) FROM step WHERE state = 'committed'"_s));
}

qint64 CatalogueFixture::number(const QString& sql)
{
    return must(catalogue().readers().read<qint64>([&sql](Connection& db) { return readNumber(db, sql); }));
}

QString CatalogueFixture::text(const QString& sql)
{
    using Found = std::optional<QString>;
    const auto read = [&sql](Connection& db) { return readRow(db, sql, [](Statement& row) { return row.text(0); }); };
    return must(catalogue().readers().read<Found>(read)).value_or(QString());
}

QString CatalogueFixture::content()
{
    const auto read = [](Connection& db) -> Result<QString> {
        QString all;
        for (const JournalledTable& table : journalledTables()) {
            TRY_ASSIGN(const QStringList columns, named, tableColumns(db, table.name));
            TRY_ASSIGN(
                const std::vector<QString> rows, listed,
                readRows(db,
                         u"SELECT json_array(\"%1\") FROM %2 ORDER BY id"_s.arg(columns.join(u"\", \""_s), table.name),
                         [](Statement& row) { return row.text(0); }));
            all += table.name;
            for (const QString& row : rows)
                all += u'\n' + row;
            all += u'\n';
        }
        return all;
    };
    return must(catalogue().readers().read<QString>(read));
}

} // namespace vitrine::test
