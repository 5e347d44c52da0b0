#include "core/storage/asset_repository.h"
#include "core/storage/category_repository.h"
#include "core/storage/product_repository.h"
#include "core/storage/rows.h"
#include "core/storage/tag_repository.h"
#include "tests/support/test_registry.h"
#include "tests/unit/storage/search_catalogue.h"

#include <random>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

QString column(Connection& db, const char* name, ProductId id)
{
    const QString sql = u"SELECT %1 FROM product_text_index WHERE rowid = ?"_s.arg(QString::fromLatin1(name));
    return must(readRow(
                    db, sql, [](Statement& row) { return row.text(0); }, id))
        .value_or(u"(none)"_s);
}

qint64 counter(Connection& db, const QString& facet)
{
    return must(readNumber(db, u"SELECT count FROM facet_count WHERE scope = 'product' AND facet = ?"_s, facet));
}

/// Random edits of everything that the index is made of.
class RandomEdits
{
public:
    explicit RandomEdits(SearchCatalogue& catalogue) : m_catalogue(catalogue) {}

    void step(Connection& db)
    {
        switch (pick(12)) {
        case 0:
        case 1:
            return addProduct(db);
        case 2:
            return addAsset(db);
        case 3:
        case 4:
            return changeProduct(db);
        case 5:
            return changeAsset(db);
        case 6:
            return trashSomething(db);
        case 7:
            return renameTag(db);
        case 8:
            return moveOrMergeTag(db);
        case 9:
            return changeCategory(db);
        default:
            return linkSomething(db);
        }
    }

private:
    int pick(int count) { return int(m_random() % uint(count)); }
    QString word()
    {
        static const QStringList words{u"Golden"_s, u"Tea"_s, u"红茶"_s, u"Café"_s, u"X-1"_s, u"straße"_s, u"a"_s};
        return words[pick(int(words.size()))];
    }
    template <class IdT>
    std::optional<IdT> any(Connection& db, const QString& table)
    {
        return must(readRow(
            db, u"SELECT id FROM %1 ORDER BY (id * 7919 + ?) % 101 LIMIT 1"_s.arg(table),
            [](Statement& row) { return row.id<IdT>(0); }, pick(101)));
    }
    std::vector<TagId> tags(Connection& db)
    {
        std::vector<TagId> some;
        if (const auto tag = any<TagId>(db, u"tag WHERE trashed_utc IS NULL"_s))
            some.push_back(*tag);
        return some;
    }
    void addProduct(Connection& db)
    {
        Product product;
        product.sku = pick(2) ? word() + QString::number(++m_serial) : QString();
        product.name = LocalizedText(word() + u' ' + word());
        product.brand = pick(2) ? word() : QString();
        product.tags = tags(db);
        product.texts = {{{}, word(), word()}};
        must(ProductRepository(db).insert(product));
    }
    void addAsset(Connection& db)
    {
        Asset asset;
        asset.title = LocalizedText(word());
        asset.kind = AssetKind(pick(4));
        asset.tags = tags(db);
        asset.files = {
            AssetFile{.name = word() + u".jpg"_s, .sha256 = {}, .mediaType = {}, .colourProfile = {}, .path = {}}};
        must(AssetRepository(db).insert(asset));
    }
    void changeProduct(Connection& db)
    {
        const auto id = any<ProductId>(db, u"product WHERE trashed_utc IS NULL"_s);
        if (!id)
            return;
        const Product before = *must(ProductRepository(db).fetchOne(*id));
        Product after = before;
        after.name.set(pick(2) ? u"zh"_s : QString(), word());
        after.state = ProductState(pick(4));
        after.description.set({}, word());
        after.brand = word();
        if (const auto category = any<CategoryId>(db, u"category WHERE trashed_utc IS NULL"_s))
            after.categories = {*category};
        after.tags = tags(db);
        must(ProductRepository(db).update(before, after));
    }
    void changeAsset(Connection& db)
    {
        const auto id = any<AssetId>(db, u"asset WHERE trashed_utc IS NULL"_s);
        if (!id)
            return;
        const Asset before = *must(AssetRepository(db).fetchOne(*id));
        Asset after = before;
        after.title.set({}, word());
        after.kind = AssetKind(pick(4));
        after.creator = word();
        must(AssetRepository(db).update(before, after));
    }
    void trashSomething(Connection& db)
    {
        const std::optional<UtcMillis> when = pick(3) ? std::optional<UtcMillis>(5) : std::nullopt;
        if (const auto id = any<ProductId>(db, u"product"_s); id && pick(2))
            (void)ProductRepository(db).setTrashed(*id, when); // its SKU may be taken
        if (const auto id = any<AssetId>(db, u"asset"_s); id && pick(2))
            must(AssetRepository(db).setTrashed(*id, when));
        if (const auto id = any<TagId>(db, u"tag"_s); id && pick(3) == 0)
            (void)(when ? TagRepository(db).trash(*id, 5) : TagRepository(db).restore(*id));
    }
    void renameTag(Connection& db)
    {
        (void)TagRepository(db).ensurePath({word(), word()});
        const auto id = any<TagId>(db, u"tag WHERE trashed_utc IS NULL"_s);
        if (!id)
            return;
        const Tag before = *must(TagRepository(db).fetchOne(*id));
        Tag after = before;
        after.name = word() + QString::number(pick(5));
        after.aliases = {word()};
        (void)TagRepository(db).update(before, after); // the name may be taken
    }
    void moveOrMergeTag(Connection& db)
    {
        const auto from = any<TagId>(db, u"tag WHERE trashed_utc IS NULL"_s);
        const auto into = any<TagId>(db, u"tag WHERE trashed_utc IS NULL"_s);
        if (!from || from == into || must(TagRepository(db).isInBranch(*from, *into)))
            return;
        if (pick(2))
            return must(TagRepository(db).merge(*from, *into)), void();
        const Tag before = *must(TagRepository(db).fetchOne(*from));
        Tag after = before;
        after.parent = into;
        (void)TagRepository(db).update(before, after);
    }
    void changeCategory(Connection& db)
    {
        must(CategoryRepository(db).ensurePath({word(), word()}));
        const auto id = any<CategoryId>(db, u"category WHERE trashed_utc IS NULL"_s);
        if (pick(3) == 0)
            must(CategoryRepository(db).trash(*id, 5));
        else
            (void)CategoryRepository(db).rename(*id, word() + QString::number(pick(5)));
    }
    void linkSomething(Connection& db)
    {
        const auto product = any<ProductId>(db, u"product WHERE trashed_utc IS NULL"_s);
        const auto asset = any<AssetId>(db, u"asset WHERE trashed_utc IS NULL"_s);
        if (!product || !asset)
            return;
        const Product before = *must(ProductRepository(db).fetchOne(*product));
        Product after = before;
        if (std::ranges::find(after.media, *asset) == after.media.end())
            after.media.push_back(*asset);
        else
            after.media.clear();
        after.cover.reset();
        must(ProductRepository(db).update(before, after));
    }

