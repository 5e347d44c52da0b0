#include "core/services/duplicates.h"
#include "core/services/edit_assets.h"
#include "core/services/edit_galleries.h"
#include "core/services/edit_trash.h"
#include "core/services/edit_vocabulary.h"
#include "core/services/merged_product.h"
#include "core/storage/content_digest.h"
#include "core/storage/picture_url_repository.h"
#include "core/storage/reader_pool.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <random>
#include <set>
#include <tuple>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

/// Products of made-up values: few enough different ones that merged products share some and differ in others.
class RandomProducts
{
public:
    RandomProducts(CatalogueFixture& fixture, unsigned seed) : m_fixture(fixture), m_random(seed)
    {
        m_pictures = fixture.addPictures(6);
        for (const QString& path : {u"Red"_s, u"Blue"_s, u"Size/Small"_s})
            m_tags.push_back(must(ensureTag(fixture.catalogue(), fixture.actor(), path)));
        for (const QString& path : {u"Fruit"_s, u"Fruit/Apple"_s})
            m_categories.push_back(must(ensureCategory(fixture.catalogue(), fixture.actor(), path)));
        for (const QString& name : {u"Weight"_s, u"Origin"_s}) {
            AttributeDefinition definition;
            definition.name = name;
            m_attributes.push_back(must(createAttribute(fixture.catalogue(), fixture.actor(), definition)));
        }
        for (int i = 0; i < 6; ++i)
            m_products.push_back(add(i));
        link();
    }

    const std::vector<ProductId>& ids() const { return m_products; }

private:
    bool maybe() { return m_random() % 2 == 0; }
    QString word(const QString& stem) { return stem + QString::number(m_random() % 3); }

    template <class Value>
    std::vector<Value> some(std::vector<Value> all)
    {
        std::shuffle(all.begin(), all.end(), m_random);
        all.resize(m_random() % (all.size() + 1));
        return all;
    }

    ProductId add(int number)
    {
        ProductPatch patch;
        patch.sku = maybe() ? u"SKU-%1"_s.arg(number) : QString();
        for (const QString& language : some(std::vector{u""_s, u"de"_s, u"zh-Hans"_s})) {
            patch.names[language] = word(u"name"_s);
            if (maybe())
                patch.descriptions[language] = word(u"description"_s);
        }
        if (maybe())
            patch.gtin = some(std::vector{u"4006381333931"_s, u"5901234123457"_s, u"96385074"_s}).empty()
                             ? u"4006381333931"_s
                             : u"96385074"_s;
        if (maybe())
            patch.brand = word(u"brand"_s);
        if (maybe())
            patch.price = Money{qint64(m_random() % 3) * 100, u"EUR"_s};
        patch.texts = some(std::vector<TextBlock>{{{}, u"Care"_s, u"Cool"_s}, {u"de"_s, u"Pflege"_s, u"Kühl"_s}});
        patch.addTags = some(m_tags);
        patch.addCategories = some(m_categories);
        for (const AttributeId attribute : some(m_attributes))
            patch.setAttributes.push_back({attribute, word(u"value"_s)});
        const std::vector<AssetId> media = some(m_pictures);
        if (!media.empty() && maybe())
            patch.cover = media.back();
        patch.media = media;
        return must(createProduct(m_fixture.catalogue(), m_fixture.actor(), patch));
    }

    void link()
    {
        for (const ProductId product : m_products) {
            ProductPatch patch;
            for (const ProductId target : some(m_products)) {
                if (target != product)
                    patch.addLinks.push_back({target, maybe() ? ProductLinkKind::Related : ProductLinkKind::Accessory});
            }
            if (!patch.addLinks.empty())
                must(changeProducts(m_fixture.catalogue(), m_fixture.actor(), std::span(&product, 1), patch));
        }
    }

    CatalogueFixture& m_fixture;
    std::mt19937 m_random;
    std::vector<AssetId> m_pictures;
    std::vector<TagId> m_tags;
    std::vector<CategoryId> m_categories;
    std::vector<AttributeId> m_attributes;
    std::vector<ProductId> m_products;
};

template <class Value>
bool holdsAll(const std::vector<Value>& all, const std::vector<Value>& some)
{
    return std::all_of(some.begin(), some.end(),
                       [&all](const Value& value) { return std::find(all.begin(), all.end(), value) != all.end(); });
}

/// What is first in `longer` is `shorter`.
template <class Value>
bool startsWith(const std::vector<Value>& longer, const std::vector<Value>& shorter)
{
    return longer.size() >= shorter.size() && std::equal(shorter.begin(), shorter.end(), longer.begin());
}

