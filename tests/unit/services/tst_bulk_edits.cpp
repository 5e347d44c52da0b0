#include "core/services/edit_assets.h"
#include "core/services/edit_vocabulary.h"
#include "core/storage/change_feed.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"

#include <atomic>
#include <thread>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {
constexpr int kMany = 5000;
}

/// One step over many transactions.
class TestBulkEdits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void changeProducts_fiveThousand_isOneStepAndUndoable()
    {
        CatalogueFixture fixture;
        const std::vector<ProductId> ids = fixture.addProducts(kMany);
        ProductPatch patch;
        patch.brand = u"Teahouse"_s;
        patch.addTags = {must(ensureTag(fixture.catalogue(), fixture.actor(), u"Sale"_s))};
        const qint64 steps = fixture.number(u"SELECT count(*) FROM step"_s);
        const auto deed = [&] { return changeProducts(fixture.catalogue(), fixture.actor(), ids, patch); };
        QCOMPARE(fixture.undoProblem(deed), QString());
        QCOMPARE(fixture.number(u"SELECT count(*) FROM step"_s), steps + 3);
        QCOMPARE(fixture.number(u"SELECT count(*) FROM product WHERE brand = 'Teahouse'"_s), kMany);
        QCOMPARE(must(tagTree(fixture.catalogue())).front().products, kMany);
        QVERIFY(!must(deed()).isValid()); // a step that finds nothing to do goes again
        QCOMPARE(fixture.number(u"SELECT count(*) FROM step"_s), steps + 3);
    }

    void changeProducts_theLastOneFails_leavesNothingOfIt()
    {
        CatalogueFixture fixture;
        std::vector<ProductId> ids = fixture.addProducts(500);
        const QString before = fixture.content();
        ids.push_back(ProductId(99999));
        ProductPatch patch;
        patch.brand = u"Teahouse"_s;
        const auto result = changeProducts(fixture.catalogue(), fixture.actor(), ids, patch);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::NotFound);
        QCOMPARE(fixture.content(), before);
        QCOMPARE(fixture.number(u"SELECT count(*) FROM step WHERE state = 'open'"_s), 0);
    }

    void changeProducts_cancelledOnTheWay_leavesNothingOfIt()
    {
        CatalogueFixture fixture;
        const std::vector<ProductId> ids = fixture.addProducts(2000);
        const QString before = fixture.content();
        ProductPatch patch;
        patch.brand = u"Teahouse"_s;
        std::stop_source source;
        std::vector<qint64> done;
        JobContext job;
        job.stop = source.get_token();
        job.report = [&](const Progress& progress) {
            done.push_back(progress.done);
            if (progress.done >= 100)
                source.request_stop();
        };
        const auto result = changeProducts(fixture.catalogue(), fixture.actor(), ids, patch, job);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
        QVERIFY(!done.empty() && done.back() < 2000);
        QCOMPARE(fixture.content(), before);
    }

    void changeProducts_besideAnother_letsItInBetween()
    {
        CatalogueFixture fixture;
        const std::vector<ProductId> ids = fixture.addProducts(kMany);
        const ProductId other = fixture.addProduct(u"other"_s);
        std::atomic<bool> bulkDone = false;
        std::atomic<qint64> bulkProgress = 0;
        std::jthread bulk([&] {
            ProductPatch patch;
            patch.brand = u"Teahouse"_s;
            JobContext job;
            job.report = [&](const Progress& progress) { bulkProgress = progress.done; };
            must(changeProducts(fixture.catalogue(), fixture.actor(), ids, patch, job));
            bulkDone = true;
        });
        while (bulkProgress == 0 && !bulkDone)
            std::this_thread::yield();
        ProductPatch rename;
        rename.names[{}] = u"In between"_s;
        must(changeProducts(fixture.catalogue(), fixture.actor(), std::span(&other, 1), rename));
        const qint64 seen = bulkProgress;
        bulk.join();
        QVERIFY2(seen < kMany, "The short edit had to wait for the long one.");
        QCOMPARE(fixture.product(other).name.text(), u"In between"_s);
    }

    void trashProducts_fiveThousand_isUndoable()
    {
        CatalogueFixture fixture;
        const std::vector<ProductId> ids = fixture.addProducts(kMany);
        const auto deed = [&] { return trashProducts(fixture.catalogue(), fixture.actor(), ids); };
        QCOMPARE(fixture.undoProblem(deed), QString());
        QCOMPARE(must(counts(fixture.catalogue())).trashedProducts, kMany);
    }

    void duplicateProducts_many_givesCopiesInOrder()
    {
        CatalogueFixture fixture;
        const std::vector<ProductId> ids = fixture.addProducts(500);
        const std::vector<ProductId> copies = must(duplicateProducts(fixture.catalogue(), fixture.actor(), ids));
        const std::vector<Product> made = must(products(fixture.catalogue(), copies));
        QCOMPARE(made.size(), size_t(500));
        for (int i = 0; i < 500; ++i)
            QCOMPARE(made[size_t(i)].name.text(), u"Product %1"_s.arg(i));
    }
};

VITRINE_REGISTER_TEST(TestBulkEdits)
#include "tst_bulk_edits.moc"
