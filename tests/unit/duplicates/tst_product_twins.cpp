#include "core/services/edit_trash.h"
#include "core/services/product_twins.h"
#include "core/storage/catalogue_files.h"
#include "tests/support/test_registry.h"
#include "tests/unit/look/look_fixture.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

/// Products that show the same thing, with drawn things and the descriptor that needs no model.
class TestProductTwins : public QObject
{
    Q_OBJECT

    std::unique_ptr<LookFixture> m_fixture;
    std::unique_ptr<Duplicates> m_duplicates;

    LookFixture& f() { return *m_fixture; }
    Catalogue& catalogue() { return m_fixture->catalogue(); }
    const Actor& actor() { return m_fixture->actor(); }

    /// A product with so many photos of one drawn thing, other ones for each `first`.
    ProductId add(const QString& sku, int motif, int first, int count = 2)
    {
        std::vector<AssetId> media;
        for (int i = 0; i < count; ++i)
            media.push_back(f().addDrawn(motif, first + i));
        return f().addProduct(sku, sku, media);
    }
    std::vector<DuplicateGroup> asked()
    {
        must(f().look().describeAll());
        must(m_duplicates->compareProducts(f().look()));
        return groups();
    }
    std::vector<DuplicateGroup> groups() { return must(m_duplicates->groups(DuplicateClass::SameProduct)); }
    static std::vector<ProductId> productsOf(const DuplicateGroup& group)
    {
        std::vector<ProductId> products;
        for (const DuplicateMember& member : group.members) {
            if (std::find(products.begin(), products.end(), member.product) == products.end())
                products.push_back(member.product);
        }
        return products;
    }
    qint64 moved()
    {
        const auto store =
            must(DuplicateStore::open(CatalogueFiles(f().folder()).duplicates(), DatabaseAccess::ReadOnly));
        return must(movedSinceAsked(catalogue(), *store));
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<LookFixture>();
        m_duplicates = must(Duplicates::open(catalogue()));
    }
    void cleanup()
    {
        m_duplicates.reset();
        m_fixture.reset();
    }

    void groups_twoProductsOfOneThing_areShownWithTheirPictures()
    {
        const ProductId many = add(u"A"_s, 1, 0, 3), few = add(u"B"_s, 1, 4);
        add(u"C"_s, 2, 0);
        add(u"D"_s, 3, 0);
        const std::vector<DuplicateGroup> found = asked();
        QCOMPARE(found.size(), size_t(1));
        QVERIFY(productsOf(found.front()) == (std::vector{many, few}));
        for (const DuplicateMember& member : found.front().members) {
            QVERIFY(member.score > 0 && member.score <= 1);
            const std::vector<AssetId> media = f().product(member.product).media;
            QVERIFY(std::find(media.begin(), media.end(), member.asset) != media.end());
        }
    }

    void groups_picturesThatBothProductsShow_sayNothing()
    {
        const AssetId shared = f().addDrawn(1, 0);
        f().addProduct(u"A"_s, {}, {shared});
        f().addProduct(u"B"_s, {}, {shared});
        QVERIFY(asked().empty());
    }

    void groups_decided_stayDecidedWhenOtherPicturesCome()
    {
        add(u"A"_s, 1, 0);
        const ProductId other = add(u"B"_s, 1, 3);
        const auto found = asked();
        QCOMPARE(found.size(), size_t(1));
        QVERIFY(keepAllDuplicates(catalogue(), actor(), found.front()).ok());
        QVERIFY(groups().empty());
        const AssetId more[] = {f().addDrawn(1, 6), f().addDrawn(1, 7)};
        must(attachMedia(catalogue(), actor(), other, more));
        QVERIFY(asked().empty());
    }

    void groups_merged_areGoneUntilThatIsUndone()
    {
        const ProductId keep = add(u"A"_s, 1, 0), other = add(u"B"_s, 1, 3);
        QCOMPARE(asked().size(), size_t(1));
        const StepId step = must(mergeProducts(catalogue(), actor(), keep, std::span(&other, 1)));
        QVERIFY(asked().empty());
        f().undo(step);
        QCOMPARE(asked().size(), size_t(1));
    }

    void compareProducts_pictureMovedToAnotherProduct_isAskedAgain()
    {
        const ProductId first = add(u"A"_s, 1, 0, 4), second = f().addProduct(u"B"_s);
        QVERIFY(asked().empty());
        QCOMPARE(moved(), qint64(0));
        const std::vector<AssetId> media = f().product(first).media;
        must(moveMedia(catalogue(), actor(), first, second, std::span(media).subspan(2)));
        QCOMPARE(moved(), qint64(2));
        QVERIFY(must(m_duplicates->waiting()) >= 2);
        QCOMPARE(asked().size(), size_t(1));
        QCOMPARE(moved(), qint64(0));
        must(moveMedia(catalogue(), actor(), second, first, std::span(media).subspan(2)));
        QVERIFY(groups().empty());
    }

    void compareProducts_productBackFromTheTrash_isAskedAgain()
    {
        const ProductId gone = add(u"A"_s, 1, 0);
        QVERIFY(asked().empty());
        must(trashProducts(catalogue(), actor(), std::span(&gone, 1)));
        add(u"B"_s, 1, 3);
        QVERIFY(asked().empty());
        must(restoreProducts(catalogue(), actor(), std::span(&gone, 1)));
        QCOMPARE(asked().size(), size_t(1));
    }

    void groups_threeCopiesOfAProduct_areShownThoughNoneLeads()
    {
        for (const QString& sku : {u"A"_s, u"B"_s, u"C"_s}) {
            QImage image = drawnPicture(1);
            image.setPixelColor(0, 0, QColor(sku.at(0).unicode(), 0, 0)); // other bytes, the same picture
            QByteArray bytes;
            QBuffer buffer(&bytes);
            QVERIFY(buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG"));
            f().addProduct(sku, {}, {f().addBytes(bytes)});
        }
        QCOMPARE(asked().size(), size_t(3));
    }

    void groups_lookAlikesEverywhere_areNotShownByTheirScoreAlone()
    {
        for (int product = 0; product < 3; ++product)
            add(QString::number(product), 1, 2 * product);
        const auto store =
            must(DuplicateStore::open(CatalogueFiles(f().folder()).duplicates(), DatabaseAccess::ReadOnly));
        const size_t shown = asked().size();
        QVERIFY(shown < must(productTwins(catalogue(), *store, {.score = .6, .lead = -1})).size());
        QVERIFY(shown <= 1); // only two can stand out
    }

    void compareProducts_cancelled_goesOnWhereItWas()
    {
        add(u"A"_s, 1, 0);
        add(u"B"_s, 1, 3);
        must(f().look().describeAll());
        std::stop_source source;
        JobContext job;
        job.stop = source.get_token();
        job.report = [&source](const Progress&) { source.request_stop(); };
        const auto cancelled = m_duplicates->compareProducts(f().look(), job);
        QVERIFY(!cancelled.ok() && cancelled.error().code == ErrorCode::Cancelled);
        QCOMPARE(asked().size(), size_t(1));
    }
};

VITRINE_REGISTER_TEST(TestProductTwins)
#include "tst_product_twins.moc"