/// Values of one field: kept, or told to be lost.
template <class Value>
bool isAccounted(const Value& kept, const Value& other, const MergeLoss& loss, const std::vector<MergeLoss>& lost)
{
    const bool isLost = std::find(lost.begin(), lost.end(), loss) != lost.end();
    return other == Value() ? !isLost : (kept == other) != isLost;
}

bool textsAccounted(const LocalizedText& kept, const LocalizedText& other, MergeLoss loss,
                    const std::vector<MergeLoss>& lost)
{
    for (const QString& language : {u""_s, u"de"_s, u"zh-Hans"_s}) {
        loss.language = language;
        if (!isAccounted(kept.exact(language), other.exact(language), loss, lost))
            return false;
    }
    return true;
}

bool attributesAccounted(const Product& kept, const Product& other, const std::vector<MergeLoss>& lost)
{
    return std::all_of(other.attributes.begin(), other.attributes.end(), [&](const AttributeValue& value) {
        const bool isKept = std::find(kept.attributes.begin(), kept.attributes.end(), value) != kept.attributes.end();
        const MergeLoss loss{other.id, u"attributes"_s, {}, value.attribute};
        return isKept != (std::find(lost.begin(), lost.end(), loss) != lost.end());
    });
}

bool textsAccounted(const Product& kept, const Product& other, const std::vector<MergeLoss>& lost)
{
    return textsAccounted(kept.name, other.name, {other.id, u"name"_s, {}, {}}, lost) &&
           textsAccounted(kept.description, other.description, {other.id, u"description"_s, {}, {}}, lost);
}

bool valuesAccounted(const Product& kept, const Product& other, const std::vector<MergeLoss>& lost)
{
    return isAccounted(kept.sku, other.sku, {other.id, u"sku"_s, {}, {}}, lost) &&
           isAccounted(kept.gtin, other.gtin, {other.id, u"gtin"_s, {}, {}}, lost) &&
           isAccounted(kept.brand, other.brand, {other.id, u"brand"_s, {}, {}}, lost) &&
           isAccounted(kept.price, other.price, {other.id, u"price"_s, {}, {}}, lost);
}

} // namespace

class TestMergeProducts : public QObject
{
    Q_OBJECT

    std::unique_ptr<CatalogueFixture> m_fixture;

