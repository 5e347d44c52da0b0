#include "core/services/edit_assets.h"
#include "core/services/edit_galleries.h"
#include "core/services/edit_products.h"
#include "core/services/gallery_pictures.h"
#include "core/storage/text_index.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

Decimal decimal(const QString& text)
{
    return must(Decimal::parse(text));
}

EntryFilter where(EntryField field, const QString& name, Comparison comparison, std::vector<EntryValue> values)
{
    return EntryFilter::of({field, name, comparison, std::move(values)});
}

EntryFilter attribute(const QString& name, Comparison comparison, std::vector<EntryValue> values)
{
    return where(EntryField::Attribute, name, comparison, std::move(values));
}

EntryFilter price(Comparison comparison, const QString& value)
{
    return where(EntryField::Tag, u"price"_s, comparison, {decimal(value)});
}

/// A gallery of four entries, "a" to "d".
struct Shelf {
    CatalogueFixture fixture;
    GalleryId gallery = make();
    std::vector<Entry> entries = fill();

    Catalogue& catalogue() { return fixture.catalogue(); }
    GalleryId make()
    {
        Gallery made;
        made.name = u"shelf"_s;
        made.tagKeys = {{u"colour"_s, GalleryKeyType::Text}, {u"price"_s, GalleryKeyType::Number}};
        return must(createGallery(catalogue(), fixture.actor(), made));
    }
    Entry entry(const QString& key, const QString& words)
    {
        Entry entry;
        entry.itemKey = key;
        entry.description = words;
        entry.asset = fixture.addPicture();
        return entry;
    }
    std::vector<Entry> fill()
    {
        std::vector<Entry> all{entry(u"a"_s, u"Red Lamp for the kitchen"_s), entry(u"b"_s, u"Blue lamp"_s),
                               entry(u"c"_s, u"红色连衣裙"_s), entry(u"d"_s, u"A café chair"_s)};
        all[0].attributes = {{u"int_attr"_s, qint64(1)}, {u"str_attr"_s, u"x"_s}};
        all[1].attributes = {{u"int_attr"_s, qint64(2)}, {u"str_attr"_s, u"X"_s}};
        all[2].attributes = {{u"int_attr"_s, qint64(10)}};
        all[0].tags = {{u"price"_s, decimal(u"9.90"_s)}, {u"colour"_s, u"red"_s}};
        all[1].tags = {{u"price"_s, decimal(u"10"_s)}};
        all[2].tags = {{u"price"_s, decimal(u"0.30000000000000000001"_s)}, {u"colour"_s, u"red"_s}};
        all[0].category = 3;
        all[1].category = 88888888;
        all[0].keywords = {u"Lighting"_s, u"C++"_s};
        all[1].keywords = {u"lighting"_s, u"Sale"_s};
        must(putEntries(catalogue(), fixture.actor(), gallery, all));
        return all;
    }
    QString keys(const std::vector<EntryId>& ids)
    {
        QString keys;
        for (const Entry& entry : must(vitrine::entries(catalogue(), ids)))
            keys += entry.itemKey;
        return keys;
    }
    QString matching(const EntryFilter& filter) { return keys(must(matchingEntries(catalogue(), gallery, filter))); }
    FoundEntries find(const EntryQuery& query) { return must(findEntries(catalogue(), query)); }
    QString found(const EntryQuery& query)
    {
        std::vector<EntryId> ids;
        for (const FoundEntry& one : find(query).entries)
            ids.push_back(one.entry);
        return keys(ids);
    }
    QString byText(const QString& text) { return found({.gallery = gallery, .text = text}); }
    QString byKeywords(const QStringList& keywords) { return found({.gallery = gallery, .keywords = keywords}); }
    /// What the entries' index holds.
    QString index()
    {
        return fixture.text(u"SELECT group_concat(id || c0 || '|' || c1 || '|' || c2 || '|' || c3, char(10)) FROM"
                            " (SELECT * FROM entry_text_index_content ORDER BY id)"_s);
    }
};

} // namespace

