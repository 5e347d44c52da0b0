#include "core/services/edit_vocabulary.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

ProductPatch named(const QString& name)
{
    ProductPatch patch;
    patch.names[{}] = name;
    return patch;
}

ProductPatch withSku(const QString& sku)
{
    ProductPatch patch;
    patch.sku = sku;
    return patch;
}

} // namespace

class TestEditProducts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void createProduct_everything_isStoredAsGiven()
    {
        CatalogueFixture fixture;
        Catalogue& catalogue = fixture.catalogue();
        const std::vector<AssetId> media = fixture.addPictures(2);
        const ProductId other = fixture.addProduct(u"OTHER"_s);
        ProductPatch patch = named(u"  Green tea "_s);
        patch.names[u"zh-hans"_s] = u"绿茶"_s;
        patch.descriptions[u"de"_s] = u"Grüner Tee"_s;
        patch.sku = u" T-1 "_s;
        patch.texts = std::vector<TextBlock>{{{}, u"Care"_s, u"Keep dry."_s}, {u"de"_s, u"Pflege"_s, u"Trocken."_s}};
        patch.state = ProductState::Active;
        patch.gtin = u"4006381333931"_s;
        patch.brand = u" Teahouse "_s;
        patch.price = Money{1250, u"EUR"_s};
        patch.addCategories = {must(ensureCategory(catalogue, fixture.actor(), u"Drinks/Tea"_s))};
        patch.addTags = {must(ensureTag(catalogue, fixture.actor(), u"Organic"_s))};
        patch.addLinks = {{other, ProductLinkKind::Accessory}};
        const ProductId id = must(createProduct(catalogue, fixture.actor(), patch, media));

        const Product product = fixture.product(id);
        QCOMPARE(product.name.text(), u"Green tea"_s);
        QCOMPARE(product.name.exact(u"zh-Hans"_s), u"绿茶"_s);
        QCOMPARE(product.description.exact(u"de"_s), u"Grüner Tee"_s);
        QCOMPARE(product.sku, u"T-1"_s);
        QCOMPARE(product.texts, *patch.texts);
        QCOMPARE(product.state, ProductState::Active);
        QCOMPARE(product.gtin, u"4006381333931"_s);
        QCOMPARE(product.brand, u"Teahouse"_s);
        QCOMPARE(product.price, (std::optional<Money>(Money{1250, u"EUR"_s})));
        QCOMPARE(product.categories, patch.addCategories);
        QCOMPARE(product.tags, patch.addTags);
        QCOMPARE(product.links, patch.addLinks);
        QCOMPARE(product.media, media);
        QCOMPARE(product.createdUtc, fixture.clock().now());
        QVERIFY(!QUuid::fromString(product.uuid).isNull());
        QCOMPARE(fixture.text(u"SELECT sku_key || '/' || gtin14 FROM product WHERE sku = 'T-1'"_s),
                 u"t1/04006381333931"_s);
    }

    void createProduct_undone_isGoneAndComesBackWithItsIdentity()
    {
        CatalogueFixture fixture;
        const AssetId picture = fixture.addPicture();
        ProductId id;
        QCOMPARE(fixture.undoProblem([&]() -> Result<StepId> {
            ProductPatch patch = named(u"Tea"_s);
            patch.texts = std::vector<TextBlock>{{{}, u"Care"_s, u"Dry"_s}};
            id = must(createProduct(fixture.catalogue(), fixture.actor(), patch, std::span(&picture, 1)));
            return fixture.newestStep();
        }),
                 QString());
        QCOMPARE(fixture.product(id).media, std::vector{picture});
    }

    void createProduct_skuInUse_namesTheProductThatHasIt()
    {
        CatalogueFixture fixture;
        fixture.addProduct(u"T-1"_s, u"Green tea"_s);
        const auto result = createProduct(fixture.catalogue(), fixture.actor(), withSku(u"T-1"_s));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::Conflict);
        QVERIFY(result.error().detail.contains(u"Green tea"_s));
        QVERIFY(result.error().detail.contains(u"T-1"_s));
        QCOMPARE(fixture.number(u"SELECT count(*) FROM product"_s), 1);
    }

    void createProduct_sameSkuInOtherCase_isAnotherProduct()
    {
        CatalogueFixture fixture;
        fixture.addProduct(u"t-1"_s);
        QVERIFY(createProduct(fixture.catalogue(), fixture.actor(), withSku(u"T-1"_s)).ok());
    }

    void createProduct_skuOfAProductInTheTrash_isFree()
    {
        CatalogueFixture fixture;
        const ProductId old = fixture.addProduct(u"T-1"_s, u"Old tea"_s);
        must(trashProducts(fixture.catalogue(), fixture.actor(), std::span(&old, 1)));
        QVERIFY(createProduct(fixture.catalogue(), fixture.actor(), withSku(u"T-1"_s)).ok());
        const auto restored = restoreProducts(fixture.catalogue(), fixture.actor(), std::span(&old, 1));
        QVERIFY(!restored.ok());
        QCOMPARE(restored.error().code, ErrorCode::Conflict);
        QVERIFY(restored.error().detail.contains(u"T-1"_s));
    }

    void createProduct_brokenRules_data()
    {
        QTest::addColumn<int>("rule");
        QTest::newRow("a wrong check digit") << 0;
        QTest::newRow("a currency of two letters") << 1;
        QTest::newRow("a name that is too long") << 2;
        QTest::newRow("a control character in the SKU") << 3;
        QTest::newRow("a language that is none") << 4;
        QTest::newRow("a price below zero") << 5;
    }

    void createProduct_brokenRules()
    {
        QFETCH(int, rule);
        CatalogueFixture fixture;
        ProductPatch patch;
        if (rule == 0)
            patch.gtin = u"4006381333932"_s;
        if (rule == 1)
            patch.price = Money{1, u"EU"_s};
        if (rule == 2)
            patch.names[{}] = QString(kMaxProductNameChars + 1, u'x');
        if (rule == 3)
            patch.sku = u"a\tb"_s;
        if (rule == 4)
            patch.names[u"not a language"_s] = u"x"_s;
        if (rule == 5)
            patch.price = Money{-1, u"EUR"_s};
        const auto result = createProduct(fixture.catalogue(), fixture.actor(), patch);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::InvalidInput);
        QCOMPARE(fixture.number(u"SELECT count(*) FROM step"_s), 0);
    }

    void createProduct_goneTagCategoryPictureOrTarget_isNotFound()
    {
        CatalogueFixture fixture;
        ProductPatch tag, category, link;
        tag.addTags = {TagId(99)};
        category.addCategories = {CategoryId(99)};
        link.addLinks = {{ProductId(99), ProductLinkKind::Related}};
        for (const ProductPatch& patch : {tag, category, link}) {
            const auto result = createProduct(fixture.catalogue(), fixture.actor(), patch);
            QVERIFY(!result.ok());
            QCOMPARE(result.error().code, ErrorCode::NotFound);
        }
        const AssetId gone(99);
        const auto result = createProduct(fixture.catalogue(), fixture.actor(), {}, std::span(&gone, 1));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::NotFound);
    }

    void createProduct_readOnly_isUnavailable()
    {
        CatalogueFixture fixture;
        fixture.reopen(OpenMode::ReadOnly);
        const auto result = createProduct(fixture.catalogue(), fixture.actor(), named(u"Tea"_s));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::Unavailable);
    }

    void changeProducts_everyField_isUndoneAndRedone()
    {
        CatalogueFixture fixture;
        Catalogue& catalogue = fixture.catalogue();
        const ProductId id = fixture.addProduct(u"T-1"_s, u"Tea"_s);
        const ProductId other = fixture.addProduct(u"T-2"_s, u"Pot"_s);
        const TagId tag = must(ensureTag(catalogue, fixture.actor(), u"Organic"_s));
        const CategoryId category = must(ensureCategory(catalogue, fixture.actor(), u"Drinks"_s));
        AttributeDefinition weight;
        weight.name = u"Weight"_s;
        weight.type = AttributeType::Number;
        const AttributeId attribute = must(createAttribute(catalogue, fixture.actor(), weight));
        std::vector<ProductPatch> patches(11);
        patches[0].sku = u"T-9"_s;
        patches[1].names = {{{}, u"Black tea"_s}, {u"fr"_s, u"Thé"_s}};
        patches[2].descriptions = {{{}, u"Long"_s}, {u"fr"_s, u"Long"_s}};
        patches[3].texts = std::vector<TextBlock>{{{}, u"A"_s, u"1"_s}, {{}, u"B"_s, u"2"_s}};
        patches[4].state = ProductState::Active;
        patches[5].gtin = u"4006381333931"_s;
        patches[6].brand = u"Teahouse"_s;
        patches[7].price = Money{5, u"JPY"_s};
        patches[8].addCategories = {category};
        patches[8].addTags = {tag};
        patches[9].setAttributes = {{attribute, must(Decimal::parse(u"250"_s))}};
        patches[10].addLinks = {{other, ProductLinkKind::Related}};
        for (const ProductPatch& patch : patches) {
            const auto deed = [&] { return changeProducts(catalogue, fixture.actor(), std::span(&id, 1), patch); };
            QCOMPARE(fixture.undoProblem(deed), QString());
        }
        ProductPatch back;
        back.names = {{u"fr"_s, {}}};
        back.descriptions = {{u"fr"_s, {}}};
        back.texts = std::vector<TextBlock>{{{}, u"B"_s, u"2"_s}};
        back.gtin = u""_s;
        back.price = std::optional<Money>();
        back.removeCategories = {category};
        back.removeTags = {tag};
        back.clearAttributes = {attribute};
        back.removeLinks = {{other, ProductLinkKind::Related}};
        const auto deed = [&] { return changeProducts(catalogue, fixture.actor(), std::span(&id, 1), back); };
        QCOMPARE(fixture.undoProblem(deed), QString());
        const Product product = fixture.product(id);
        QCOMPARE(product.name.all().size(), 1);
        QCOMPARE(product.texts.size(), size_t(1));
        QVERIFY(product.gtin.isEmpty() && !product.price && product.categories.empty() && product.tags.empty());
        QVERIFY(product.attributes.empty() && product.links.empty());
        QCOMPARE(fixture.number(u"SELECT count(*) FROM product_translation"_s), 0);
    }

    void changeProducts_noDifference_leavesNoStep()
    {
        CatalogueFixture fixture;
        const ProductId id = fixture.addProduct(u"T-1"_s, u"Tea"_s);
        const qint64 steps = fixture.number(u"SELECT count(*) FROM step"_s);
        ProductPatch same = named(u"Tea "_s);
        same.sku = u"T-1"_s;
        same.state = ProductState::Draft;
        const StepId step = must(changeProducts(fixture.catalogue(), fixture.actor(), std::span(&id, 1), same));
        QVERIFY(!step.isValid());
        QCOMPARE(fixture.number(u"SELECT count(*) FROM step"_s), steps);
    }

    void changeProducts_numberWrittenOtherwise_isKeptAsTyped()
    {
        CatalogueFixture fixture;
        AttributeDefinition weight;
        weight.name = u"Weight"_s;
        weight.type = AttributeType::Number;
        const AttributeId attribute = must(createAttribute(fixture.catalogue(), fixture.actor(), weight));
        const ProductId id = fixture.addProduct(u"T-1"_s);
        ProductPatch patch;
        for (const QString& typed : {u"1.5"_s, u"1.50"_s}) {
            patch.setAttributes = {{attribute, must(Decimal::parse(typed))}};
            must(changeProducts(fixture.catalogue(), fixture.actor(), std::span(&id, 1), patch));
            QCOMPARE(fixture.text(u"SELECT value FROM product_attribute"_s), typed);
        }
    }

    void changeProducts_sameSkuForTwo_isRefused()
    {
        CatalogueFixture fixture;
        const std::vector<ProductId> ids = fixture.addProducts(2);
        const auto result = changeProducts(fixture.catalogue(), fixture.actor(), ids, withSku(u"X"_s));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::InvalidInput);
    }

    void changeProducts_skuOfAnother_namesIt()
    {
        CatalogueFixture fixture;
        fixture.addProduct(u"T-1"_s, u"Green tea"_s);
        const ProductId id = fixture.addProduct(u"T-2"_s);
        const auto result = changeProducts(fixture.catalogue(), fixture.actor(), std::span(&id, 1), withSku(u"T-1"_s));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::Conflict);
        QVERIFY(result.error().detail.contains(u"Green tea"_s));
        QCOMPARE(fixture.product(id).sku, u"T-2"_s);
    }

    void changeProducts_goneOrTrashed_changesNone()
    {
        CatalogueFixture fixture;
        std::vector<ProductId> ids = fixture.addProducts(3);
        must(trashProducts(fixture.catalogue(), fixture.actor(), std::span(ids).subspan(2)));
        const auto trashed = changeProducts(fixture.catalogue(), fixture.actor(), ids, named(u"X"_s));
        QVERIFY(!trashed.ok());
        QCOMPARE(trashed.error().code, ErrorCode::Conflict);
        QVERIFY(trashed.error().detail.contains(u"Product 2"_s));
        ids[2] = ProductId(4711);
        const auto gone = changeProducts(fixture.catalogue(), fixture.actor(), ids, named(u"X"_s));
        QVERIFY(!gone.ok());
        QCOMPARE(gone.error().code, ErrorCode::NotFound);
        QCOMPARE(fixture.product(ids[0]).name.text(), u"Product 0"_s);
    }

    void changeProducts_blockedToActive_isRefused()
    {
        CatalogueFixture fixture;
        const ProductId id = fixture.addProduct(u"T-1"_s);
        ProductPatch patch;
        patch.state = ProductState::Blocked;
        must(changeProducts(fixture.catalogue(), fixture.actor(), std::span(&id, 1), patch));
        patch.state = ProductState::Active;
        const auto result = changeProducts(fixture.catalogue(), fixture.actor(), std::span(&id, 1), patch);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::InvalidInput);
    }

    void changeProducts_onlyATag_isCalledByItsName()
    {
        CatalogueFixture fixture;
        const std::vector<ProductId> ids = fixture.addProducts(3);
        ProductPatch patch;
        patch.addTags = {must(ensureTag(fixture.catalogue(), fixture.actor(), u"Colour/Red"_s))};
        must(changeProducts(fixture.catalogue(), fixture.actor(), ids, patch));
        const QString latest = u" FROM step ORDER BY id DESC LIMIT 1"_s;
        QCOMPARE(fixture.text(u"SELECT label"_s + latest), u"tag"_s);
        QCOMPARE(fixture.text(u"SELECT label_arguments"_s + latest), u"[\"3\",\"Colour/Red\"]"_s);
    }

    void changeProducts_wordsByPath_areMadeInTheSameStep()
    {
        CatalogueFixture fixture;
        const std::vector<ProductId> ids = fixture.addProducts(2);
        ProductPatch patch;
        patch.addTagPaths = {u"Colour/Red"_s};
        patch.addCategoryPaths = {u"Drinks/Tea"_s};
        const auto deed = [&] { return changeProducts(fixture.catalogue(), fixture.actor(), ids, patch); };
        QCOMPARE(fixture.undoProblem(deed), QString());
        QCOMPARE(must(tagTree(fixture.catalogue())).back().products, 2);
        QCOMPARE(must(categoryTree(fixture.catalogue())).back().products, 2);
        QVERIFY(!must(deed()).isValid());
        patch.addTagPaths = {u"a//b"_s};
        QCOMPARE(deed().error().code, ErrorCode::InvalidInput);
    }

    void duplicateProducts_copiesAllButSkuGtinAndLinks()
    {
        CatalogueFixture fixture;
        const std::vector<AssetId> media = fixture.addPictures(2);
        ProductPatch patch = named(u"Tea"_s);
        patch.sku = u"T-1"_s;
        patch.gtin = u"4006381333931"_s;
        patch.brand = u"Teahouse"_s;
        patch.state = ProductState::Active;
        patch.addTags = {must(ensureTag(fixture.catalogue(), fixture.actor(), u"Organic"_s))};
        const ProductId id = must(createProduct(fixture.catalogue(), fixture.actor(), patch, media));
        must(setCover(fixture.catalogue(), fixture.actor(), id, media[1]));
        std::vector<ProductId> copies;
        QCOMPARE(fixture.undoProblem([&]() -> Result<StepId> {
            copies = must(duplicateProducts(fixture.catalogue(), fixture.actor(), std::span(&id, 1)));
            return fixture.newestStep();
        }),
                 QString());
        const Product copy = fixture.product(copies.front());
        const Product original = fixture.product(id);
        QVERIFY(copy.uuid != original.uuid);
        QVERIFY(copy.sku.isEmpty() && copy.gtin.isEmpty());
        QCOMPARE(copy.name, original.name);
        QCOMPARE(copy.brand, original.brand);
        QCOMPARE(copy.tags, original.tags);
        QCOMPARE(copy.media, original.media);
        QCOMPARE(copy.cover, original.cover);
        QCOMPARE(copy.state, ProductState::Draft);
    }

    void trashProducts_andRestore_bringsEverythingBack()
    {
        CatalogueFixture fixture;
        const std::vector<AssetId> media = fixture.addPictures(2);
        const ProductId id = fixture.addProduct(u"T-1"_s, u"Tea"_s, media);
        const ProductId friendOf = fixture.addProduct(u"T-2"_s, u"Pot"_s);
        ProductPatch link;
        link.addLinks = {{id, ProductLinkKind::Related}};
        must(changeProducts(fixture.catalogue(), fixture.actor(), std::span(&friendOf, 1), link));
        const Product before = fixture.product(id);
        const auto trash = [&] { return trashProducts(fixture.catalogue(), fixture.actor(), std::span(&id, 1)); };
        QCOMPARE(fixture.undoProblem(trash), QString());
        QVERIFY(fixture.product(id).trashedUtc.has_value());
        QVERIFY(fixture.product(friendOf).links.empty());
        QVERIFY(!must(trash()).isValid()); // it is there already
        const auto restore = [&] { return restoreProducts(fixture.catalogue(), fixture.actor(), std::span(&id, 1)); };
        QCOMPARE(fixture.undoProblem(restore), QString());
        Product after = fixture.product(id);
        after.updatedUtc = before.updatedUtc;
        QCOMPARE(after, before);
        QCOMPARE(fixture.product(friendOf).links, link.addLinks);
    }

    void trashProducts_gone_isNotFound()
    {
        CatalogueFixture fixture;
        const ProductId gone(99);
        for (const auto call : {&trashProducts, &restoreProducts}) {
            const auto result = call(fixture.catalogue(), fixture.actor(), std::span(&gone, 1), JobContext{});
            QVERIFY(!result.ok());
            QCOMPARE(result.error().code, ErrorCode::NotFound);
        }
    }
};

VITRINE_REGISTER_TEST(TestEditProducts)
#include "tst_edit_products.moc"
