#include "core/services/edit_assets.h"
#include "core/services/edit_galleries.h"
#include "core/services/picture_adding.h"
#include "core/storage/blob_store.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"

#include <thread>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

struct Door {
    CatalogueFixture fixture;
    GalleryId gallery = make();

    Catalogue& catalogue() { return fixture.catalogue(); }
    GalleryId make()
    {
        Gallery made;
        made.name = u"door"_s;
        made.capacity = 3;
        made.tagKeys = {{u"colour"_s, GalleryKeyType::Text}};
        return must(createGallery(catalogue(), fixture.actor(), made));
    }
    IncomingPicture picture(const QString& itemKey, const QColor& colour, const QString& name = {})
    {
        IncomingPicture picture;
        picture.entry.gallery = gallery;
        picture.entry.itemKey = itemKey;
        picture.entry.pictureName = name;
        picture.source = MediaSource::memory(pngBytes(colour, {20, 10}), name);
        picture.fileName = name;
        return picture;
    }
    Result<AddedPictures> add(const std::vector<IncomingPicture>& pictures,
                              PictureProduct product = PictureProduct::OfItemKey,
                              ExistingEntry existing = ExistingEntry::Replace)
    {
        return storePictures(catalogue(), fixture.actor(), pictures, product, existing);
    }
    QStringList keys(GalleryId id)
    {
        QStringList keys;
        for (const Entry& entry : must(listEntries(catalogue(), id, {}, 100)))
            keys << entry.itemKey + u'/' + entry.pictureName;
        return keys;
    }
    QStringList keys() { return keys(gallery); }
    ProductId product(const QString& sku)
    {
        return ProductId(fixture.number(u"SELECT id FROM product WHERE sku = '%1' AND trashed_utc IS NULL"_s.arg(sku)));
    }
    QString uuid(AssetId asset) { return fixture.asset(asset).uuid; }
};

} // namespace

