#include "core/services/edit_assets.h"
#include "core/services/edit_products.h"
#include "tests/support/test_registry.h"
#include "tests/unit/look/look_fixture.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

class TestLookSearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void find_anotherPhotoOfAThing_bringsThatThingFirst()
    {
        LookFixture fixture;
        std::vector<AssetId> assets;
        for (int motif = 0; motif < 8; ++motif)
            assets.push_back(fixture.addDrawn(motif));
        QVERIFY(fixture.look().describeAll().ok());
        for (int motif = 0; motif < 8; ++motif) {
            const LookFound found = must(fixture.look().find(likeBytes(drawnPng(motif, 3))));
            QCOMPARE(found.total, qint64(8));
            QCOMPARE(found.hits.front().asset, assets[size_t(motif)]);
            QVERIFY(found.hits.front().score > found.hits.back().score);
            QVERIFY(found.region && !found.region->isEmpty());
        }
    }

    void find_theSamePicture_scoresOne()
    {
        LookFixture fixture;
        const AssetId asset = fixture.addDrawn(1);
        QVERIFY(fixture.look().describeAll().ok());
        const LookFound byBytes = must(fixture.look().find(likeBytes(drawnPng(1))));
        QVERIFY(byBytes.hits.front().score > .98);
        const LookFound byAsset = must(fixture.look().find(likeAsset(asset)));
        QCOMPARE(byAsset.hits.front().asset, asset);
        QVERIFY(byAsset.hits.front().score > .98);
    }

    void makeFindable_ofANewPicture_isFoundWhenItReturns()
    {
        LookFixture fixture;
        fixture.look();
        for (int motif = 0; motif < 5; ++motif) {
            const AssetId asset = fixture.addDrawn(motif);
            QVERIFY(fixture.look().makeFindable({&asset, 1}).ok());
            QCOMPARE(fixture.found(likeBytes(drawnPng(motif, 1))).front(), asset);
        }
    }

    void find_afterTrashAndBack_followsAtOnce()
    {
        LookFixture fixture;
        const AssetId kept = fixture.addDrawn(1), thrown = fixture.addDrawn(2);
        QVERIFY(fixture.look().describeAll().ok());
        QCOMPARE(fixture.found(likeAsset(kept)).size(), size_t(2));
        const StepId step = must(trashAssets(fixture.catalogue(), fixture.actor(), {&thrown, 1}));
        QCOMPARE(fixture.found(likeAsset(kept)), std::vector<AssetId>{kept});
        QCOMPARE(fixture.look().find(likeAsset(thrown)).error().code, ErrorCode::NotFound);
        fixture.undo(step);
        QVERIFY(fixture.look().makeFindable({&thrown, 1}).ok());
        QCOMPARE(fixture.found(likeAsset(kept)).size(), size_t(2));
    }

    void find_byProduct_groupsAndNamesTheProduct()
    {
        LookFixture fixture;
        std::vector<AssetId> ofTea{fixture.addDrawn(1, 0), fixture.addDrawn(1, 1)}, ofCup{fixture.addDrawn(2)};
        const AssetId alone = fixture.addDrawn(3);
        const ProductId tea = fixture.addProduct(u"tea"_s, {}, ofTea), cup = fixture.addProduct(u"cup"_s, {}, ofCup);
        QVERIFY(fixture.look().describeAll().ok());
        for (const LookGrouping grouping : {LookGrouping::Product, LookGrouping::BestOfProduct}) {
            LookQuery query = likeBytes(drawnPng(1, 2));
            query.grouping = grouping;
            const LookFound found = must(fixture.look().find(query));
            QCOMPARE(found.total, qint64(3));
            QCOMPARE(found.hits.front().product, tea);
            QVERIFY(found.hits[1].product == cup || found.hits[1].asset == alone);
        }
        must(trashProducts(fixture.catalogue(), fixture.actor(), {&tea, 1}));
        const LookFound found = must(fixture.look().find(likeAsset(ofTea.front())));
        QVERIFY(!found.hits.front().product.isValid()); // its pictures are in the Inbox now
    }

    void find_inAGallery_givesEntriesOfThatGalleryOnly()
    {
        LookFixture fixture;
        const AssetId one = fixture.addDrawn(1), two = fixture.addDrawn(2), other = fixture.addDrawn(3);
        const GalleryId gallery = fixture.addGallery(u"shoes"_s);
        const EntryId first = fixture.addEntry(gallery, u"item-1"_s, one);
        const EntryId second = fixture.addEntry(gallery, u"item-2"_s, two);
        const EntryId again = fixture.addEntry(gallery, u"item-2"_s, one, {}, u"side"_s);
        QVERIFY(fixture.look().describeAll().ok());
        LookQuery query = likeAsset(one);
        query.gallery = gallery;
        LookFound found = must(fixture.look().find(query));
        QCOMPARE(found.hits.size(), size_t(3));
        QCOMPARE(found.hits[0].entry, first);
        QCOMPARE(found.hits[1].entry, again);
        QCOMPARE(found.hits[2].entry, second);
        query.grouping = LookGrouping::BestOfProduct;
        QCOMPARE(must(fixture.look().find(query)).hits.size(), size_t(2));
        query.grouping = LookGrouping::Picture;
        query.entries = {second};
        found = must(fixture.look().find(query));
        QCOMPARE(found.hits.size(), size_t(1));
        QCOMPARE(found.hits[0].entry, second);
        must(removeItem(fixture.catalogue(), fixture.actor(), gallery, u"item-2"_s));
        query.entries.reset();
        QCOMPARE(must(fixture.look().find(query)).hits.size(), size_t(1));
        Q_UNUSED(other)
    }

    void find_entryWithARegion_isFoundByWhatIsInTheRegion()
    {
        LookFixture fixture;
        QImage two(480, 200, QImage::Format_RGB32);
        const QImage left = drawnPicture(1), right = drawnPicture(2);
        for (int y = 0; y < 200; ++y) {
            for (int x = 0; x < 480; ++x)
                two.setPixel(x, y, x < 240 ? left.pixel(x, y) : right.pixel(x - 240, y));
        }
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        two.save(&buffer, "PNG");
        const AssetId asset = fixture.addBytes(bytes, {480, 200});
        const GalleryId gallery = fixture.addGallery(u"halves"_s);
        const EntryId leftEntry = fixture.addEntry(gallery, u"left"_s, asset, QRect(0, 0, 240, 200));
        const EntryId rightEntry = fixture.addEntry(gallery, u"right"_s, asset, QRect(240, 0, 240, 200));
        QVERIFY(fixture.look().describeAll().ok());
        LookQuery query = likeBytes(drawnPng(2));
        query.examples[0].region = QRect(0, 0, 240, 200);
        query.gallery = gallery;
        QCOMPARE(must(fixture.look().find(query)).hits[0].entry, rightEntry);
        query.examples[0].bytes = drawnPng(1);
        QCOMPARE(must(fixture.look().find(query)).hits[0].entry, leftEntry);
    }

    void find_severalExamplesAndUnlike_movesTheOrder()
    {
        LookFixture fixture;
        const AssetId one = fixture.addDrawn(1), two = fixture.addDrawn(2), three = fixture.addDrawn(3);
        QVERIFY(fixture.look().describeAll().ok());
        LookQuery query = likeAsset(one);
        query.examples.push_back({.asset = two});
        QCOMPARE(must(fixture.look().find(query)).hits[2].asset, three);
        query.unlike.push_back({.asset = one});
        QCOMPARE(must(fixture.look().find(query)).hits[0].asset, two);
    }

    void find_pagesAndLimits_areExact()
    {
        LookFixture fixture;
        for (int motif = 0; motif < 12; ++motif)
            fixture.addDrawn(motif);
        QVERIFY(fixture.look().describeAll().ok());
        LookQuery query = likeBytes(drawnPng(4));
        query.limit = 12;
        const std::vector<AssetId> all = fixture.found(query);
        QCOMPARE(all.size(), size_t(12));
        query.limit = 5;
        std::vector<AssetId> paged;
        for (query.offset = 0; query.offset < 15; query.offset += 5) {
            const auto page = fixture.found(query);
            paged.insert(paged.end(), page.begin(), page.end());
        }
        QCOMPARE(paged, all);
        query.offset = 0;
        query.minScore = .9;
        const LookFound strict = must(fixture.look().find(query));
        QVERIFY(strict.total < 12 && strict.total >= 1);
        for (const LookHit& hit : strict.hits)
            QVERIFY(hit.score >= .899);
    }

    void find_amongSomeAssets_givesThoseOnly()
    {
        LookFixture fixture;
        const AssetId one = fixture.addDrawn(1), two = fixture.addDrawn(2);
        fixture.addDrawn(3);
        QVERIFY(fixture.look().describeAll().ok());
        LookQuery query = likeAsset(one);
        query.assets = {two, AssetId(999)};
        QCOMPARE(fixture.found(query), std::vector<AssetId>{two});
    }

    void find_wrongQuestions_areRefused_data()
    {
        QTest::addColumn<LookExample>("example");
        QTest::addColumn<int>("limit");
        QTest::addColumn<ErrorCode>("code");
        const QByteArray png = drawnPng(1);
        QTest::newRow("an empty example") << LookExample{} << 10 << ErrorCode::InvalidInput;
        QTest::newRow("no picture") << LookExample{.bytes = "plain words"} << 10 << ErrorCode::InvalidInput;
        QTest::newRow("a picture cut off")
            << LookExample{.bytes = png.left(png.size() / 2)} << 10 << ErrorCode::Corrupt;
        QTest::newRow("a region outside")
            << LookExample{.bytes = png, .region = QRect(0, 0, 999, 5)} << 10 << ErrorCode::InvalidInput;
        QTest::newRow("an empty region") << LookExample{.bytes = png, .region = QRect()} << 10
                                         << ErrorCode::InvalidInput;
        QTest::newRow("a picture that is not there") << LookExample{.asset = AssetId(77)} << 10 << ErrorCode::NotFound;
        QTest::newRow("a file that is not there") << LookExample{.path = u"nowhere.jpg"_s} << 10 << ErrorCode::NotFound;
        QTest::newRow("no results wanted") << LookExample{.bytes = png} << 0 << ErrorCode::InvalidInput;
        QTest::newRow("too many results") << LookExample{.bytes = png} << 1001 << ErrorCode::InvalidInput;
    }
    void find_wrongQuestions_areRefused()
    {
        QFETCH(LookExample, example);
        QFETCH(int, limit);
        LookFixture fixture;
        LookQuery query;
        query.examples = {example};
        query.limit = limit;
        const auto refused = fixture.look().find(query);
        QVERIFY(!refused.ok());
        QTEST(refused.error().code, "code");
        QVERIFY(refused.error().detail.endsWith(u'.'));
    }

    void find_galleryThatIsGone_isNotFound()
    {
        LookFixture fixture;
        LookQuery query = likeBytes(drawnPng(1));
        query.gallery = GalleryId(5);
        QCOMPARE(fixture.look().find(query).error().code, ErrorCode::NotFound);
        query.gallery = fixture.addGallery(u"empty"_s);
        QCOMPARE(must(fixture.look().find(query)).total, qint64(0));
    }

    void describeAll_damagedPicture_countsAsFailedAndLosesNothingElse()
    {
        LookFixture fixture;
        const AssetId good = fixture.addDrawn(1);
        fixture.addBytes("not a picture at all");
        QVERIFY(fixture.look().describeAll().ok());
        const LookState state = fixture.look().state();
        QCOMPARE(state.described, qint64(1));
        QCOMPARE(state.failed, qint64(1));
        QCOMPARE(state.waiting, qint64(0));
        QCOMPARE(fixture.found(likeAsset(good)), std::vector<AssetId>{good});
    }

    void open_again_usesTheStoredDescriptors()
    {
        LookFixture fixture;
        const AssetId asset = fixture.addDrawn(1);
        QVERIFY(fixture.look().describeAll().ok());
        fixture.closeLook();
        // Without the bytes only what is stored can give the descriptor.
        const QString sha256 = fixture.asset(asset).mainFile()->sha256;
        QVERIFY(fixture.catalogue().blobs().remove(sha256).ok());
        QVERIFY(fixture.look().describeAll().ok());
        QCOMPARE(fixture.look().state().described, qint64(1));
        QCOMPARE(fixture.found(likeAsset(asset)), std::vector<AssetId>{asset});
    }

    void open_damagedFeatureFile_describesAnew()
    {
        LookFixture fixture;
        const AssetId asset = fixture.addDrawn(1);
        QVERIFY(fixture.look().describeAll().ok());
        fixture.closeLook();
        const QString path = fixture.folder() + u"/cache/features.sqlite"_s;
        for (const auto& ending : {u"-wal"_s, u"-shm"_s})
            QFile::remove(path + ending);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5000, 'x'));
        file.close();
        QVERIFY(fixture.look().describeAll().ok());
        QCOMPARE(fixture.found(likeBytes(drawnPng(1))), std::vector<AssetId>{asset});
    }

    void open_readOnlyCatalogue_findsWithoutWriting()
    {
        LookFixture fixture;
        const AssetId asset = fixture.addDrawn(1);
        fixture.reopen(OpenMode::ReadOnly);
        QVERIFY(fixture.look().describeAll().ok());
        QCOMPARE(fixture.found(likeBytes(drawnPng(1))), std::vector<AssetId>{asset});
        fixture.closeLook();
        QVERIFY(!QFile::exists(fixture.folder() + u"/cache/features.sqlite"_s));
    }

    void compare_twoPhotosOfOneThing_scoreAboveTwoThings()
    {
        LookFixture fixture;
        const LookExample one{.bytes = drawnPng(1)}, same{.bytes = drawnPng(1, 2)}, other{.bytes = drawnPng(2)};
        const double alike = must(fixture.look().compare(one, same)), unlike = must(fixture.look().compare(one, other));
        QVERIFY(alike > unlike);
        QVERIFY(alike <= 1 && unlike >= 0);
        QVERIFY(must(fixture.look().compare(one, one)) > .98);
    }
};

VITRINE_REGISTER_TEST(TestLookSearch)
#include "tst_look_search.moc"
