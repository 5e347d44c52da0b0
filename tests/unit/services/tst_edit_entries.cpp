#include "core/services/edit_assets.h"
#include "core/services/edit_galleries.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

/// A gallery with keys of every kind.
struct Wall {
    CatalogueFixture fixture;
    GalleryId gallery = make();

    Catalogue& catalogue() { return fixture.catalogue(); }
    const Actor& actor() { return fixture.actor(); }
    GalleryId make()
    {
        Gallery made;
        made.name = u"wall"_s;
        made.capacity = 3;
        made.tagKeys = {{u"colour"_s, GalleryKeyType::Text}, {u"price"_s, GalleryKeyType::Number}};
        made.attributeKeys = {{u"int_attr"_s, GalleryKeyType::Number}, {u"str_attr"_s, GalleryKeyType::Text}};
        return must(createGallery(catalogue(), actor(), made));
    }
    Entry entry(const QString& itemKey, const QString& name = {})
    {
        Entry entry;
        entry.gallery = gallery;
        entry.itemKey = itemKey;
        entry.pictureName = name;
        entry.asset = fixture.addPicture({}, {40, 30});
        return entry;
    }
    Result<PutEntries> put(const Entry& entry, EntryProduct product = EntryProduct::Leave)
    {
        return putEntries(catalogue(), actor(), gallery, std::span(&entry, 1), product);
    }
    Result<PutEntries> put(const std::vector<Entry>& entries)
    {
        return putEntries(catalogue(), actor(), gallery, entries);
    }
    QStringList keys(const std::optional<EntryKey>& after = {}, int limit = 100)
    {
        QStringList keys;
        for (const Entry& entry : must(listEntries(catalogue(), gallery, after, limit)))
            keys << entry.itemKey + u'/' + entry.pictureName;
        return keys;
    }
};

Entry rich(Entry entry)
{
    entry.region = QRect(0, 0, 40, 30);
    entry.category = 88888888;
    entry.customContent = u"a\nb"_s;
    entry.description = u"d"_s;
    entry.keywords = {u"z"_s, u"a"_s};
    entry.attributes = {{u"int_attr"_s, qint64(-7)}, {u"str_attr"_s, u"text"_s}};
    entry.tags = {{u"colour"_s, u"red"_s}, {u"price"_s, u"1.50"_s}};
    return entry;
}

} // namespace