class TestPictureAdding : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void storePictures_new_makesAssetProductAndEntryInOneUndoableStep()
    {
        Door door;
        AddedPictures added;
        QCOMPARE(door.fixture.undoProblem([&]() -> Result<StepId> {
            added = must(door.add({door.picture(u"sku-1"_s, Qt::red, u"a.png"_s)}));
            return added.step;
        }),
                 QString());
        const Asset asset = door.fixture.asset(added.assets.front());
        QCOMPARE(asset.files.front().name, u"a.png"_s);
        QCOMPARE(asset.files.front().width, 20);
        QVERIFY(door.catalogue().blobs().contains(asset.files.front().sha256));
        const Product product = door.fixture.product(door.product(u"sku-1"_s));
        QCOMPARE(product.media, added.assets);
        QCOMPARE(door.keys(), QStringList{u"sku-1/a.png"_s});
        door.fixture.undo(added.step);
        QVERIFY(door.keys().isEmpty());
        QCOMPARE(door.fixture.number(u"SELECT count(*) FROM product"_s), 0);
        QCOMPARE(door.fixture.number(u"SELECT count(*) FROM asset"_s), 0);
    }

    void storePictures_sameBytesAgain_areOneAsset()
    {
        Door door;
        const AddedPictures first = must(door.add({door.picture(u"1"_s, Qt::red, u"a"_s)}));
        const AddedPictures both =
            must(door.add({door.picture(u"1"_s, Qt::red, u"b"_s), door.picture(u"2"_s, Qt::red, u"c"_s)}));
        QCOMPARE(both.assets, (std::vector{first.assets.front(), first.assets.front()}));
        QCOMPARE(door.fixture.number(u"SELECT count(*) FROM asset"_s), 1);
        QCOMPARE(door.fixture.product(door.product(u"1"_s)).media.size(), size_t(1));
        QCOMPARE(door.keys().size(), 3);
        QVERIFY(!must(door.add({door.picture(u"1"_s, Qt::red, u"a"_s)})).step.isValid());
    }

    void storePictures_oneOfManyIsBad_storesNone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no picture") << QByteArray("hello");
        QTest::newRow("cut short") << pngBytes(Qt::green, {400, 300}).left(200);
    }

    void storePictures_oneOfManyIsBad_storesNone()
    {
        QFETCH(QByteArray, bytes);
        Door door;
        IncomingPicture bad = door.picture(u"1"_s, Qt::green, u"bad"_s);
        bad.source = MediaSource::memory(bytes, u"bad"_s);
        const auto result = door.add({door.picture(u"1"_s, Qt::red, u"good"_s), bad});
        QVERIFY(!result.ok());
        QVERIFY2(result.error().detail.startsWith(u"bad: "_s), qPrintable(result.error().detail));
        QVERIFY(result.error().code == ErrorCode::InvalidInput || result.error().code == ErrorCode::Corrupt);
        QCOMPARE(door.fixture.number(u"SELECT count(*) FROM asset"_s), 0);
        QVERIFY(door.keys().isEmpty());
    }

    void storePictures_beyondCapacity_isTooLargeAndStoresNone()
    {
        Door door;
        must(door.add({door.picture(u"1"_s, Qt::red), door.picture(u"2"_s, Qt::blue)}));
        const auto result = door.add({door.picture(u"3"_s, Qt::green), door.picture(u"4"_s, Qt::cyan)});
        QCOMPARE(result.error().code, ErrorCode::TooLarge);
        QCOMPARE(door.keys().size(), 2);
        QVERIFY(!door.product(u"3"_s).isValid());
        QVERIFY(door.add({door.picture(u"1"_s, Qt::green), door.picture(u"3"_s, Qt::cyan)}).ok());
    }

    void storePictures_keysAndTypes_areChecked()
    {
        Door door;
        IncomingPicture picture = door.picture(u"1"_s, Qt::red);
        picture.entry.attributes = {{u"int_attr4"_s, qint64(7)}, {u"str_attr2"_s, u"x"_s}};
        picture.entry.tags = {{u"colour"_s, u"red"_s}};
        QVERIFY(door.add({picture}).ok()); // the built-in attributes need no word
        picture.entry.attributes = {{u"int_attr"_s, u"7"_s}};
        QCOMPARE(door.add({picture}).error().code, ErrorCode::InvalidInput);
        picture.entry.attributes = {{u"int_attr5"_s, qint64(7)}};
        QCOMPARE(door.add({picture}).error().code, ErrorCode::InvalidInput);
        picture.entry.attributes.clear();
        picture.entry.tags = {{u"size"_s, u"7"_s}};
        QCOMPARE(door.add({picture}).error().code, ErrorCode::InvalidInput);
        picture.entry.tags.clear();
        picture.entry.region = QRect(10, 0, 11, 5);
        QCOMPARE(door.add({picture}).error().code, ErrorCode::InvalidInput);
        Gallery other;
        other.name = u"other"_s;
        other.attributeKeys = {{u"int_attr"_s, GalleryKeyType::Text}};
        QCOMPARE(createGallery(door.catalogue(), door.fixture.actor(), other).error().code, ErrorCode::InvalidInput);
    }

    void storePictures_refusing_isConflictAndLeavesTheOldOne()
    {
        Door door;
        const AddedPictures first = must(door.add({door.picture(u"1"_s, Qt::red)}));
        const auto again = door.add({door.picture(u"1"_s, Qt::blue)}, PictureProduct::OfItemKey, ExistingEntry::Refuse);
        QCOMPARE(again.error().code, ErrorCode::Conflict);
        QCOMPARE(must(entries(door.catalogue(), first.entries)).front().asset, first.assets.front());
        must(trashAssets(door.catalogue(), door.fixture.actor(), first.assets)); // then the key is free
        QVERIFY(door.add({door.picture(u"1"_s, Qt::blue)}, PictureProduct::OfItemKey, ExistingEntry::Refuse).ok());
    }

    void storePictures_byFileName_joinsTheProductThatItSpeaksOf_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("joins");
        QTest::newRow("an address") << u"https://img.local/shop/LAMP-7_2.jpg?x=1"_s << true;
        QTest::newRow("a plain path") << u"wall/lamp 7.jpg"_s << true;
        QTest::newRow("another SKU") << u"https://img.local/LAMP-70.jpg"_s << false;
        QTest::newRow("no name") << u"https://img.local/"_s << false;
    }

    void storePictures_byFileName_joinsTheProductThatItSpeaksOf()
    {
        QFETCH(QString, path);
        QFETCH(bool, joins);
        Door door;
        const ProductId lamp = door.fixture.addProduct(u"LAMP-7"_s);
        const AddedPictures added = must(door.add({door.picture(path, Qt::red)}, PictureProduct::OfFileName));
        QCOMPARE(door.fixture.product(lamp).media.size(), size_t(joins));
        QCOMPARE(door.fixture.number(u"SELECT count(*) FROM product"_s), 1);
        QCOMPARE(must(entries(door.catalogue(), added.entries)).front().itemKey, path);
    }

    void storePictures_withoutPicture_thenWithOne()
    {
        Door door;
        IncomingPicture bare = door.picture(u"1"_s, Qt::red);
        bare.source.reset();
        bare.entry.description = u"words only"_s;
        AddedPictures added;
        QCOMPARE(door.fixture.undoProblem([&]() -> Result<StepId> {
            added = must(door.add({bare}));
            return added.step;
        }),
                 QString());
        QVERIFY(door.fixture.asset(added.assets.front()).files.empty());
        QVERIFY(!must(door.add({bare})).step.isValid()); // the same again changes nothing
        const AddedPictures later = must(door.add({door.picture(u"1"_s, Qt::red)}));
        QVERIFY(door.fixture.asset(added.assets.front()).trashedUtc);
        QCOMPARE(must(entries(door.catalogue(), later.entries)).front().asset, later.assets.front());
        QCOMPARE(later.entries, added.entries);
        const AddedPictures bareAgain = must(door.add({bare}));
        QVERIFY(!door.fixture.asset(later.assets.front()).trashedUtc);
        must(removeItem(door.catalogue(), door.fixture.actor(), door.gallery, u"1"_s));
        QVERIFY(door.fixture.asset(bareAgain.assets.front()).trashedUtc);
    }

    void storePictures_sameKeyAtOnceAndUndoneBetween_leaveOneEntry()
    {
        Door door;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&door, i] {
                for (int n = 0; n < 5; ++n) {
                    const AddedPictures added = must(door.add({door.picture(u"1"_s, QColor(60 * i, 50 * n, 9))}));
                    if (i == 0 && added.step.isValid()) // may be refused: another add came after it
                        (void)door.catalogue().writer().undo(added.step, door.fixture.actor()).ok();
                }
            });
        }
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(door.keys(), QStringList{u"1/"_s});
        QCOMPARE(door.fixture.number(u"SELECT count(*) FROM product"_s), 1);
    }

    void catalogueGallery_showsWhatProductsShow()
    {
        Door door;
        const AssetId first = door.fixture.addPicture(), second = door.fixture.addPicture();
        door.fixture.addPicture(); // in the Inbox
        door.fixture.addProduct(u"b"_s, u"Bowl"_s, {first, second});
        const ProductId nameless = door.fixture.addProduct({}, u"Cup"_s, {first});
        const Gallery gallery = must(galleryByName(door.catalogue(), kCatalogueGallery.toString()));
        QCOMPARE(gallery.id, kCatalogueGalleryId);
        QCOMPARE(must(vitrine::gallery(door.catalogue(), gallery.id)).name, gallery.name);
        QStringList all{u"b/"_s + door.uuid(first), u"b/"_s + door.uuid(second),
                        door.fixture.product(nameless).uuid + u'/' + door.uuid(first)};
        std::sort(all.begin(), all.end());
        QCOMPARE(door.keys(gallery.id), all);
        const EntryKey key{gallery.id, u"b"_s, door.uuid(second)};
        const Entry entry = must(findEntry(door.catalogue(), key)).value();
        QCOMPARE(entry.asset, second);
        QCOMPARE(entry.description, u"Bowl"_s);
        QCOMPARE(must(entries(door.catalogue(), std::span(&entry.id, 1))), std::vector{entry});
        QCOMPARE(must(entriesOfItem(door.catalogue(), gallery.id, u"b"_s)).size(), size_t(2));
        QCOMPARE(must(listEntries(door.catalogue(), gallery.id, EntryKey{gallery.id, u"b"_s, {}}, 1)).size(),
                 size_t(1));
    }

    void catalogueGallery_writes_editTheProduct()
    {
        Door door;
        IncomingPicture picture = door.picture(u"new"_s, Qt::red, u"front.png"_s);
        picture.entry.gallery = kCatalogueGalleryId;
        AddedPictures added;
        QCOMPARE(door.fixture.undoProblem([&]() -> Result<StepId> {
            added = must(door.add({picture}));
            return added.step;
        }),
                 QString());
        QCOMPARE(door.fixture.product(door.product(u"new"_s)).media, added.assets);
        const QString name = door.uuid(added.assets.front());
        QCOMPARE(door.keys(kCatalogueGalleryId), QStringList{u"new/"_s + name});
        QVERIFY(!must(door.add({picture})).step.isValid());
        const EntryKey key{kCatalogueGalleryId, u"new"_s, name};
        const auto remove = [&] { return removeEntries(door.catalogue(), door.fixture.actor(), std::span(&key, 1)); };
        QCOMPARE(door.fixture.undoProblem(remove), QString());
        QVERIFY(door.fixture.product(door.product(u"new"_s)).media.empty());
        QCOMPARE(remove().error().code, ErrorCode::NotFound);
        picture.entry.customContent = u"x"_s;
        QCOMPARE(door.add({picture}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(trashGallery(door.catalogue(), door.fixture.actor(), kCatalogueGalleryId).error().code,
                 ErrorCode::InvalidInput);
    }
};

VITRINE_REGISTER_TEST(TestPictureAdding)
#include "tst_picture_adding.moc"
