#include "core/services/edit_assets.h"
#include "core/services/edit_products.h"
#include "core/services/history.h"
#include "core/services/import.h"
#include "core/services/maintenance.h"
#include "core/storage/asset_repository.h"
#include "core/storage/blob_store.h"
#include "core/storage/thumbnail_store.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"

#include <QDir>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

/// Bytes go for good only by emptying the trash and by forgetting old steps; what goes is said beforehand.
class TestForget : public QObject
{
    Q_OBJECT

    std::unique_ptr<CatalogueFixture> m_fixture;

    Catalogue& catalogue() { return m_fixture->catalogue(); }
    QString hashOf(AssetId asset) { return m_fixture->asset(asset).mainFile()->sha256; }
    qint64 sizeOf(const QString& sha256) { return must(catalogue().blobs().size(sha256)); }
    void trash(AssetId asset) { must(trashAssets(catalogue(), m_fixture->actor(), std::span(&asset, 1))); }
    LossEstimate empty() { return must(emptyTrash(catalogue(), m_fixture->actor())); }
    LossEstimate forget(UtcMillis before) { return must(forgetSteps(catalogue(), m_fixture->actor(), before)); }
    StepId import(const QString& name, const QColor& colour)
    {
        const QString path = writePng(m_fixture->sources() + u'/' + name, colour);
        return must(importAll(catalogue(), m_fixture->actor(), {.paths = {path}})).step;
    }
    /// Another asset of the same bytes.
    AssetId twinOf(AssetId asset)
    {
        Asset twin = m_fixture->asset(asset);
        twin.uuid.clear();
        AssetId id;
        m_fixture->edit([&](EditContext& edit) -> Result<> {
            TRY_ASSIGN(id, inserted, AssetRepository(edit.db).insert(twin));
            return {};
        });
        return id;
    }
    StepId replaceBytes(AssetId asset, const QByteArray& bytes)
    {
        const StoredBlob blob = must(catalogue().blobs().putBytes(bytes));
        return m_fixture->edit([&](EditContext& edit) -> Result<> {
            AssetRepository assets(edit.db);
            TRY_ASSIGN(const std::optional<Asset> before, read, assets.fetchOne(asset));
            Asset after = *before;
            after.files.front().sha256 = blob.sha256;
            after.files.front().bytes = blob.bytes;
            TRY_ASSIGN([[maybe_unused]] const bool changed, updated, assets.update(*before, after));
            return {};
        });
    }
    void verifyClean()
    {
        const CheckReport check = must(checkCatalogue(m_fixture->folder(), m_fixture->clock(), Repair::No, false));
        QVERIFY2(check.ok, qPrintable(check.problems.join(u'\n')));
    }

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<CatalogueFixture>(); }

    void emptyTrash_picture_freesWhatTheEstimateSaid()
    {
        const StepId arrived = import(u"a.png"_s, Qt::red);
        import(u"b.png"_s, Qt::blue);
        const AssetId gone(m_fixture->number(u"SELECT min(id) FROM asset"_s));
        const QString sha256 = hashOf(gone);
        const qint64 bytes = sizeOf(sha256);
        QCOMPARE(must(estimateEmptyTrash(catalogue())).bytes, 0);
        trash(gone);
        const LossEstimate said = must(estimateEmptyTrash(catalogue()));
        QCOMPARE(said.assets, 1);
        QCOMPARE(said.bytes, bytes);
        QVERIFY(catalogue().blobs().contains(sha256));
        const LossEstimate lost = empty();
        QCOMPARE(lost.assets, said.assets);
        QCOMPARE(lost.bytes, said.bytes);
        QVERIFY(!catalogue().blobs().contains(sha256));
        QCOMPARE(must(catalogue().thumbnails().missingThumbnails(std::span(&sha256, 1), 256, 1)).size(), size_t(1));
        QCOMPARE(m_fixture->number(u"SELECT count(*) FROM asset"_s), 1);
        QVERIFY(!undoStep(catalogue(), m_fixture->actor(), arrived).ok());
        verifyClean();
    }

    void emptyTrash_bytesOfALivingAssetToo_stay()
    {
        const AssetId gone = m_fixture->addPicture();
        const QString sha256 = hashOf(gone);
        twinOf(gone);
        trash(gone);
        QCOMPARE(must(estimateEmptyTrash(catalogue())).bytes, 0);
        QCOMPARE(empty().bytes, 0);
        QVERIFY(catalogue().blobs().contains(sha256));
        verifyClean();
    }

    void emptyTrash_bytesThatAnUndoStillNeeds_stay()
    {
        const AssetId gone = m_fixture->addPicture();
        const QString sha256 = hashOf(gone);
        const AssetId living = twinOf(gone);
        const StepId replaced = replaceBytes(living, pngBytes(Qt::yellow));
        trash(gone);
        QCOMPARE(must(estimateEmptyTrash(catalogue())).bytes, 0);
        QCOMPARE(empty().bytes, 0);
        QVERIFY(catalogue().blobs().contains(sha256));
        m_fixture->undo(replaced);
        QCOMPARE(hashOf(living), sha256);
        verifyClean();
    }

    void emptyTrash_earlierBytesOfTheSameAsset_goToo()
    {
        const AssetId gone = m_fixture->addPicture();
        const qint64 first = sizeOf(hashOf(gone));
        replaceBytes(gone, pngBytes(Qt::yellow, {50, 50}));
        const qint64 both = first + sizeOf(hashOf(gone));
        trash(gone);
        QCOMPARE(must(estimateEmptyTrash(catalogue())).bytes, both);
        QCOMPARE(empty().bytes, both);
        verifyClean();
    }

    void emptyTrash_manyThings_allGo()
    {
        std::vector<ProductId> products = m_fixture->addProducts(250);
        must(trashProducts(catalogue(), m_fixture->actor(), products));
        QCOMPARE(must(estimateEmptyTrash(catalogue())).products, 250);
        QCOMPARE(empty().products, 250);
        QCOMPARE(m_fixture->number(u"SELECT count(*) FROM product"_s), 0);
        verifyClean();
    }

    void emptyTrash_nothingInIt_changesNothing()
    {
        m_fixture->addPicture();
        const QString before = m_fixture->content();
        QCOMPARE(empty().assets, 0);
        QCOMPARE(m_fixture->content(), before);
    }

    void emptyTrash_cancelledBefore_keepsAll()
    {
        const AssetId asset = m_fixture->addPicture();
        const QString sha256 = hashOf(asset);
        trash(asset);
        const QString before = m_fixture->content();
        std::stop_source stop;
        stop.request_stop();
        JobContext job;
        job.stop = stop.get_token();
        QCOMPARE(emptyTrash(catalogue(), m_fixture->actor(), job).error().code, ErrorCode::Cancelled);
        QCOMPARE(m_fixture->content(), before);
        QVERIFY(catalogue().blobs().contains(sha256));
    }

    void emptyTrash_importedAgainAfterwards_comesBackWhole()
    {
        import(u"a.png"_s, Qt::red);
        trash(AssetId(m_fixture->number(u"SELECT id FROM asset"_s)));
        empty();
        QVERIFY(import(u"a.png"_s, Qt::red).isValid());
        verifyClean();
        QCOMPARE(m_fixture->number(u"SELECT count(*) FROM asset"_s), 1);
    }

    void forgetSteps_old_freesTheBytesThatOnlyTheyNeeded()
    {
        const StepId arrived = import(u"a.png"_s, Qt::red);
        const QString sha256 = hashOf(AssetId(m_fixture->number(u"SELECT id FROM asset"_s)));
        const qint64 bytes = sizeOf(sha256);
        m_fixture->undo(arrived);
        m_fixture->clock().advance(1000);
        const UtcMillis now = m_fixture->clock().now();
        const StepId later = import(u"b.png"_s, Qt::blue);
        const LossEstimate said = must(estimateForget(catalogue(), now));
        QVERIFY(said.bytes > bytes);
        const LossEstimate lost = forget(now);
        QCOMPARE(lost.bytes, said.bytes);
        QVERIFY(!catalogue().blobs().contains(sha256));
        verifyClean();
        m_fixture->undo(m_fixture->undo(later)); // newer ones are as they were
        QCOMPARE(must(estimateForget(catalogue(), now)).bytes, 0);
    }

    void forgetSteps_bytesInUse_stay()
    {
        const AssetId living = m_fixture->addPicture();
        const AssetId trashed = m_fixture->addPicture();
        trash(trashed);
        m_fixture->clock().advance(1000);
        const UtcMillis now = m_fixture->clock().now();
        const LossEstimate said = must(estimateForget(catalogue(), now));
        QCOMPARE(forget(now).bytes, said.bytes);
        QVERIFY(catalogue().blobs().contains(hashOf(living)));
        QVERIFY(catalogue().blobs().contains(hashOf(trashed)));
        verifyClean();
    }

    void anyLoss_readOnlyCatalogue_isRefused()
    {
        trash(m_fixture->addPicture());
        m_fixture->reopen(OpenMode::ReadOnly);
        QCOMPARE(must(estimateEmptyTrash(catalogue())).assets, 1);
        QCOMPARE(emptyTrash(catalogue(), m_fixture->actor()).error().code, ErrorCode::Unavailable);
        QCOMPARE(forgetSteps(catalogue(), m_fixture->actor(), 0).error().code, ErrorCode::Unavailable);
    }
};

VITRINE_REGISTER_TEST(TestForget)
#include "tst_forget.moc"