    SearchCatalogue& m_catalogue;
    std::mt19937 m_random{4711};
    int m_serial = 0;
};

} // namespace

class TestTextIndex : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refresh_newProduct_indexesAllItsTexts()
    {
        SearchCatalogue catalogue;
        const TagId tag = catalogue.tag(u"Colour/Red"_s);
        const CategoryId category = catalogue.category(u"Fruit/Apple"_s);
        const ProductId id = catalogue.addProduct(u"AB-12"_s, u"Golden Delicious"_s, [&](Product& product) {
            product.name.set(u"zh"_s, u"红苹果"_s);
            product.gtin = u"4006381333931"_s;
            product.brand = u"Café Noir"_s;
            product.description = LocalizedText(u"A <b>sweet</b> apple"_s);
            product.texts = {{{}, u"Care"_s, u"Keep cool"_s}};
            product.tags = {tag};
            product.categories = {category};
        });
        QCOMPARE(column(catalogue.db(), "code", id), u"ab 12 ab12 4006381333931 ≡ab12 ≡04006381333931"_s);
        QCOMPARE(column(catalogue.db(), "name", id), u"golden delicious 红苹 苹果 果"_s);
        QCOMPARE(column(catalogue.db(), "label", id), u"cafe noir red colour apple fruit"_s);
        QCOMPARE(column(catalogue.db(), "body", id), u"a b sweet b apple care keep cool"_s);
    }

    void refresh_oneColumnChanged_leavesTheOtherPartsAlone()
    {
        SearchCatalogue catalogue;
        const ProductId id = catalogue.addProduct(u"P-1"_s, u"Tea"_s);
        // a mark that is wiped out where the body is made anew
        must(runSql(catalogue.db(), u"UPDATE product_text_index SET body = 'mark' WHERE rowid = ?"_s, id));
        const auto set = [&](const QString& change) {
            catalogue.commit([&](Connection& db) { must(runSql(db, u"UPDATE product SET "_s + change)); });
        };
        set(u"price_minor = 100, price_currency = 'EUR', state = 'active'"_s);
        QCOMPARE(column(catalogue.db(), "body", id), u"mark"_s);
        set(u"brand = 'Acme'"_s);
        QCOMPARE(column(catalogue.db(), "label", id), u"acme"_s);
        QCOMPARE(column(catalogue.db(), "body", id), u"mark"_s);
        set(u"description = 'Green'"_s);
        QCOMPARE(column(catalogue.db(), "body", id), u"green"_s);
        QCOMPARE(column(catalogue.db(), "code", id), u"p 1 p1 ≡p1"_s);
        QCOMPARE(catalogue.searchData(), catalogue.rebuiltSearchData());
    }

    void refresh_rowThatTheIndexLost_isMadeWhole()
    {
        SearchCatalogue catalogue;
        const ProductId id = catalogue.addProduct(u"P-1"_s, u"Tea"_s);
        must(runSql(catalogue.db(), u"DELETE FROM product_text_index WHERE rowid = ?"_s, id));
        catalogue.commit([](Connection& db) { must(runSql(db, u"UPDATE product SET brand = 'Acme'"_s)); });
        QCOMPARE(column(catalogue.db(), "name", id), u"tea"_s);
        QCOMPARE(column(catalogue.db(), "label", id), u"acme"_s);
    }

    void refresh_tagRenamedMovedAndTrashed_followsInItsCarriers()
    {
        SearchCatalogue catalogue;
        const TagId red = catalogue.tag(u"Colour/Red"_s);
        const TagId mood = catalogue.tag(u"Mood"_s);
        const ProductId id = catalogue.addProduct({}, u"Tea"_s, [&](Product& product) { product.tags = {red}; });
        catalogue.commit([&](Connection& db) {
            const Tag before = *must(TagRepository(db).fetchOne(red));
            Tag after = before;
            after.name = u"Crimson"_s;
            after.aliases = {u"Ruby"_s};
            after.parent = mood;
            must(TagRepository(db).update(before, after));
        });
        QCOMPARE(column(catalogue.db(), "label", id), u" crimson ruby mood"_s);
        QCOMPARE(counter(catalogue.db(), u"tag=%1"_s.arg(mood.value())), 1);
        catalogue.commit([&](Connection& db) { must(TagRepository(db).trash(mood, 1)); });
        QCOMPARE(column(catalogue.db(), "label", id), u" "_s);
        QCOMPARE(counter(catalogue.db(), u"tag=%1"_s.arg(red.value())), 0);
    }

    void refresh_tagWithManyCarriers_isFinishedInBatches()
    {
        SearchCatalogue catalogue;
        const TagId red = catalogue.tag(u"Red"_s);
        const int count = 2 * kTextIndexBatch + 10;
        catalogue.commit([&](Connection& db) {
            for (int i = 0; i < count; ++i) {
                Product product;
                product.tags = {red};
                must(ProductRepository(db).insert(product));
            }
        });
        catalogue.commit([&](Connection& db) {
            const Tag before = *must(TagRepository(db).fetchOne(red));
            Tag after = before;
            after.name = u"Crimson"_s;
            must(TagRepository(db).update(before, after));
        });
        const auto done = [&catalogue] {
            return catalogue.database().integer(
                u"SELECT count(*) FROM product_text_index WHERE product_text_index MATCH 'crimson'"_s);
        };
        QCOMPARE(done(), kTextIndexBatch);
        QVERIFY(must(catchUpTextIndex(catalogue.db())));
        QCOMPARE(done(), 2 * kTextIndexBatch);
        QVERIFY(!must(catchUpTextIndex(catalogue.db())));
        QCOMPARE(done(), count);
        QCOMPARE(catalogue.database().integer(u"SELECT count(*) FROM text_index_due"_s), 0);
    }

    void refresh_facets_countWhatLives()
    {
        SearchCatalogue catalogue;
        Connection& db = catalogue.db();
        const AssetId picture = catalogue.addAsset(u"front"_s);
        const CategoryId apple = catalogue.category(u"Fruit/Apple"_s);
        const CategoryId pear = catalogue.category(u"Fruit/Pear"_s);
        const ProductId both = catalogue.addProduct({}, u"A"_s, [&](Product& product) {
            product.categories = {apple, pear};
            product.media = {picture};
            product.brand = u"Acme"_s;
        });
        catalogue.addProduct({}, u"B"_s, [](Product& product) { product.state = ProductState::Active; });
        const QString fruit =
            u"category=%1"_s.arg(must(readNumber(db, u"SELECT parent FROM category WHERE id = ?"_s, apple)));
        QCOMPARE(counter(db, fruit), 1); // once, although two of its children are there
        QCOMPARE(counter(db, u"all="_s), 2);
        QCOMPARE(counter(db, u"state=draft"_s), 1);
        QCOMPARE(counter(db, u"kind=picture"_s), 1);
        catalogue.commit([&](Connection& c) { must(AssetRepository(c).setTrashed(picture, 5)); });
        QCOMPARE(counter(db, u"kind=picture"_s), 0);
        catalogue.commit([&](Connection& c) { must(ProductRepository(c).setTrashed(both, 5)); });
        QCOMPARE(counter(db, fruit), 0);
        QCOMPARE(counter(db, u"all="_s), 1);
        QCOMPARE(counter(db, u"brand=Acme"_s), 0);
    }

    void refresh_randomEdits_equalsARebuild()
    {
        SearchCatalogue catalogue;
        RandomEdits edits(catalogue);
        for (int round = 1; round <= 400; ++round) {
            catalogue.commit([&](Connection& db) {
                for (int i = 0; i < 3; ++i)
                    edits.step(db);
            });
            if (round % 40 == 0)
                QCOMPARE(catalogue.searchData(), catalogue.rebuiltSearchData());
        }
        must(catalogue.db().exec(u"INSERT INTO product_text_index (product_text_index) VALUES ('integrity-check')"_s));
        QVERIFY(catalogue.database().integer(u"SELECT count(*) FROM product"_s) > 100);
    }

    void catchUp_recipeOrCounterWrong_rebuilds()
    {
        SearchCatalogue catalogue;
        catalogue.addProduct(u"1"_s, u"Golden Tea"_s);
        const QString right = catalogue.searchData();
        for (const QString& damage : {u"UPDATE derived_state SET recipe = 'old' WHERE name = 'text_index'"_s,
                                      u"UPDATE derived_state SET journal_id = 9999 WHERE name = 'text_index'"_s,
                                      u"DELETE FROM derived_state WHERE name = 'text_index'"_s}) {
            catalogue.database().exec(u"DELETE FROM product_text_index"_s);
            catalogue.database().exec(damage);
            QCOMPARE(catalogue.searchData(), right);
        }
    }

    void catchUp_writtenByAnotherProgram_followsTheJournal()
    {
        SearchCatalogue catalogue;
        catalogue.addProduct(u"1"_s, u"Golden Tea"_s);
        catalogue.database().beginStep();
        catalogue.database().exec(u"UPDATE product SET name = 'Green Tea'"_s);
        catalogue.database().endStep();
        QVERIFY(!catalogue.database().text(u"SELECT name FROM product_text_index"_s).contains(u"green"_s));
        QVERIFY(catalogue.searchData().contains(u"green tea"_s));
    }

    void rebuild_cancelled_saysSo()
    {
        SearchCatalogue catalogue;
        std::stop_source source;
        source.request_stop();
        const auto result = rebuildTextIndex(catalogue.db(), JobContext{.stop = source.get_token(), .pause = {}});
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
    }
};

VITRINE_REGISTER_TEST(TestTextIndex)
#include "tst_text_index.moc"
