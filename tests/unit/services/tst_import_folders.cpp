#include "core/services/edit_products.h"
#include "core/services/import.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

/// Nested folders become categories of the products or tags of the pictures, by choice.
class TestImportFolders : public QObject
{
    Q_OBJECT

    std::unique_ptr<CatalogueFixture> m_fixture;
    ProductId m_tea;

    QString shop() const { return m_fixture->sources() + u"/shop"_s; }
    void picture(const QString& name, const QColor& colour) { writePng(shop() + u'/' + name, colour); }
    Result<ImportReport> import(FolderRule folders)
    {
        return importAll(m_fixture->catalogue(), m_fixture->actor(), {.paths = {shop()}, .folders = folders});
    }
    /// "Drinks/Tea", in alphabetical order.
    QStringList categoriesOf(ProductId product)
    {
        const QString all = m_fixture->text(
            u"WITH RECURSIVE path (id, text) AS (SELECT id, name FROM category WHERE parent IS NULL UNION ALL "
            "SELECT c.id, path.text || '/' || c.name FROM category c JOIN path ON c.parent = path.id) "
            "SELECT coalesce(group_concat(text, '|'), '') FROM (SELECT text FROM path JOIN product_category pc ON "
            "pc.category = path.id WHERE pc.product = %1 ORDER BY text)"_s.arg(product.value()));
        return all.split(u'|', Qt::SkipEmptyParts);
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<CatalogueFixture>();
        m_tea = m_fixture->addProduct(u"TEA-1"_s, u"Green tea"_s);
    }

    void categories_fileNamedLikeItsProduct_givesAllFoldersBelowTheDroppedOne()
    {
        picture(u"Drinks/Tea/TEA-1.png"_s, Qt::red);
        QCOMPARE(m_fixture->undoProblem([this]() -> Result<StepId> {
            TRY_ASSIGN(const ImportReport report, done, import(FolderRule::Categories));
            return report.step;
        }),
                 QString());
        QCOMPARE(categoriesOf(m_tea), QStringList{u"Drinks/Tea"_s});
        const ImportReport again = must(import(FolderRule::Categories));
        QVERIFY(!again.step.isValid());
    }

    void categories_folderNamedLikeTheProduct_isNotACategory()
    {
        picture(u"Drinks/Tea/TEA-1/details/front.png"_s, Qt::red);
        must(import(FolderRule::Categories));
        QCOMPARE(m_fixture->product(m_tea).media.size(), size_t(1));
        QCOMPARE(categoriesOf(m_tea), QStringList{u"Drinks/Tea"_s});
    }

    void categories_picturesInSeveralFolders_addEach()
    {
        picture(u"Drinks/TEA-1 a.png"_s, Qt::red);
        picture(u"Offers/May/TEA-1 b.png"_s, Qt::blue);
        must(import(FolderRule::Categories));
        QCOMPARE(categoriesOf(m_tea), QStringList({u"Drinks"_s, u"Offers/May"_s}));
    }

    void categories_pictureOfNoProduct_makesNone()
    {
        picture(u"Drinks/unknown.png"_s, Qt::red);
        must(import(FolderRule::Categories));
        QCOMPARE(m_fixture->number(u"SELECT count(*) FROM category"_s), 0);
        QCOMPARE(m_fixture->number(u"SELECT count(*) FROM tag"_s), 0);
    }

    void categories_takenAwayByTheUser_stayAwayWhenTheSameComesAgain()
    {
        picture(u"Drinks/TEA-1.png"_s, Qt::red);
        must(import(FolderRule::Categories));
        ProductPatch patch;
        patch.removeCategories = m_fixture->product(m_tea).categories;
        must(changeProducts(m_fixture->catalogue(), m_fixture->actor(), std::span(&m_tea, 1), patch));
        must(import(FolderRule::Categories));
        QVERIFY(categoriesOf(m_tea).isEmpty());
    }

    void tags_nestedFolders_becomeATagOfThePicture()
    {
        picture(u"Drinks/Tea/TEA-1.png"_s, Qt::red);
        must(import(FolderRule::Tags));
        QVERIFY(categoriesOf(m_tea).isEmpty());
        const AssetId asset = m_fixture->product(m_tea).media.front();
        QCOMPARE(m_fixture->asset(asset).tags.size(), size_t(1));
        QCOMPARE(m_fixture->text(u"SELECT group_concat(name) FROM tag"_s), u"Drinks,Tea"_s);
    }

    void folders_veryLongName_isCutAndDoesNotStopTheImport()
    {
        const QString longName = QString(200, u'x');
        picture(longName + u"/TEA-1.png"_s, Qt::red);
        QCOMPARE(must(import(FolderRule::Categories)).assetsAdded, 1);
        QCOMPARE(categoriesOf(m_tea), QStringList{longName.left(128)});
    }

    void folders_ignored_becomeNothing()
    {
        picture(u"Drinks/Tea/TEA-1.png"_s, Qt::red);
        must(import(FolderRule::Ignore));
        QVERIFY(categoriesOf(m_tea).isEmpty());
        QCOMPARE(m_fixture->number(u"SELECT count(*) FROM tag"_s), 0);
    }
};

VITRINE_REGISTER_TEST(TestImportFolders)
#include "tst_import_folders.moc"