    CatalogueFixture& fixture() { return *m_fixture; }
    Catalogue& catalogue() { return m_fixture->catalogue(); }
    const Actor& actor() { return m_fixture->actor(); }
    Result<StepId> merge(ProductId keep, const std::vector<ProductId>& others)
    {
        return mergeProducts(catalogue(), actor(), keep, others);
    }
    Product product(ProductId id) { return fixture().product(id); }
    void change(ProductId id, const ProductPatch& patch)
    {
        must(changeProducts(catalogue(), actor(), std::span(&id, 1), patch));
    }
    QString digest()
    {
        return must(catalogue().readers().read<QString>([](Connection& db) { return contentDigest(db); }));
    }

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<CatalogueFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void mergeProducts_anyProducts_keepEverythingOrTellWhatIsLost_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 0; seed < 12; ++seed)
            QTest::addRow("products made from %u", seed) << seed;
    }
    void mergeProducts_anyProducts_keepEverythingOrTellWhatIsLost()
    {
        QFETCH(unsigned, seed);
        const RandomProducts made(fixture(), seed);
        const ProductId keep = made.ids().front();
        const std::vector<ProductId> others(made.ids().begin() + 1, made.ids().begin() + 4);
        const std::vector<Product> before = must(products(catalogue(), made.ids()));
        const auto lost = must(lossesOfMerging(catalogue(), keep, others));
        const QString digestBefore = digest();
        const StepId step = must(merge(keep, others));
        const Product kept = product(keep);
        QVERIFY(startsWith(kept.media, before.front().media));
        QVERIFY(valuesAccounted(kept, before.front(), {}) && textsAccounted(kept, before.front(), {}));
        QCOMPARE(kept.cover, before[0].media.empty() ? kept.cover : before[0].cover);
        for (size_t i = 0; i < 4; ++i) {
            QVERIFY(holdsAll(kept.tags, before[i].tags) && holdsAll(kept.categories, before[i].categories));
            QVERIFY(holdsAll(kept.media, before[i].media) && holdsAll(kept.texts, before[i].texts));
            QVERIFY(valuesAccounted(kept, before[i], lost) && textsAccounted(kept, before[i], lost));
            QVERIFY(attributesAccounted(kept, before[i], lost));
            QCOMPARE(product(made.ids()[i]).trashedUtc.has_value(), i > 0);
        }
        fixture().undo(step);
        QCOMPARE(digest(), digestBefore);
    }

    void mergeProducts_links_leadToTheKeptFromBothSides_data()
    {
        mergeProducts_anyProducts_keepEverythingOrTellWhatIsLost_data();
    }
    void mergeProducts_links_leadToTheKeptFromBothSides()
    {
        QFETCH(unsigned, seed);
        const RandomProducts made(fixture(), seed);
        const std::vector<ProductId>& ids = made.ids();
        const std::vector<ProductId> others(ids.begin() + 1, ids.begin() + 4);
        const auto place = [&ids](ProductId id) { return std::find(ids.begin(), ids.end(), id) - ids.begin(); };
        std::set<std::tuple<ptrdiff_t, ptrdiff_t, ProductLinkKind>> wanted, found;
        for (const Product& one : must(products(catalogue(), ids))) {
            for (const ProductLink& link : one.links) {
                const ptrdiff_t from = place(one.id) < 4 ? 0 : place(one.id);
                const ptrdiff_t to = place(link.target) < 4 ? 0 : place(link.target);
                if (from != to)
                    wanted.emplace(from, to, link.kind);
            }
        }
        QCOMPARE(fixture().undoProblem([&] { return merge(ids.front(), others); }), QString());
        for (const ProductId id : {ids[0], ids[4], ids[5]}) {
            for (const ProductLink& link : product(id).links)
                QVERIFY(found.emplace(place(id), place(link.target), link.kind).second);
        }
        QVERIFY(found == wanted);
    }

    void mergeProducts_galleryEntries_stayWithTheirPictures()
    {
        Gallery gallery;
        gallery.name = u"shop"_s;
        const GalleryId shop = must(createGallery(catalogue(), actor(), gallery));
        const AssetId mine = fixture().addPicture(), theirs = fixture().addPicture();
        const ProductId keep = fixture().addProduct(u"A"_s, u"A"_s, {mine});
        const ProductId other = fixture().addProduct(u"B"_s, u"B"_s, {theirs});
        Entry entry;
        entry.itemKey = u"B"_s;
        entry.asset = theirs;
        entry.customContent = u"sold out"_s;
        must(putEntries(catalogue(), actor(), shop, std::span(&entry, 1)));
        const std::vector<Entry> before = must(entriesOfItem(catalogue(), shop, u"B"_s));
        QVERIFY(merge(keep, {other}).ok());
        QVERIFY(must(entriesOfItem(catalogue(), shop, u"B"_s)) == before);
        QVERIFY(product(keep).media == (std::vector{mine, theirs}));
    }

    void mergeProducts_keptWithoutSku_takesTheFirstOnesSkuAndGivesItBack()
    {
        const ProductId keep = fixture().addProduct({}, u"Tea"_s);
        const ProductId first = fixture().addProduct(u"T-1"_s), second = fixture().addProduct(u"T-2"_s);
        const auto lost = must(lossesOfMerging(catalogue(), keep, std::vector{first, second}));
        QVERIFY(lost == (std::vector<MergeLoss>{{second, u"sku"_s, {}, {}}}));
        QCOMPARE(fixture().undoProblem([&] { return merge(keep, {first, second}); }), QString());
        QCOMPARE(product(keep).sku, u"T-1"_s);
        // The others' SKU is in use now: what comes back is told so.
        const auto restored = restoreProducts(catalogue(), actor(), std::span(&first, 1));
        QVERIFY(!restored.ok() && restored.error().code == ErrorCode::Conflict);
    }

    void mergeProducts_otherGtin_isToldAndTheKeptOnesStays()
    {
        const ProductId keep = fixture().addProduct(u"A"_s), other = fixture().addProduct(u"B"_s);
        ProductPatch mine, theirs;
        mine.gtin = u"4006381333931"_s;
        theirs.gtin = u"5901234123457"_s;
        change(keep, mine);
        change(other, theirs);
        const auto lost = must(lossesOfMerging(catalogue(), keep, std::span(&other, 1)));
        QVERIFY(lost == (std::vector<MergeLoss>{{other, u"sku"_s, {}, {}}, {other, u"gtin"_s, {}, {}}}));
        QVERIFY(merge(keep, {other}).ok());
        QCOMPARE(product(keep).gtin, u"4006381333931"_s);
        QCOMPARE(product(other).gtin, u"5901234123457"_s);
    }

    void mergeProducts_coverOfTheOther_isTakenOnlyByAProductWithoutPictures()
    {
        const std::vector<AssetId> pictures = fixture().addPictures(3);
        const ProductId other = fixture().addProduct(u"B"_s, {}, {pictures[0], pictures[1]});
        must(setCover(catalogue(), actor(), other, pictures[1]));
        const ProductId bare = fixture().addProduct(u"A"_s);
        const StepId step = must(merge(bare, {other}));
        QVERIFY(product(bare).cover == pictures[1]);
        fixture().undo(step);
        const ProductId shown = fixture().addProduct(u"C"_s, {}, {pictures[2]});
        QVERIFY(merge(shown, {other}).ok());
        QVERIFY(!product(shown).cover); // its first picture stands for it, as before
        QCOMPARE(product(shown).media.front(), pictures[2]);
    }

    void mergeProducts_pictureInTheTrash_comesBackUnderTheKept()
    {
        const std::vector<AssetId> pictures = fixture().addPictures(3);
        const ProductId keep = fixture().addProduct(u"A"_s, {}, {pictures[0]});
        const ProductId other = fixture().addProduct(u"B"_s, {}, {pictures[1], pictures[2]});
        must(trashAssets(catalogue(), actor(), std::span(&pictures[1], 1)));
        QCOMPARE(fixture().undoProblem([&] { return merge(keep, {other}); }), QString());
        must(restoreAssets(catalogue(), actor(), std::span(&pictures[1], 1)));
        QVERIFY(product(keep).media == pictures);
    }

    void mergeProducts_linkFromATrashedProduct_leadsToTheKeptWhenItComesBack()
    {
        const ProductId keep = fixture().addProduct(u"A"_s), other = fixture().addProduct(u"B"_s),
                        third = fixture().addProduct(u"C"_s);
        ProductPatch patch;
        patch.addLinks = {{other, ProductLinkKind::Accessory}};
        change(third, patch);
        must(trashProducts(catalogue(), actor(), std::span(&third, 1)));
        QVERIFY(merge(keep, {other}).ok());
        must(restoreProducts(catalogue(), actor(), std::span(&third, 1)));
        QVERIFY(product(third).links == (std::vector<ProductLink>{{keep, ProductLinkKind::Accessory}}));
    }

    void mergeProducts_waitingAddresses_waitForTheKept()
    {
        const ProductId keep = fixture().addProduct(u"A"_s), other = fixture().addProduct(u"B"_s);
        fixture().edit([&](EditContext& context) -> Result<> {
            PictureUrlRepository urls(context.db);
            TRY_VOID(urls.add(keep, {u"https://shop.example/1.jpg"_s}));
            TRY_VOID(urls.add(other, {u"https://shop.example/1.jpg"_s, u"https://shop.example/2.jpg"_s}));
            return {};
        });
        QCOMPARE(fixture().undoProblem([&] { return merge(keep, {other}); }), QString());
        const auto urls = must(catalogue().readers().read<std::vector<PictureUrl>>(
            [](Connection& db) { return PictureUrlRepository(db).open(true, 0, 10); }));
        QCOMPARE(urls.size(), size_t(2));
        QVERIFY(urls[0].product == keep && urls[1].product == keep);
    }

    void mergeProducts_wrongCalls_changeNothing()
    {
        const ProductId keep = fixture().addProduct(u"A"_s), other = fixture().addProduct(u"B"_s),
                        trashed = fixture().addProduct(u"C"_s);
        must(trashProducts(catalogue(), actor(), std::span(&trashed, 1)));
        const QString before = fixture().content();
        QCOMPARE(merge(keep, {other, keep}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(merge(keep, {other, ProductId(99999)}).error().code, ErrorCode::NotFound);
        QCOMPARE(merge(ProductId(99999), {other}).error().code, ErrorCode::NotFound);
        QCOMPARE(merge(keep, {other, trashed}).error().code, ErrorCode::Conflict);
        QCOMPARE(merge(trashed, {other}).error().code, ErrorCode::Conflict);
        QVERIFY(!must(merge(keep, {})).isValid());
        QCOMPARE(fixture().content(), before);
    }

    void mergeProducts_oneNamedTwice_isMergedOnce()
    {
        const ProductId keep = fixture().addProduct(u"A"_s), other = fixture().addProduct(u"B"_s);
        QVERIFY(merge(keep, {other, other}).ok());
        QCOMPARE(fixture().number(u"SELECT count(*) FROM product WHERE trashed_utc IS NOT NULL"_s), qint64(1));
    }

    void mergeProducts_moreThanAProductHolds_isRefusedWhole()
    {
        ProductPatch full;
        full.texts = std::vector<TextBlock>(kMaxTextBlocks, TextBlock{{}, u"Title"_s, u"Body"_s});
        for (int i = 0; i < kMaxTextBlocks; ++i)
            (*full.texts)[size_t(i)].body = QString::number(i);
        const ProductId keep = fixture().addProduct(u"A"_s), other = fixture().addProduct(u"B"_s);
        change(keep, full);
        ProductPatch one;
        one.texts = std::vector<TextBlock>{{{}, u"One"_s, u"more"_s}};
        change(other, one);
        const QString before = fixture().content();
        QCOMPARE(merge(keep, {other}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(fixture().content(), before);
    }
};

VITRINE_REGISTER_TEST(TestMergeProducts)
#include "tst_merge_products.moc"
