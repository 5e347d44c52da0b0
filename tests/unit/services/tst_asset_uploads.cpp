#include "core/services/asset_uploads.h"
#include "core/storage/blob_store.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

class TestAssetUploads : public QObject
{
    Q_OBJECT

    static MadeAsset make(CatalogueFixture& fixture, AssetKind kind = AssetKind::Picture)
    {
        return must(createAsset(fixture.catalogue(), fixture.actor(),
                                {.kind = kind, .title = u"front"_s, .properties = {{u"wire.type"_s, u"IMAGE"_s}}}));
    }
    static AssetFileId reserve(CatalogueFixture& fixture, AssetId asset, FileRole role = FileRole::Main)
    {
        return must(reserveFile(fixture.catalogue(), fixture.actor(), asset, role, u"front.png"_s));
    }
    static MediaSource png() { return MediaSource::memory(pngBytes(Qt::red), u"front.png"_s); }

private Q_SLOTS:
    void createAsset_withoutFile_isCreatingAndUndone()
    {
        CatalogueFixture fixture;
        const QString before = fixture.content();
        const MadeAsset made = make(fixture);
        const Asset asset = fixture.asset(made.asset);
        QCOMPARE(asset.state, AssetState::Creating);
        QCOMPARE(asset.uuid, made.uuid);
        QCOMPARE(asset.properties.value(u"wire.type"_s), u"IMAGE"_s);
        fixture.undo(fixture.newestStep());
        QCOMPARE(fixture.content(), before);
    }

    void completeFile_aPicture_makesTheAssetReady()
    {
        CatalogueFixture fixture;
        const MadeAsset made = make(fixture);
        const AssetFileId file = reserve(fixture, made.asset);
        const auto deed = [&] { return completeFile(fixture.catalogue(), fixture.actor(), file, png()); };
        QCOMPARE(fixture.undoProblem(deed), QString());
        const Asset asset = fixture.asset(made.asset);
        QCOMPARE(asset.state, AssetState::Ready);
        QCOMPARE(asset.title.text(), u"front"_s);
        QCOMPARE(asset.files.front().id, file);
        QCOMPARE(asset.files.front().mediaType, u"image/png"_s);
        QCOMPARE(asset.files.front().width, 16);
        QVERIFY(fixture.catalogue().blobs().contains(asset.files.front().sha256));
    }

    void completeFile_notAPicture_failsWithItsReason()
    {
        CatalogueFixture fixture;
        const MadeAsset made = make(fixture);
        const AssetFileId file = reserve(fixture, made.asset);
        const auto done = completeFile(fixture.catalogue(), fixture.actor(), file,
                                       MediaSource::memory("no picture at all", u"front.png"_s));
        QVERIFY(!done.ok());
        const Asset asset = fixture.asset(made.asset);
        QCOMPARE(asset.state, AssetState::Failed);
        QVERIFY(!asset.failure.isEmpty());
        QCOMPARE(asset.files.front().state, FileState::Failed);
    }

    void completeFile_ofAPlainFile_takesAnything()
    {
        CatalogueFixture fixture;
        const MadeAsset made = make(fixture, AssetKind::Other);
        const AssetFileId file = reserve(fixture, made.asset);
        must(
            completeFile(fixture.catalogue(), fixture.actor(), file, MediaSource::memory("any bytes", u"notes.bin"_s)));
        QCOMPARE(fixture.asset(made.asset).state, AssetState::Ready);
        QCOMPARE(fixture.asset(made.asset).files.front().bytes, qint64(9));
    }

    void reserveFile_secondMain_isRefusedUnlessTheFirstFailed()
    {
        CatalogueFixture fixture;
        const MadeAsset made = make(fixture);
        const AssetFileId file = reserve(fixture, made.asset);
        const auto again =
            reserveFile(fixture.catalogue(), fixture.actor(), made.asset, FileRole::Main, u"other.png"_s);
        QCOMPARE(again.error().code, ErrorCode::Conflict);
        must(failFile(fixture.catalogue(), fixture.actor(), file, u"It was cancelled."_s));
        QCOMPARE(fixture.asset(made.asset).state, AssetState::Failed);
        QVERIFY(reserve(fixture, made.asset) != file);
        QCOMPARE(fixture.asset(made.asset).files.size(), size_t(1));
        QCOMPARE(fixture.asset(made.asset).state, AssetState::Creating);
    }

    void removeFile_main_leavesTheAssetWithoutOne()
    {
        CatalogueFixture fixture;
        const MadeAsset made = make(fixture);
        const AssetFileId file = reserve(fixture, made.asset);
        must(completeFile(fixture.catalogue(), fixture.actor(), file, png()));
        const auto deed = [&] { return removeFile(fixture.catalogue(), fixture.actor(), file); };
        QCOMPARE(fixture.undoProblem(deed), QString());
        QCOMPARE(fixture.asset(made.asset).state, AssetState::Creating);
        QVERIFY(!must(assetOfFile(fixture.catalogue(), file)));
        QCOMPARE(failFile(fixture.catalogue(), fixture.actor(), file, {}).error().code, ErrorCode::NotFound);
    }
};

VITRINE_REGISTER_TEST(TestAssetUploads)
#include "tst_asset_uploads.moc"
