#include "core/base/uuid.h"
#include "core/services/edit_steps.h"
#include "core/services/taken_store.h"
#include "core/storage/product_repository.h"
#include "core/storage/tag_repository.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

/// One picture as bytes in memory, taken as a part of a larger step.
class TestTakenStore : public QObject
{
    Q_OBJECT

    std::unique_ptr<CatalogueFixture> m_fixture;

    TakenFile taken(const QByteArray& bytes, const QString& name = u"front.png"_s)
    {
        return must(takeMedia(MediaSource::memory(bytes, name), {.name = name, .source = u"POST /item/add"_s}));
    }
    Result<StepId> write(const Edit& edit)
    {
        return runStep(m_fixture->catalogue(), m_fixture->actor(), {u"test"_s, {}}, edit);
    }

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<CatalogueFixture>(); }

    void writeTaken_bytesInMemory_areOnePartOfAStepThatMakesTheProduct()
    {
        TakenFile file = taken(pngBytes(Qt::red, {40, 30}));
        QCOMPARE(must(storeTaken(m_fixture->catalogue(), file)), QString());
        WrittenAsset written;
        ProductId product;
        const auto deed = [&]() {
            return write([&](EditContext& edit) -> Result<> {
                Product made{.uuid = newUuid(), .sku = u"A1"_s, .createdUtc = edit.now};
                TRY_ASSIGN(product, inserted, ProductRepository(edit.db).insert(made));
                TakenFile mine = file; // the edit may be run again
                mine.incoming.products = {product};
                mine.incoming.tags.push_back({u"API"_s, u"new"_s});
                TRY_ASSIGN(written, wrote, writeTaken(edit, m_fixture->catalogue().blobs(), mine));
                return {};
            });
        };
        QCOMPARE(m_fixture->undoProblem(deed), QString());
        const Asset asset = m_fixture->asset(written.asset);
        QCOMPARE(written.outcome, ImportOutcome::Added);
        QCOMPARE(m_fixture->product(product).media, std::vector<AssetId>{written.asset});
        QCOMPARE(asset.mainFile()->name, u"front.png"_s);
        QCOMPARE(asset.mainFile()->width, 40);
        QCOMPARE(asset.source, u"POST /item/add"_s);
        QCOMPARE(asset.tags.size(), size_t(1));
        QCOMPARE(must(m_fixture->catalogue().blobs().read(asset.mainFile()->sha256, 1 << 20)),
                 pngBytes(Qt::red, {40, 30}));
        const QString sha256 = asset.mainFile()->sha256;
        QVERIFY(must(m_fixture->catalogue().thumbnails().missingThumbnails(std::span(&sha256, 1), 512, 1)).empty());
    }

    void writeTaken_sameBytesAgain_areTheAssetThatIsThere()
    {
        std::vector<WrittenAsset> written;
        for (int i = 0; i < 2; ++i) {
            TakenFile file = taken(pngBytes(Qt::blue), u"%1.png"_s.arg(i));
            must(storeTaken(m_fixture->catalogue(), file));
            must(write([&](EditContext& edit) -> Result<> {
                TRY_ASSIGN(const WrittenAsset one, wrote, writeTaken(edit, m_fixture->catalogue().blobs(), file));
                written.push_back(one);
                return {};
            }));
        }
        QCOMPARE(written[0].asset, written[1].asset);
        QCOMPARE(written[1].outcome, ImportOutcome::Present);
    }

    void writeTaken_bytesRemovedMeanwhile_isRefusedWhole()
    {
        TakenFile file = taken(pngBytes(Qt::green));
        must(storeTaken(m_fixture->catalogue(), file));
        must(m_fixture->catalogue().blobs().remove(file.file().sha256));
        const QString before = m_fixture->content();
        const Result<StepId> step = write([&](EditContext& edit) -> Result<> {
            TRY_ASSIGN([[maybe_unused]] const WrittenAsset one, wrote,
                       writeTaken(edit, m_fixture->catalogue().blobs(), file));
            return {};
        });
        QVERIFY(!step.ok());
        QCOMPARE(step.error().code, ErrorCode::Unavailable);
        QCOMPARE(m_fixture->content(), before);
    }

    void add_fileChangedSinceItWasLookedAt_isAConflict()
    {
        const QString path = writePng(m_fixture->sources() + u"/a.png"_s, Qt::red);
        TakenFile file = must(takeMedia(MediaSource::file(path), {.name = path, .source = path}));
        writePng(path, Qt::blue, {20, 20});
        const Result<QString> stored = storeTaken(m_fixture->catalogue(), file);
        QVERIFY(!stored.ok());
        QCOMPARE(stored.error().code, ErrorCode::Conflict);
    }

    void takeMedia_spooledFile_isCalledAsTheRequestSays()
    {
        const QString spool = writePng(m_fixture->sources() + u"/spool-17"_s, Qt::red);
        const TakenFile file = must(takeMedia(MediaSource::file(spool), {.name = u"dir/tea.png"_s, .title = u"Tea"_s}));
        QCOMPARE(file.file().name, u"tea.png"_s);
        QCOMPARE(file.file().storage, FileStorage::Managed);
        QCOMPARE(file.incoming.asset.title.text(), u"Tea"_s);
    }

    void takeMedia_notAPicture_isRefusedWithAWord()
    {
        const auto refused = takeMedia(MediaSource::memory("hello", u"x.jpg"_s), {.name = u"x.jpg"_s});
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    }
};

VITRINE_REGISTER_TEST(TestTakenStore)
#include "tst_taken_store.moc"
