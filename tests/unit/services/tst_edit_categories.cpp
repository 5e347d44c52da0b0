#include "core/services/edit_vocabulary.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

struct Shop {
    CatalogueFixture fixture;
    Catalogue& catalogue() { return fixture.catalogue(); }
    const Actor& actor() { return fixture.actor(); }
    CategoryId category(const QString& path) { return must(ensureCategory(catalogue(), actor(), path)); }
    void put(CategoryId category, ProductId product)
    {
        ProductPatch patch;
        patch.addCategories = {category};
        must(changeProducts(catalogue(), actor(), std::span(&product, 1), patch));
    }
    QString shown()
    {
        QStringList lines;
        for (const CategoryNode& node : must(categoryTree(catalogue())))
            lines << u"%1=%2"_s.arg(node.category.name).arg(node.products);
        return lines.join(u' ');
    }
};

} // namespace

class TestEditCategories : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ensureCategory_path_isMadeOnceAndUndoable()
    {
        Shop shop;
        CategoryId apple;
        QCOMPARE(shop.fixture.undoProblem([&]() -> Result<StepId> {
            apple = shop.category(u"Fruit/Apple"_s);
            return shop.fixture.newestStep();
        }),
                 QString());
        QCOMPARE(shop.category(u"fruit/apple"_s), apple);
        QCOMPARE(shop.shown(), u"Fruit=0 Apple=0"_s);
    }

    void renameCategory_freeAndTakenNames()
    {
        Shop shop;
        const CategoryId fruit = shop.category(u"Fruit"_s);
        shop.category(u"Roots"_s);
        const auto rename = [&] { return renameCategory(shop.catalogue(), shop.actor(), fruit, u" Fruits "_s); };
        QCOMPARE(shop.fixture.undoProblem(rename), QString());
        QVERIFY(!must(rename()).isValid());
        QCOMPARE(renameCategory(shop.catalogue(), shop.actor(), fruit, u"roots"_s).error().code, ErrorCode::Conflict);
        QCOMPARE(renameCategory(shop.catalogue(), shop.actor(), fruit, u""_s).error().code, ErrorCode::InvalidInput);
        QCOMPARE(renameCategory(shop.catalogue(), shop.actor(), CategoryId(99), u"x"_s).error().code,
                 ErrorCode::NotFound);
    }

    void moveCategory_elsewhereAndUnderItself()
    {
        Shop shop;
        const CategoryId fruit = shop.category(u"Fruit"_s);
        const CategoryId apple = shop.category(u"Fruit/Apple"_s);
        const CategoryId food = shop.category(u"Food"_s);
        const auto move = [&] { return moveCategory(shop.catalogue(), shop.actor(), fruit, food); };
        QCOMPARE(shop.fixture.undoProblem(move), QString());
        QCOMPARE(shop.shown(), u"Food=0 Fruit=0 Apple=0"_s);
        QCOMPARE(moveCategory(shop.catalogue(), shop.actor(), food, apple).error().code, ErrorCode::InvalidInput);
        QCOMPARE(moveCategory(shop.catalogue(), shop.actor(), food, CategoryId(99)).error().code, ErrorCode::NotFound);
    }

    void removeCategory_withProducts_comesBackWithThem()
    {
        Shop shop;
        const ProductId product = shop.fixture.addProduct(u"1"_s);
        const CategoryId apple = shop.category(u"Fruit/Apple"_s);
        shop.put(shop.category(u"Food"_s), product);
        shop.put(apple, product);
        QCOMPARE(shop.shown(), u"Food=1 Fruit=0 Apple=1"_s);
        const auto remove = [&] { return removeCategory(shop.catalogue(), shop.actor(), shop.category(u"Fruit"_s)); };
        QCOMPARE(shop.fixture.undoProblem(remove), QString());
        QCOMPARE(shop.shown(), u"Food=1"_s);
        QCOMPARE(shop.fixture.product(product).categories.size(), size_t(1));
        QCOMPARE(removeCategory(shop.catalogue(), shop.actor(), apple).error().code, ErrorCode::NotFound);
        shop.fixture.undo(shop.fixture.newestStep());
        QCOMPARE(shop.shown(), u"Food=1 Fruit=0 Apple=1"_s);
        QCOMPARE(shop.fixture.product(product).categories.size(), size_t(2));
    }

    void categoryTree_productsInTheTrash_doNotCount()
    {
        Shop shop;
        const ProductId product = shop.fixture.addProduct(u"1"_s);
        shop.put(shop.category(u"Food"_s), product);
        must(trashProducts(shop.catalogue(), shop.actor(), std::span(&product, 1)));
        QCOMPARE(shop.shown(), u"Food=0"_s);
    }

    void saveSearch_newChangedAndRemoved_isUndoable()
    {
        Shop shop;
        SavedSearch search{{}, u" Cheap "_s, u"price:..10"_s};
        QCOMPARE(shop.fixture.undoProblem([&]() -> Result<StepId> {
            search.id = must(saveSearch(shop.catalogue(), shop.actor(), search));
            return shop.fixture.newestStep();
        }),
                 QString());
        search.name = u"Very cheap"_s;
        search.query = u"price:..1"_s;
        QCOMPARE(shop.fixture.undoProblem([&]() -> Result<StepId> {
            must(saveSearch(shop.catalogue(), shop.actor(), search));
            return shop.fixture.newestStep();
        }),
                 QString());
        QCOMPARE(must(savedSearches(shop.catalogue())), std::vector{search});
        const auto remove = [&] { return removeSavedSearch(shop.catalogue(), shop.actor(), search.id); };
        QCOMPARE(shop.fixture.undoProblem(remove), QString());
        QVERIFY(must(savedSearches(shop.catalogue())).empty());
        QCOMPARE(remove().error().code, ErrorCode::NotFound);
        QCOMPARE(saveSearch(shop.catalogue(), shop.actor(), search).error().code, ErrorCode::NotFound);
    }

    void saveSearch_emptyOrTakenName_isRefused()
    {
        Shop shop;
        must(saveSearch(shop.catalogue(), shop.actor(), {{}, u"Cheap"_s, u"a"_s}));
        QCOMPARE(saveSearch(shop.catalogue(), shop.actor(), {{}, u"cheap"_s, u"b"_s}).error().code,
                 ErrorCode::Conflict);
        QCOMPARE(saveSearch(shop.catalogue(), shop.actor(), {{}, u" "_s, u"b"_s}).error().code,
                 ErrorCode::InvalidInput);
    }
};

VITRINE_REGISTER_TEST(TestEditCategories)
#include "tst_edit_categories.moc"
