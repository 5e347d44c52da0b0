#include "core/services/edit_assets.h"
#include "core/services/edit_vocabulary.h"
#include "core/storage/asset_repository.h"
#include "core/storage/picture_url_repository.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/drawn_asset.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

/// An asset whose bytes stay where they are.
AssetId addInPlace(CatalogueFixture& fixture, const QString& path)
{
    writePng(path, Qt::red);
    const QFileInfo info(path);
    AssetFile file;
    file.name = info.fileName();
    file.bytes = info.size();
    file.storage = FileStorage::InPlace;
    file.path = path;
    file.pathModifiedUtc = info.lastModified().toMSecsSinceEpoch();
    QFile bytes(path);
    if (!bytes.open(QIODevice::ReadOnly))
        qFatal("The picture could not be read.");
    file.sha256 = QString::fromLatin1(QCryptographicHash::hash(bytes.readAll(), QCryptographicHash::Sha256).toHex());
    return addReadyAsset(fixture, file);
}

} // namespace

class TestBrowse : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void productSummaries_anyOrderWithGaps_comeInTheOrderAsked()
    {
        CatalogueFixture fixture;
        const std::vector<ProductId> all = fixture.addProducts(5);
        const std::vector<ProductId> wanted{all[4], ProductId(999), all[0], all[2]};
        const std::vector<ProductSummary> page = must(productSummaries(fixture.catalogue(), wanted));
        QCOMPARE(page.size(), size_t(3));
        QCOMPARE(page[0].id, all[4]);
        QCOMPARE(page[1].id, all[0]);
        QCOMPARE(page[2].id, all[2]);
        QCOMPARE(page[2].sku, u"P00002"_s);
        QVERIFY(must(productSummaries(fixture.catalogue(), {})).empty());
        const std::vector<Product> whole = must(products(fixture.catalogue(), wanted));
        QCOMPARE(whole[0].id, all[4]);
        QCOMPARE(whole[2].id, all[2]);
    }

    void productSummaries_picture_isCoverElseTheFirstLivingPicture()
    {
        CatalogueFixture fixture;
        const std::vector<AssetId> media = fixture.addPictures(3);
        fixture.edit([&](EditContext& context) -> Result<> {
            Asset before = must(AssetRepository(context.db).fetchOne(media[0])).value();
            Asset film = before;
            film.kind = AssetKind::Video;
            TRY_ASSIGN([[maybe_unused]] const bool written, updated, AssetRepository(context.db).update(before, film));
            return {};
        });
        const ProductId id = fixture.addProduct(u"1"_s, u"Tea"_s, media);
        const auto summary = [&] { return must(productSummaries(fixture.catalogue(), std::span(&id, 1))).front(); };
        QCOMPARE(summary().picture, std::optional(media[1]));
        QCOMPARE(summary().pictureSha256, fixture.asset(media[1]).mainFile()->sha256);
        QCOMPARE(summary().mediaCount, 3);
        must(setCover(fixture.catalogue(), fixture.actor(), id, media[2]));
        QCOMPARE(summary().picture, std::optional(media[2]));
        must(trashAssets(fixture.catalogue(), fixture.actor(), std::span(media).subspan(1)));
        QVERIFY(!summary().picture);
        QVERIFY(summary().pictureSha256.isEmpty());
        QCOMPARE(summary().mediaCount, 1);
    }

    void assetSummaries_show_nameSizeAndProducts()
    {
        CatalogueFixture fixture;
        const AssetId id = fixture.addPicture(u"leaf.png"_s, {40, 30});
        fixture.addProduct(u"1"_s, {}, {id});
        const ProductId gone = fixture.addProduct(u"2"_s, {}, {id});
        must(trashProducts(fixture.catalogue(), fixture.actor(), std::span(&gone, 1)));
        AssetSummary summary = must(assetSummaries(fixture.catalogue(), std::span(&id, 1))).front();
        QCOMPARE(summary.name, u"leaf.png"_s);
        QCOMPARE(summary.width, 40);
        QCOMPARE(summary.productCount, 1);
        AssetPatch patch;
        patch.titles = {{{}, u"A leaf"_s}};
        must(changeAssets(fixture.catalogue(), fixture.actor(), std::span(&id, 1), patch));
        summary = must(assetSummaries(fixture.catalogue(), std::span(&id, 1))).front();
        QCOMPARE(summary.name, u"A leaf"_s);
    }

    void productsOfAsset_livingOnes_byName()
    {
        CatalogueFixture fixture;
        const AssetId id = fixture.addPicture();
        fixture.addProduct(u"1"_s, u"pot"_s, {id});
        fixture.addProduct(u"2"_s, u"Cup"_s, {id});
        const ProductId gone = fixture.addProduct(u"3"_s, u"Gone"_s, {id});
        must(trashProducts(fixture.catalogue(), fixture.actor(), std::span(&gone, 1)));
        const std::vector<ProductSummary> found = must(productsOfAsset(fixture.catalogue(), id));
        QCOMPARE(found.size(), size_t(2));
        QCOMPARE(found[0].name, u"Cup"_s);
        QCOMPARE(found[1].name, u"pot"_s);
    }

    void tagTree_counts_livingThingsOnly()
    {
        CatalogueFixture fixture;
        const TagId tag = must(ensureTag(fixture.catalogue(), fixture.actor(), u"Z/B"_s));
        must(ensureTag(fixture.catalogue(), fixture.actor(), u"Z/a"_s));
        must(ensureTag(fixture.catalogue(), fixture.actor(), u"C"_s));
        const std::vector<ProductId> ids = fixture.addProducts(3);
        const AssetId picture = fixture.addPicture();
        ProductPatch patch;
        patch.addTags = {tag};
        must(changeProducts(fixture.catalogue(), fixture.actor(), ids, patch));
        AssetPatch assetPatch;
        assetPatch.addTags = {tag};
        must(changeAssets(fixture.catalogue(), fixture.actor(), std::span(&picture, 1), assetPatch));
        must(trashProducts(fixture.catalogue(), fixture.actor(), std::span(ids).first(1)));
        QStringList shown;
        for (const TagNode& node : must(tagTree(fixture.catalogue())))
            shown << u"%1:%2:%3"_s.arg(node.tag.name).arg(node.products).arg(node.assets);
        QCOMPARE(shown, (QStringList{u"C:0:0"_s, u"Z:0:0"_s, u"a:0:0"_s, u"B:2:1"_s}));
    }

    void brands_withPrefix_mostUsedFirst()
    {
        CatalogueFixture fixture;
        const std::vector<ProductId> ids = fixture.addProducts(5);
        const QStringList names{u"Zoo"_s, u"Émile"_s, u"Zoo"_s, u"zen"_s, u"Alpha"_s};
        for (int i = 0; i < 5; ++i) {
            ProductPatch patch;
            patch.brand = names[i];
            must(changeProducts(fixture.catalogue(), fixture.actor(), std::span(&ids[size_t(i)], 1), patch));
        }
        QCOMPARE(must(brands(fixture.catalogue(), u"Z"_s, 10)), (std::vector{u"Zoo"_s, u"zen"_s}));
        QCOMPARE(must(brands(fixture.catalogue(), u"em"_s, 10)), std::vector{u"Émile"_s});
        QCOMPARE(must(brands(fixture.catalogue(), {}, 2)).size(), size_t(2));
    }

    void counts_everything_inTheRightPlace()
    {
        CatalogueFixture fixture;
        const std::vector<AssetId> pictures = fixture.addPictures(6);
        const ProductId one = fixture.addProduct(u"1"_s, {}, {pictures[0], pictures[1]});
        const ProductId two = fixture.addProduct(u"2"_s, {}, {pictures[1], pictures[2], pictures[3]});
        must(trashProducts(fixture.catalogue(), fixture.actor(), std::span(&two, 1)));
        must(trashAssets(fixture.catalogue(), fixture.actor(), std::span(pictures).subspan(3, 2)));
        fixture.edit([&](EditContext& context) -> Result<> {
            TRY_ASSIGN(
                const int added, written,
                PictureUrlRepository(context.db).add(one, {u"https://x/a"_s, u"https://x/a"_s, u"https://x/b"_s}));
            if (added != 2)
                return fail(ErrorCode::Internal, u"Doubles were added."_s);
            TRY_VOID(PictureUrlRepository(context.db).add(two, {u"https://x/c"_s}).ok()
                         ? Result<>()
                         : fail(ErrorCode::Internal, u"Not added."_s));
            return {};
        });
        const CatalogueCounts counted = must(counts(fixture.catalogue()));
        QCOMPARE(counted.products, 1);
        QCOMPARE(counted.assets, 4);
        QCOMPARE(counted.inbox, 2); // the third one's product is in the trash, the sixth never had one
        QCOMPARE(counted.trashedProducts, 1);
        QCOMPARE(counted.trashedAssets, 2);
        QCOMPARE(counted.waitingUrls, 2);
    }

    void mainFilePath_managed_isTheBlob()
    {
        CatalogueFixture fixture;
        const AssetId id = fixture.addPicture();
        const QString path = must(mainFilePath(fixture.catalogue(), id));
        QVERIFY(path.startsWith(fixture.folder()));
        QVERIFY(QFileInfo(path).size() > 0);
        QFile::remove(path);
        QCOMPARE(mainFilePath(fixture.catalogue(), id).error().code, ErrorCode::NotFound);
        QCOMPARE(mainFilePath(fixture.catalogue(), AssetId(99)).error().code, ErrorCode::NotFound);
    }

    void mainFilePath_inPlace_followsTheOriginal()
    {
        CatalogueFixture fixture;
        const QString original = fixture.sources() + u"/leaf.png"_s;
        const AssetId id = addInPlace(fixture, original);
        QCOMPARE(must(mainFilePath(fixture.catalogue(), id)), original);

        QFile touched(original);
        QVERIFY(touched.open(QIODevice::ReadWrite));
        QVERIFY(touched.setFileTime(QDateTime::fromMSecsSinceEpoch(1000000), QFileDevice::FileModificationTime));
        touched.close();
        QCOMPARE(must(mainFilePath(fixture.catalogue(), id)), original); // the same bytes

        writePng(original, Qt::blue); // of the same size
        const auto changed = mainFilePath(fixture.catalogue(), id);
        QCOMPARE(changed.error().code, ErrorCode::NotFound);
        QVERIFY(changed.error().detail.contains(original));

        QVERIFY(QFile::rename(original, original + u".moved"_s));
        const auto moved = mainFilePath(fixture.catalogue(), id);
        QCOMPARE(moved.error().code, ErrorCode::NotFound);
        QVERIFY(moved.error().detail.contains(original));
    }

    void mainFilePath_stillComing_isUnavailable()
    {
        CatalogueFixture fixture;
        AssetId id;
        fixture.edit([&](EditContext& context) -> Result<> {
            Asset asset;
            asset.state = AssetState::Creating;
            TRY_ASSIGN(id, inserted, AssetRepository(context.db).insert(asset));
            return {};
        });
        QCOMPARE(mainFilePath(fixture.catalogue(), id).error().code, ErrorCode::Unavailable);
    }
};

VITRINE_REGISTER_TEST(TestBrowse)
#include "tst_browse.moc"