class TestEditEntries : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void putEntries_everything_comesBackAsGiven()
    {
        Wall wall;
        const Entry given = rich(wall.entry(u"item ä"_s, u"Pic.png"_s));
        QCOMPARE(wall.fixture.undoProblem([&]() -> Result<StepId> { return must(wall.put(given)).step; }), QString());
        const EntryKey key{wall.gallery, u"item ä"_s, u"Pic.png"_s};
        const Entry stored = must(findEntry(wall.catalogue(), key)).value();
        QCOMPARE(stored.region, given.region);
        QCOMPARE(stored.category, given.category);
        QCOMPARE(stored.customContent, given.customContent);
        QCOMPARE(stored.keywords, given.keywords);
        QCOMPARE(stored.attributes, given.attributes);
        QCOMPARE(std::get<Decimal>(stored.tags.value(u"price"_s)).text(), u"1.50"_s);
        QCOMPARE(std::get<QString>(stored.tags.value(u"colour"_s)), u"red"_s);
        QCOMPARE(must(entriesOfAsset(wall.catalogue(), given.asset)), std::vector{stored});
        QVERIFY(!must(wall.put(stored)).step.isValid());
        QVERIFY(!must(findEntry(wall.catalogue(), {wall.gallery, u"item ä"_s, u"pic.png"_s})));
    }

    void putEntries_sameKey_replacesTheWhole()
    {
        Wall wall;
        must(wall.put(rich(wall.entry(u"1"_s))));
        const Entry plain = wall.entry(u"1"_s);
        QCOMPARE(wall.fixture.undoProblem([&]() -> Result<StepId> {
            const PutEntries report = must(wall.put(plain));
            return report.added == 0 && report.replaced == 1 ? report.step : StepId();
        }),
                 QString());
        const Entry stored = must(findEntry(wall.catalogue(), {wall.gallery, u"1"_s, {}})).value();
        QCOMPARE(stored.asset, plain.asset);
        QVERIFY(!stored.region && stored.tags.isEmpty() && stored.attributes.isEmpty() && stored.keywords.isEmpty());
    }

    void putEntries_brokenRules_data()
    {
        QTest::addColumn<int>("rule");
        for (const auto& [row, name] :
             {std::pair(0, "no item key"), std::pair(1, "an unknown tag key"), std::pair(2, "an unknown attribute key"),
              std::pair(3, "no number"), std::pair(4, "a number where a text belongs"), std::pair(5, "region outside"),
              std::pair(6, "region of no size"), std::pair(7, "attribute of another type"),
              std::pair(8, "an item key that is too long")})
            QTest::newRow(name) << row;
    }

    void putEntries_brokenRules()
    {
        QFETCH(int, rule);
        Wall wall;
        Entry entry = wall.entry(u"1"_s);
        switch (rule) {
        case 0:
            entry.itemKey.clear();
            break;
        case 1:
            entry.tags = {{u"Colour"_s, u"red"_s}};
            break;
        case 2:
            entry.attributes = {{u"colour"_s, u"red"_s}};
            break;
        case 3:
            entry.tags = {{u"price"_s, u"cheap"_s}};
            break;
        case 4:
            entry.tags = {{u"colour"_s, must(Decimal::parse(u"1"_s))}};
            break;
        case 5:
            entry.region = QRect(10, 10, 31, 10);
            break;
        case 6:
            entry.region = QRect(10, 10, 0, 10);
            break;
        case 7:
            entry.attributes = {{u"int_attr"_s, u"1"_s}};
            break;
        default:
            entry.itemKey = QString(kMaxItemKeyChars + 1, u'k');
        }
        const auto result = wall.put(entry);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::InvalidInput);
        QVERIFY(wall.keys().isEmpty());
    }

    void putEntries_beyondCapacity_isTooLargeAndPutsNone()
    {
        Wall wall;
        must(wall.put(wall.entry(u"1"_s)));
        must(wall.put(wall.entry(u"2"_s)));
        const auto result = wall.put(std::vector{wall.entry(u"3"_s), wall.entry(u"4"_s)});
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::TooLarge);
        QCOMPARE(wall.keys().size(), 2);
        QVERIFY(wall.put(std::vector{wall.entry(u"3"_s), wall.entry(u"1"_s)}).ok()); // one more, one replaced
    }

    void putEntries_pictureInTheTrashOrNoGallery_isNotFound()
    {
        Wall wall;
        Entry entry = wall.entry(u"1"_s);
        must(trashAssets(wall.catalogue(), wall.actor(), std::span(&entry.asset, 1)));
        QCOMPARE(wall.put(entry).error().code, ErrorCode::NotFound);
        must(trashGallery(wall.catalogue(), wall.actor(), wall.gallery));
        QCOMPARE(wall.put(wall.entry(u"2"_s)).error().code, ErrorCode::NotFound);
    }

    void putEntries_withProducts_usesOrMakesTheOneWithThatSku()
    {
        Wall wall;
        const ProductId there = wall.fixture.addProduct(u"1"_s, u"Tea"_s, wall.fixture.addPictures(1));
        const Entry known = wall.entry(u"1"_s);
        const Entry fresh = wall.entry(u"2"_s);
        for (const Entry& entry : {known, fresh}) {
            QCOMPARE(wall.fixture.undoProblem(
                         [&]() -> Result<StepId> { return must(wall.put(entry, EntryProduct::UseOrMake)).step; }),
                     QString());
        }
        QCOMPARE(wall.fixture.product(there).media.back(), known.asset);
        const std::vector<ProductSummary> made = must(productsOfAsset(wall.catalogue(), fresh.asset));
        QCOMPARE(made.size(), size_t(1));
        QCOMPARE(made.front().sku, u"2"_s);
        QVERIFY(!must(wall.put(known, EntryProduct::UseOrMake)).step.isValid());
    }

    void updateEntry_partOrAll_isUndoable()
    {
        Wall wall;
        must(wall.put(rich(wall.entry(u"1"_s))));
        const EntryKey key{wall.gallery, u"1"_s, {}};
        EntryPatch patch;
        patch.customContent = u"new"_s;
        patch.tags = QMap<QString, std::variant<QString, Decimal>>{{u"colour"_s, u"blue"_s}};
        patch.region = std::optional<QRect>();
        const auto deed = [&] { return updateEntry(wall.catalogue(), wall.actor(), key, patch); };
        QCOMPARE(wall.fixture.undoProblem(deed), QString());
        QVERIFY(!must(deed()).isValid());
        const Entry stored = must(findEntry(wall.catalogue(), key)).value();
        QCOMPARE(stored.customContent, u"new"_s);
        QCOMPARE(stored.tags.size(), 1);
        QVERIFY(!stored.region);
        QCOMPARE(stored.keywords.size(), 2);
        patch.tags->insert(u"nokey"_s, u"x"_s);
        QCOMPARE(deed().error().code, ErrorCode::InvalidInput);
        QCOMPARE(updateEntry(wall.catalogue(), wall.actor(), {wall.gallery, u"9"_s, {}}, {}).error().code,
                 ErrorCode::NotFound);
    }

    void removeEntries_someThere_orNone()
    {
        Wall wall;
        const Entry entry = rich(wall.entry(u"1"_s, u"a"_s));
        must(wall.put(std::vector{entry, wall.entry(u"1"_s, u"b"_s), wall.entry(u"2"_s)}));
        const std::vector<EntryKey> missing{{wall.gallery, u"1"_s, u"a"_s}, {wall.gallery, u"9"_s, {}}};
        QCOMPARE(removeEntries(wall.catalogue(), wall.actor(), missing).error().code, ErrorCode::NotFound);
        QCOMPARE(wall.keys().size(), 3);
        const auto one = [&] { return removeEntries(wall.catalogue(), wall.actor(), std::span(missing).first(1)); };
        QCOMPARE(wall.fixture.undoProblem(one), QString());
        QCOMPARE(wall.keys(), (QStringList{u"1/b"_s, u"2/"_s}));
        QVERIFY(!wall.fixture.asset(entry.asset).trashedUtc);
    }

    void removeItem_allItsPictures()
    {
        Wall wall;
        must(wall.put(std::vector{wall.entry(u"1"_s, u"a"_s), wall.entry(u"1"_s, u"b"_s), wall.entry(u"2"_s)}));
        QCOMPARE(must(entriesOfItem(wall.catalogue(), wall.gallery, u"1"_s)).size(), size_t(2));
        const auto remove = [&] { return removeItem(wall.catalogue(), wall.actor(), wall.gallery, u"1"_s); };
        QCOMPARE(wall.fixture.undoProblem(remove), QString());
        QCOMPARE(wall.keys(), QStringList{u"2/"_s});
        QCOMPARE(remove().error().code, ErrorCode::NotFound);
    }

    void listEntries_pages_followTheByteOrderOfKeys()
    {
        Wall wall;
        must(wall.put(std::vector{wall.entry(u"b"_s), wall.entry(u"B"_s, u"2"_s), wall.entry(u"B"_s, u"10"_s)}));
        const QStringList all{u"B/10"_s, u"B/2"_s, u"b/"_s};
        QCOMPARE(wall.keys(), all);
        QCOMPARE(wall.keys({}, 2), all.mid(0, 2));
        QCOMPARE(wall.keys(EntryKey{wall.gallery, u"B"_s, u"2"_s}, 2), all.mid(2));
        QVERIFY(wall.keys(EntryKey{wall.gallery, u"b"_s, {}}, 2).isEmpty());
        QCOMPARE(listEntries(wall.catalogue(), wall.gallery, {}, 0).error().code, ErrorCode::InvalidInput);
    }

    void listEntries_pictureInTheTrash_isLeftOutUntilRestored()
    {
        Wall wall;
        const Entry entry = wall.entry(u"1"_s);
        must(wall.put(entry));
        must(trashAssets(wall.catalogue(), wall.actor(), std::span(&entry.asset, 1)));
        QVERIFY(wall.keys().isEmpty());
        QVERIFY(!must(findEntry(wall.catalogue(), {wall.gallery, u"1"_s, {}})));
        QCOMPARE(must(galleries(wall.catalogue())).front().entries, 0);
        must(restoreAssets(wall.catalogue(), wall.actor(), std::span(&entry.asset, 1)));
        QCOMPARE(wall.keys(), QStringList{u"1/"_s});
    }
};

VITRINE_REGISTER_TEST(TestEditEntries)
#include "tst_edit_entries.moc"