class TestFindEntries : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void matchingEntries_conditions_compareExactly_data()
    {
        QTest::addColumn<EntryFilter>("filter");
        QTest::addColumn<QString>("keys");
        const auto row = [](const char* name, const EntryFilter& filter, const QString& keys) {
            QTest::newRow(name) << filter << keys;
        };
        const QString integer = u"int_attr"_s, text = u"str_attr"_s;
        row("everything", {}, u"abcd"_s);
        row("an integer", attribute(integer, Comparison::Equal, {qint64(2)}), u"b"_s);
        row("integers are not texts", attribute(integer, Comparison::Equal, {u"2"_s}), u""_s);
        row("below", attribute(integer, Comparison::Less, {qint64(10)}), u"ab"_s);
        row("at least", attribute(integer, Comparison::GreaterOrEqual, {qint64(2)}), u"bc"_s);
        row("unlike, without those that lack it", attribute(integer, Comparison::NotEqual, {qint64(2)}), u"ac"_s);
        row("one of", attribute(integer, Comparison::In, {qint64(1), qint64(10)}), u"ac"_s);
        row("none of", attribute(integer, Comparison::NotIn, {qint64(1), qint64(10)}), u"b"_s);
        row("a decimal against integers", attribute(integer, Comparison::Greater, {decimal(u"1.5"_s)}), u"bc"_s);
        row("a text, letter by letter", attribute(text, Comparison::Equal, {u"X"_s}), u"b"_s);
        row("another text", attribute(text, Comparison::NotEqual, {u"X"_s}), u"a"_s);
        row("decimals by value", price(Comparison::Equal, u"9.9"_s), u"a"_s);
        row("decimals are not texts", price(Comparison::Less, u"10.0"_s), u"ac"_s);
        row("more digits than a double has", price(Comparison::Greater, u"0.3"_s), u"abc"_s);
        row("and its other side", price(Comparison::LessOrEqual, u"0.3"_s), u""_s);
        row("a tag", where(EntryField::Tag, u"colour"_s, Comparison::In, {u"blue"_s, u"red"_s}), u"ac"_s);
        row("category", where(EntryField::Category, {}, Comparison::Equal, {qint64(3)}), u"a"_s);
        row("item key", where(EntryField::ItemKey, {}, Comparison::In, {u"d"_s, u"B"_s}), u"d"_s);
        row("a key that is nowhere", attribute(u"nothing"_s, Comparison::NotEqual, {qint64(1)}), u""_s);
        row("both", EntryFilter::all({price(Comparison::Less, u"10"_s), attribute(text, Comparison::Equal, {u"x"_s})}),
            u"a"_s);
        row("either",
            EntryFilter::any({price(Comparison::Less, u"1"_s), attribute(integer, Comparison::Equal, {qint64(2)})}),
            u"bc"_s);
        row("no parts of any", EntryFilter::any({}), u""_s);
        row("no parts of all", EntryFilter::all({}), u"abcd"_s);
    }

    void matchingEntries_conditions_compareExactly()
    {
        QFETCH(EntryFilter, filter);
        QFETCH(QString, keys);
        Shelf shelf;
        QCOMPARE(shelf.matching(filter), keys);
        QCOMPARE(shelf.find({.gallery = shelf.gallery, .filter = filter}).total, qint64(keys.size()));
    }

    void matchingEntries_beyondLimits_isInvalidInput()
    {
        Shelf shelf;
        EntryFilter deep = price(Comparison::Less, u"1"_s);
        for (int i = 0; i <= kMaxFilterDepth; ++i)
            deep = EntryFilter::all({deep});
        const std::vector<EntryFilter> many(kMaxFilterConditions + 1, price(Comparison::Less, u"1"_s));
        const EntryFilter none = attribute(u"int_attr"_s, Comparison::Equal, {});
        for (const EntryFilter& filter : {deep, EntryFilter::any(many), none})
            QCOMPARE(matchingEntries(shelf.catalogue(), shelf.gallery, filter).error().code, ErrorCode::InvalidInput);
        QCOMPARE(matchingEntries(shelf.catalogue(), GalleryId(99), {}).error().code, ErrorCode::NotFound);
    }

    void findEntries_byWords_bestFirst()
    {
        Shelf shelf;
        QCOMPARE(shelf.byText(u"LAMP blue"_s), u"ba"_s);
        QCOMPARE(shelf.byText(u"kitch"_s), u"a"_s);
        QCOMPARE(shelf.byText(u"cafe"_s), u"d"_s);
        QCOMPARE(shelf.byText(u"连衣裙"_s), u"c"_s);
        QCOMPARE(shelf.byText(u"红"_s), u"c"_s);
        QCOMPARE(shelf.byText(u"\"( OR *"_s), u""_s);
        const FoundEntries both = shelf.find({.gallery = shelf.gallery, .text = u"blue lamp"_s});
        QCOMPARE(both.total, 2);
        QVERIFY(both.entries[0].score <= 1 && both.entries[0].score > both.entries[1].score);
        QVERIFY(both.entries[1].score > 0);
        QCOMPARE(shelf.found({.gallery = shelf.gallery, .filter = price(Comparison::Less, u"10"_s), .text = u"lamp"_s}),
                 u"a"_s);
    }

    void findEntries_byWordsOfPictureAndProduct_followTheirChanges()
    {
        Shelf shelf;
        ProductPatch named;
        named.names[{}] = u"Chandelier"_s;
        const AssetId asset = shelf.entries[1].asset;
        const ProductId product = shelf.fixture.addProduct(u"LX-500"_s, u"Sconce"_s, {asset});
        QCOMPARE(shelf.byText(u"sconce"_s), u"b"_s);
        QCOMPARE(shelf.byText(u"lx500"_s), u"b"_s);
        const StepId renamed =
            must(changeProducts(shelf.catalogue(), shelf.fixture.actor(), std::span(&product, 1), named));
        QCOMPARE(shelf.byText(u"sconce"_s), u""_s);
        QCOMPARE(shelf.byText(u"chandelier"_s), u"b"_s);
        shelf.fixture.undo(renamed);
        QCOMPARE(shelf.byText(u"sconce"_s), u"b"_s);
        must(detachMedia(shelf.catalogue(), shelf.fixture.actor(), product, std::span(&asset, 1)));
        QCOMPARE(shelf.byText(u"sconce"_s), u""_s);
    }

    void findEntries_index_isAsMadeAnew()
    {
        Shelf shelf;
        shelf.fixture.addProduct(u"LX-500"_s, u"Sconce"_s, {shelf.entries[1].asset});
        const StepId gone = must(removeItem(shelf.catalogue(), shelf.fixture.actor(), shelf.gallery, u"a"_s));
        QCOMPARE(shelf.byText(u"kitchen"_s), u""_s);
        shelf.fixture.undo(gone);
        QCOMPARE(shelf.byText(u"kitchen"_s), u"a"_s);
        must(removeItem(shelf.catalogue(), shelf.fixture.actor(), shelf.gallery, u"d"_s));
        EntryPatch patch;
        patch.keywords = QStringList{u"dress"_s};
        must(updateEntry(shelf.catalogue(), shelf.fixture.actor(), {shelf.gallery, u"c"_s, {}}, patch));
        QCOMPARE(shelf.byText(u"dress"_s), u"c"_s);
        const QString kept = shelf.index();
        must(shelf.catalogue().writer().maintain([](Connection& db) -> Result<> {
            TRY_ASSIGN(const QStringList problems, checked, checkTextIndex(db));
            return problems.isEmpty() ? rebuildTextIndex(db) : fail(ErrorCode::Internal, problems.join(u' '));
        }));
        QCOMPARE(shelf.index(), kept);
    }

    void findEntries_byKeywords_wholeAndByShare()
    {
        Shelf shelf;
        QCOMPARE(shelf.byKeywords({u"sale"_s, u"LIGHTING"_s}), u"ba"_s);
        QCOMPARE(shelf.byKeywords({u"light"_s}), u""_s);
        QCOMPARE(shelf.byKeywords({u"c"_s}), u""_s);
        QCOMPARE(shelf.byKeywords({u"c++"_s}), u"a"_s);
        const FoundEntries found = shelf.find({.gallery = shelf.gallery, .keywords = {u"sale"_s, u"lighting"_s}});
        QCOMPARE(found.entries[0].score, 1.0);
        QCOMPARE(found.entries[1].score, 0.5);
        EntryQuery both{.gallery = shelf.gallery, .text = u"lamp"_s, .keywords = {u"sale"_s}};
        QCOMPARE(shelf.found(both), u"b"_s);
    }

    void findEntries_pages_followEachOther()
    {
        Shelf shelf;
        for (const QString& text : {u""_s, u"lamp chair"_s}) {
            EntryQuery query{.gallery = shelf.gallery, .text = text, .limit = 1};
            const qint64 total = shelf.find(query).total;
            QString seen;
            while (true) {
                const FoundEntries page = shelf.find(query);
                QCOMPARE(page.total, total);
                if (page.entries.empty())
                    break;
                seen += shelf.keys({page.entries.front().entry});
                query.after = page.entries.front().entry;
                query.afterScore = page.entries.front().score;
            }
            QCOMPARE(seen.size(), total);
            EntryQuery offset{.gallery = shelf.gallery, .text = text, .offset = 1};
            QCOMPARE(shelf.found(offset), seen.mid(1));
        }
        EntryQuery wrong{.gallery = shelf.gallery, .limit = 0};
        QCOMPARE(findEntries(shelf.catalogue(), wrong).error().code, ErrorCode::InvalidInput);
    }

    void findEntries_pictureInTheTrash_isLeftOut()
    {
        Shelf shelf;
        must(trashAssets(shelf.catalogue(), shelf.fixture.actor(), std::span(&shelf.entries[0].asset, 1)));
        QCOMPARE(shelf.byText(u"lamp"_s), u"b"_s);
        QCOMPARE(shelf.byKeywords({u"lighting"_s}), u"b"_s);
        QCOMPARE(shelf.matching({}), u"bcd"_s);
    }

    void findEntries_builtInGallery_findsWhatProductsShow()
    {
        Shelf shelf;
        ProductPatch patch;
        patch.addTagPaths = {u"Sale"_s};
        const ProductId vase = shelf.fixture.addProduct(u"V1"_s, u"Tall vase"_s, {shelf.entries[2].asset});
        shelf.fixture.addProduct(u"V2"_s, u"Bowl"_s, {shelf.entries[3].asset});
        must(changeProducts(shelf.catalogue(), shelf.fixture.actor(), std::span(&vase, 1), patch));
        EntryQuery query{.gallery = kCatalogueGalleryId};
        QCOMPARE(shelf.found(query), u"V1V2"_s);
        query.text = u"vase"_s;
        QCOMPARE(shelf.found(query), u"V1"_s);
        query.text.clear();
        query.keywords = {u"sale"_s};
        QCOMPARE(shelf.found(query), u"V1"_s);
        query.keywords.clear();
        query.filter = where(EntryField::ItemKey, {}, Comparison::Equal, {u"V2"_s});
        QCOMPARE(shelf.found(query), u"V2"_s);
        query.filter = attribute(u"int_attr"_s, Comparison::NotEqual, {qint64(1)});
        QCOMPARE(shelf.found(query), u""_s);
    }
};

VITRINE_REGISTER_TEST(TestFindEntries)
#include "tst_find_entries.moc"
