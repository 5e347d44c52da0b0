#include "core/services/edit_galleries.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

Gallery galleryNamed(const QString& name)
{
    Gallery gallery;
    gallery.name = name;
    return gallery;
}

struct Wall {
    CatalogueFixture fixture;
    Catalogue& catalogue() { return fixture.catalogue(); }
    const Actor& actor() { return fixture.actor(); }
    GalleryId add(const Gallery& gallery) { return must(createGallery(catalogue(), actor(), gallery)); }
    Result<StepId> change(GalleryId id, const GalleryPatch& patch)
    {
        return changeGallery(catalogue(), actor(), id, patch);
    }
    void put(GalleryId id, const QString& itemKey, const QMap<QString, std::variant<QString, Decimal>>& tags = {})
    {
        Entry entry;
        entry.itemKey = itemKey;
        entry.asset = fixture.addPicture();
        entry.tags = tags;
        must(putEntries(catalogue(), actor(), id, std::span(&entry, 1)));
    }
};

} // namespace

class TestEditGalleries : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void createGallery_everything_isStoredAndUndoable()
    {
        Wall wall;
        Gallery gallery = galleryNamed(u" wall "_s);
        gallery.description = u"All of it"_s;
        gallery.capacity = 10;
        gallery.tagKeys = {{u"colour"_s, GalleryKeyType::Text}, {u"price"_s, GalleryKeyType::Number}};
        gallery.attributeKeys = {{u"int_attr"_s, GalleryKeyType::Number}};
        GalleryId id;
        QCOMPARE(wall.fixture.undoProblem([&]() -> Result<StepId> {
            id = wall.add(gallery);
            return wall.fixture.newestStep();
        }),
                 QString());
        const Gallery stored = must(galleryByName(wall.catalogue(), u"wall"_s));
        QCOMPARE(stored.id, id);
        QCOMPARE(stored.description, gallery.description);
        QCOMPARE(stored.capacity, gallery.capacity);
        QCOMPARE(stored.tagKeys, gallery.tagKeys);
        QCOMPARE(stored.attributeKeys, gallery.attributeKeys);
        QCOMPARE(stored.createdUtc, wall.fixture.clock().now());
    }

    void createGallery_badNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("none") << u"  "_s;
        QTest::newRow("the built-in one") << u"Catalogue"_s;
        QTest::newRow("a word of other addresses") << u"products"_s;
        QTest::newRow("with a slash") << u"a/b"_s;
        QTest::newRow("with a line break") << u"a\nb"_s;
        QTest::newRow("too long") << QString(kMaxGalleryNameChars + 1, u'x');
    }

    void createGallery_badNames()
    {
        QFETCH(QString, name);
        Wall wall;
        QCOMPARE(createGallery(wall.catalogue(), wall.actor(), galleryNamed(name)).error().code,
                 ErrorCode::InvalidInput);
    }

    void createGallery_nameInUse_isAConflict()
    {
        Wall wall;
        wall.add(galleryNamed(u"wall"_s));
        QCOMPARE(createGallery(wall.catalogue(), wall.actor(), galleryNamed(u"wall"_s)).error().code,
                 ErrorCode::Conflict);
        wall.add(galleryNamed(u"Wall"_s)); // byte for byte another name
        QCOMPARE(must(galleries(wall.catalogue())).size(), size_t(2));
    }

    void createGallery_badKeysOrCapacity_isRefused()
    {
        Wall wall;
        std::vector<Gallery> bad(4, galleryNamed(u"wall"_s));
        bad[0].capacity = 0;
        bad[1].tagKeys = {{u"a"_s, GalleryKeyType::Text}, {u"a"_s, GalleryKeyType::Number}};
        bad[2].tagKeys = {{u" a"_s, GalleryKeyType::Text}};
        bad[3].attributeKeys = {{QString(kMaxGalleryKeyChars + 1, u'k'), GalleryKeyType::Text}};
        for (const Gallery& gallery : bad)
            QCOMPARE(createGallery(wall.catalogue(), wall.actor(), gallery).error().code, ErrorCode::InvalidInput);
    }

    void changeGallery_everything_isUndoable()
    {
        Wall wall;
        Gallery gallery = galleryNamed(u"wall"_s);
        gallery.tagKeys = {{u"colour"_s, GalleryKeyType::Text}};
        const GalleryId id = wall.add(gallery);
        GalleryPatch patch;
        patch.name = u"shelf"_s;
        patch.description = u"x"_s;
        patch.capacity = std::optional<qint64>(5);
        patch.tagKeys =
            std::vector<GalleryKey>{{u"colour"_s, GalleryKeyType::Number}, {u"size"_s, GalleryKeyType::Text}};
        patch.attributeKeys = std::vector<GalleryKey>{{u"str_attr"_s, GalleryKeyType::Text}};
        QCOMPARE(wall.fixture.undoProblem([&] { return wall.change(id, patch); }), QString());
        QVERIFY(!must(wall.change(id, patch)).isValid());
        const Gallery changed = must(vitrine::gallery(wall.catalogue(), id));
        QCOMPARE(changed.name, u"shelf"_s);
        QCOMPARE(changed.tagKeys, *patch.tagKeys);
        QCOMPARE(wall.change(GalleryId(99), patch).error().code, ErrorCode::NotFound);
    }

    void changeGallery_belowWhatItHolds_isTooLarge()
    {
        Wall wall;
        const GalleryId id = wall.add(galleryNamed(u"wall"_s));
        wall.put(id, u"1"_s);
        wall.put(id, u"2"_s);
        GalleryPatch patch;
        patch.capacity = std::optional<qint64>(1);
        QCOMPARE(wall.change(id, patch).error().code, ErrorCode::TooLarge);
        patch.capacity = std::optional<qint64>(2);
        QVERIFY(wall.change(id, patch).ok());
    }

    void changeGallery_keyInUse_cannotGoOrChangeItsType()
    {
        Wall wall;
        Gallery gallery = galleryNamed(u"wall"_s);
        gallery.tagKeys = {{u"colour"_s, GalleryKeyType::Text}};
        const GalleryId id = wall.add(gallery);
        wall.put(id, u"1"_s, {{u"colour"_s, u"red"_s}});
        GalleryPatch patch;
        patch.tagKeys = std::vector<GalleryKey>();
        QCOMPARE(wall.change(id, patch).error().code, ErrorCode::Conflict);
        patch.tagKeys = std::vector<GalleryKey>{{u"colour"_s, GalleryKeyType::Number}};
        QCOMPARE(wall.change(id, patch).error().code, ErrorCode::Conflict);
    }

    void trashGallery_andRestore_withEntries()
    {
        Wall wall;
        const GalleryId id = wall.add(galleryNamed(u"wall"_s));
        wall.put(id, u"1"_s);
        const auto trash = [&] { return trashGallery(wall.catalogue(), wall.actor(), id); };
        QCOMPARE(wall.fixture.undoProblem(trash), QString());
        QVERIFY(must(galleries(wall.catalogue())).empty());
        QCOMPARE(must(trashedGalleries(wall.catalogue())).size(), size_t(1));
        QCOMPARE(galleryByName(wall.catalogue(), u"wall"_s).error().code, ErrorCode::NotFound);
        const auto restore = [&] { return restoreGallery(wall.catalogue(), wall.actor(), id); };
        QCOMPARE(wall.fixture.undoProblem(restore), QString());
        QCOMPARE(must(galleries(wall.catalogue())).front().entries, 1);
    }

    void restoreGallery_nameTakenMeanwhile_isAConflict()
    {
        Wall wall;
        const GalleryId id = wall.add(galleryNamed(u"wall"_s));
        must(trashGallery(wall.catalogue(), wall.actor(), id));
        wall.add(galleryNamed(u"wall"_s));
        QCOMPARE(restoreGallery(wall.catalogue(), wall.actor(), id).error().code, ErrorCode::Conflict);
        QCOMPARE(restoreGallery(wall.catalogue(), wall.actor(), GalleryId(99)).error().code, ErrorCode::NotFound);
    }
};

VITRINE_REGISTER_TEST(TestEditGalleries)
#include "tst_edit_galleries.moc"
