#include "core/storage/asset_repository.h"
#include "core/storage/category_repository.h"
#include "core/storage/entry_repository.h"
#include "core/storage/gallery_repository.h"
#include "core/storage/ordered_links.h"
#include "core/storage/picture_url_repository.h"
#include "core/storage/product_repository.h"
#include "core/storage/tag_repository.h"
#include "tests/support/test_database.h"
#include "tests/support/test_registry.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

struct Shelf {
    Shelf() { database.beginStep(); }
    TestDatabase database;
    Connection& db() { return database.db(); }
    ProductRepository products{database.db()};
    AssetRepository assets{database.db()};

    AssetId picture(const QString& sha256 = {})
    {
        AssetFile file;
        file.sha256 = sha256;
        Asset asset;
        asset.files = {file};
        return must(assets.insert(asset));
    }
    ProductId product(const QString& sku, const std::vector<AssetId>& media = {})
    {
        Product product;
        product.sku = sku;
        product.media = media;
        return must(products.insert(product));
    }
    qint64 rowsOf(const QString& table) { return database.integer(u"SELECT count(*) FROM "_s + table); }
};

} // namespace

class TestProductRepository : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fetch_emptyOneOrMany_givesWhatIsThere()
    {
        Shelf shelf;
        std::vector<ProductId> ids;
        for (int i = 0; i < 300; ++i)
            ids.push_back(shelf.product(QString::number(i)));
        std::reverse(ids.begin(), ids.end());
        QVERIFY(must(shelf.products.fetch({})).empty());
        QCOMPARE(must(shelf.products.fetch(std::span(ids).first(1))).front().sku, u"299"_s);
        const std::vector<Product> page = must(shelf.products.fetch(ids));
        QCOMPARE(page.size(), size_t(300));
        for (int i = 0; i < 300; ++i)
            QCOMPARE(page[size_t(i)].sku, QString::number(299 - i));
    }

    void lookUps_livingOnes_byEveryKey()
    {
        Shelf shelf;
        Product product;
        product.sku = u"AB-12"_s;
        product.gtin = u"4006381333931"_s;
        product.uuid = u"11111111-2222-3333-4444-555555555555"_s;
        const ProductId id = must(shelf.products.insert(product));
        const ProductId twin = shelf.product(u"ab 12"_s);
        const ProductId gone = shelf.product(u"AB12"_s);
        must(shelf.products.setTrashed(gone, 5));
        QCOMPARE(must(shelf.products.bySku({u"AB-12"_s, u"AB12"_s, u"zz"_s})),
                 (QHash<QString, ProductId>{{u"AB-12"_s, id}}));
        const auto folded = must(shelf.products.bySkuKey({u"ab12"_s, u"ab12"_s}));
        QCOMPARE(folded.size(), 2);
        QVERIFY(folded.contains(u"ab12"_s, id) && folded.contains(u"ab12"_s, twin));
        QCOMPARE(must(shelf.products.byGtin14({u"04006381333931"_s})).value(u"04006381333931"_s), id);
        QCOMPARE(must(shelf.products.byUuid(product.uuid)), std::optional(id));
        QCOMPARE(must(shelf.products.trashed()), std::vector{gone});
        const std::vector<ProductId> asked{gone, twin, id};
        QCOMPARE(must(shelf.products.living(asked)), (std::vector{twin, id}));
    }

    void remove_product_takesItsRowsAndThoseThatPointAtIt()
    {
        Shelf shelf;
        const AssetId picture = shelf.picture();
        const ProductId other = shelf.product(u"other"_s);
        Product product;
        product.sku = u"1"_s;
        product.name.set(u"de"_s, u"Tee"_s);
        product.texts = {{{}, u"a"_s, u"b"_s}};
        product.tags = {must(TagRepository(shelf.db()).ensurePath({u"Red"_s}))};
        product.categories = {must(CategoryRepository(shelf.db()).ensurePath({u"Tea"_s}))};
        product.media = {picture};
        product.cover = picture;
        product.links = {{other, ProductLinkKind::Related}};
        const ProductId id = must(shelf.products.insert(product));
        QCOMPARE(must(PictureUrlRepository(shelf.db()).add(id, {u"https://x/1"_s})), 1);
        Product before = must(shelf.products.fetchOne(other)).value();
        Product linked = before;
        linked.links = {{id, ProductLinkKind::Accessory}};
        QVERIFY(must(shelf.products.update(before, linked)));
        must(shelf.products.remove(id));
        for (const QStringView table : {u"product_translation", u"product_text", u"product_tag", u"product_category",
                                        u"product_asset", u"product_link", u"product_picture_url"})
            QCOMPARE(shelf.rowsOf(table.toString()), 0);
        QCOMPARE(shelf.rowsOf(u"product"_s), 1);
        QCOMPARE(shelf.rowsOf(u"asset"_s), 1);
        QCOMPARE(shelf.rowsOf(u"pragma_foreign_key_check"_s), 0);
    }

    void remove_asset_leavesDensePositionsAndNoCover()
    {
        Shelf shelf;
        const AssetId a = shelf.picture();
        const AssetId b = shelf.picture();
        const AssetId c = shelf.picture();
        const ProductId id = shelf.product(u"1"_s, {a, b, c});
        Product before = must(shelf.products.fetchOne(id)).value();
        Product covered = before;
        covered.cover = b;
        QVERIFY(must(shelf.products.update(before, covered)));
        Gallery gallery;
        gallery.name = u"wall"_s;
        gallery.tagKeys = {{u"k"_s, GalleryKeyType::Text}};
        Entry entry;
        entry.gallery = must(GalleryRepository(shelf.db()).insert(gallery));
        entry.itemKey = u"1"_s;
        entry.asset = b;
        entry.tags = {{u"k"_s, u"v"_s}};
        entry.keywords = {u"w"_s};
        entry.attributes = {{u"k"_s, qint64(1)}};
        must(EntryRepository(shelf.db()).insert(entry));
        must(shelf.assets.remove(b));
        const Product left = must(shelf.products.fetchOne(id)).value();
        QCOMPARE(left.media, (std::vector{a, c}));
        QVERIFY(!left.cover);
        QCOMPARE(shelf.database.text(u"SELECT group_concat(position) FROM product_asset"_s), u"0,1"_s);
        for (const QStringView table : {u"entry", u"entry_tag", u"entry_keyword", u"entry_attribute"})
            QCOMPARE(shelf.rowsOf(table.toString()), 0);
        QCOMPARE(shelf.rowsOf(u"pragma_foreign_key_check"_s), 0);
    }

    void byMainHash_severalAssets_prefersALivingThenTheOldest()
    {
        Shelf shelf;
        const QString hash(64, u'a');
        const AssetId trashed = shelf.picture(hash);
        const AssetId first = shelf.picture(hash);
        shelf.picture(hash);
        must(shelf.assets.setTrashed(trashed, 1));
        QCOMPARE(must(shelf.assets.byMainHash({hash, QString(64, u'b')})), (QHash<QString, AssetId>{{hash, first}}));
        must(shelf.assets.setTrashed(first, 1));
        QVERIFY(must(shelf.assets.byMainHash({hash})).value(hash) != trashed);
    }

    void update_files_areToldApartById()
    {
        Shelf shelf;
        const AssetId id = shelf.picture(QString(64, u'a'));
        const Asset before = must(shelf.assets.fetchOne(id)).value();
        Asset after = before;
        after.files[0].state = FileState::Failed;
        after.files[0].failure = u"cut short"_s;
        AssetFile page;
        page.role = FileRole::Page;
        after.files.push_back(page);
        QVERIFY(must(shelf.assets.update(before, after)));
        const Asset stored = must(shelf.assets.fetchOne(id)).value();
        QCOMPARE(stored.files.size(), size_t(2));
        QCOMPARE(stored.files[0], after.files[0]);
        Asset replaced = stored; // another main file takes the place of the first
        replaced.files[0] = AssetFile{};
        QVERIFY(must(shelf.assets.update(stored, replaced)));
        QCOMPARE(shelf.rowsOf(u"asset_file WHERE role = 'main'"_s), 1);
        QVERIFY(!must(shelf.assets.update(replaced, replaced)));
    }

    void pictureUrls_stateAndPlace()
    {
        Shelf shelf;
        PictureUrlRepository urls(shelf.db());
        const ProductId id = shelf.product(u"1"_s);
        const AssetId picture = shelf.picture();
        QCOMPARE(must(urls.add(id, {u"https://x/1"_s, u"https://x/2"_s, u"https://x/1"_s})), 2);
        const std::vector<PictureUrl> open = must(urls.open(false, 0, 10));
        QCOMPARE(open.size(), size_t(2));
        must(urls.markFetched(open[0].id, picture));
        must(urls.markFailed(open[1].id, u"404"_s));
        QVERIFY(must(urls.open(false, 0, 10)).empty());
        QCOMPARE(must(urls.open(true, 0, 10)).front().reason, u"404"_s);
        QCOMPARE(must(urls.ofProduct(id)).front().asset, std::optional(picture));
        QCOMPARE(must(urls.waitingCount()), 0);
    }

    void withUnseen_data()
    {
        QTest::addColumn<QString>("stored"); // capitals are seen, small letters are not
        QTest::addColumn<QString>("order");
        QTest::addColumn<QString>("expected");
        QTest::newRow("nothing unseen") << u"ABC"_s << u"CAB"_s << u"CAB"_s;
        QTest::newRow("behind its neighbour") << u"AxB"_s << u"BA"_s << u"BAx"_s;
        QTest::newRow("at the front") << u"xAB"_s << u"BA"_s << u"xBA"_s;
        QTest::newRow("its neighbour is gone") << u"ABxC"_s << u"CA"_s << u"CAx"_s;
        QTest::newRow("all neighbours are gone") << u"AxBy"_s << u"C"_s << u"xyC"_s;
        QTest::newRow("several behind one") << u"AxyB"_s << u"BNA"_s << u"BNAxy"_s;
    }

    void withUnseen()
    {
        QFETCH(QString, stored);
        QFETCH(QString, order);
        QFETCH(QString, expected);
        std::vector<OrderedLinks::Link> links;
        for (const QChar letter : stored)
            links.push_back({letter.unicode(), int(links.size()), letter.isUpper()});
        std::vector<qint64> wanted;
        for (const QChar letter : order)
            wanted.push_back(letter.unicode());
        QString result;
        for (const qint64 value : vitrine::withUnseen(links, wanted))
            result += QChar(char16_t(value));
        QCOMPARE(result, expected);
    }
};

VITRINE_REGISTER_TEST(TestProductRepository)
#include "tst_product_repository.moc"
