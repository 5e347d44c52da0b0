#include "core/services/edit_assets.h"
#include "core/services/edit_products.h"
#include "core/services/listings.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

class TestListings : public QObject
{
    Q_OBJECT

    static QStringList skus(CatalogueFixture& fixture, const ProductListing& listing)
    {
        QStringList found;
        for (const ProductId id : must(listProducts(fixture.catalogue(), listing)).ids)
            found << fixture.product(id).sku;
        return found;
    }
    static void tag(CatalogueFixture& fixture, ProductId product, const QString& word)
    {
        ProductPatch patch;
        patch.addTagPaths = {word};
        must(changeProducts(fixture.catalogue(), fixture.actor(), std::span(&product, 1), patch));
    }

private Q_SLOTS:
    void listProducts_pagesAndCounts()
    {
        CatalogueFixture fixture;
        fixture.addProducts(25);
        ProductListing listing;
        listing.page.offset = 20;
        const auto page = must(listProducts(fixture.catalogue(), listing));
        QCOMPARE(page.total, qint64(25));
        QCOMPARE(page.ids.size(), size_t(5));
        listing.page = {.descending = true, .limit = 1};
        QCOMPARE(skus(fixture, listing), QStringList{u"P00024"_s});
        listing.page.limit = 0;
        QCOMPARE(listProducts(fixture.catalogue(), listing).error().code, ErrorCode::InvalidInput);
    }

    void listProducts_partsOfNamesAndTags_ignoreCase()
    {
        CatalogueFixture fixture;
        const ProductId lamp = fixture.addProduct(u"L1"_s, u"Desk LAMP"_s);
        fixture.addProduct(u"T1"_s, u"绿茶 250 g"_s);
        tag(fixture, lamp, u"Home"_s);
        QCOMPARE(skus(fixture, {.nameHas = u"lam"_s}), QStringList{u"L1"_s});
        QCOMPARE(skus(fixture, {.nameHas = u"茶"_s}), QStringList{u"T1"_s});
        QCOMPARE(skus(fixture, {.tagHas = u"hom"_s}), QStringList{u"L1"_s});
        QCOMPARE(skus(fixture, {.nameHas = u"%"_s}), QStringList());
    }

    void listProducts_classes_tellStatesAndTrashApart()
    {
        CatalogueFixture fixture;
        const ProductId active = fixture.addProduct(u"A"_s);
        const ProductId trashed = fixture.addProduct(u"B"_s);
        fixture.addProduct(u"C"_s);
        ProductPatch patch;
        patch.state = ProductState::Active;
        must(changeProducts(fixture.catalogue(), fixture.actor(), std::span(&active, 1), patch));
        must(trashProducts(fixture.catalogue(), fixture.actor(), std::span(&trashed, 1)));
        QCOMPARE(skus(fixture, {}), (QStringList{u"A"_s, u"C"_s}));
        QCOMPARE(skus(fixture, {.classes = {{ProductState::Active, false}}}), QStringList{u"A"_s});
        QCOMPARE(skus(fixture, {.classes = {{{}, true}, {ProductState::Active, false}}}),
                 (QStringList{u"A"_s, u"B"_s}));
    }

    void listProducts_spanAndUpdate_orderByTime()
    {
        CatalogueFixture fixture;
        const ProductId first = fixture.addProduct(u"A"_s, u"Anna"_s);
        fixture.clock().advance(1000);
        fixture.addProduct(u"B"_s);
        fixture.clock().advance(1000);
        tag(fixture, first, u"late"_s);
        const UtcMillis later = fixture.product(first).createdUtc + 1;
        QCOMPARE(skus(fixture, {.page = {.createdFrom = later}}), QStringList{u"B"_s});
        QCOMPARE(skus(fixture, {.page = {.createdUntil = later}}), QStringList{u"A"_s});
        QCOMPARE(skus(fixture, {.page = {.order = ListingOrder::Updated}}), (QStringList{u"B"_s, u"A"_s}));
    }

    void listAssets_propertiesAndUuids_areConditions()
    {
        CatalogueFixture fixture;
        const std::vector<AssetId> ids = fixture.addPictures(3);
        AssetPatch patch;
        patch.properties = {{u"wire.state"_s, u"UNACTIVED"_s}};
        must(changeAssets(fixture.catalogue(), fixture.actor(), std::span(&ids[1], 1), patch));
        const auto count = [&](const AssetListing& listing) {
            return must(listAssets(fixture.catalogue(), listing)).total;
        };
        QCOMPARE(count({}), qint64(3));
        QCOMPARE(count({.states = {{.property = u"wire.state"_s, .value = u"UNACTIVED"_s}}}), qint64(1));
        QCOMPARE(count({.states = {{.property = u"wire.state"_s}}}), qint64(2));
        QCOMPARE(count({.types = {{.kind = AssetKind::Video}}}), qint64(0));
        QCOMPARE(count({.uuids = {fixture.asset(ids[2]).uuid}}), qint64(1));
        must(trashAssets(fixture.catalogue(), fixture.actor(), std::span(&ids[0], 1)));
        QCOMPARE(count({.states = {{.trashed = true}}}), qint64(1));
        patch.properties = {{u"wire.state"_s, QString()}};
        must(changeAssets(fixture.catalogue(), fixture.actor(), std::span(&ids[1], 1), patch));
        QCOMPARE(count({.states = {{.property = u"wire.state"_s, .value = u"UNACTIVED"_s}}}), qint64(0));
    }
};

VITRINE_REGISTER_TEST(TestListings)
#include "tst_listings.moc"
