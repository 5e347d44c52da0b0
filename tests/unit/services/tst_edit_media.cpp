#include "core/services/edit_assets.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

/// A product with four pictures, and two more pictures in the Inbox.
struct Shelf {
    CatalogueFixture fixture;
    std::vector<AssetId> pictures = fixture.addPictures(6);
    ProductId product = fixture.addProduct(u"T-1"_s, u"Tea"_s, {pictures[0], pictures[1], pictures[2], pictures[3]});

    Catalogue& catalogue() { return fixture.catalogue(); }
    const Actor& actor() { return fixture.actor(); }
    std::vector<AssetId> picked(std::initializer_list<int> places) const
    {
        std::vector<AssetId> ids;
        for (const int place : places)
            ids.push_back(pictures[size_t(place)]);
        return ids;
    }
    std::vector<AssetId> media() { return fixture.product(product).media; }
    QString positions()
    {
        return fixture.text(
            u"SELECT group_concat(position, ' ') FROM"
            " (SELECT position FROM product_asset WHERE product = %1 ORDER BY position)"_s.arg(product.value()));
    }
};

} // namespace

class TestEditMedia : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void attachMedia_atTheEndAndBetween_keepsPositionsDense()
    {
        Shelf shelf;
        const auto end = [&] {
            return attachMedia(shelf.catalogue(), shelf.actor(), shelf.product, shelf.picked({4}));
        };
        QCOMPARE(shelf.fixture.undoProblem(end), QString());
        const auto between = [&] {
            return attachMedia(shelf.catalogue(), shelf.actor(), shelf.product, shelf.picked({5}), 1);
        };
        QCOMPARE(shelf.fixture.undoProblem(between), QString());
        QCOMPARE(shelf.media(), shelf.picked({0, 5, 1, 2, 3, 4}));
        QCOMPARE(shelf.positions(), u"0 1 2 3 4 5"_s);
    }

    void attachMedia_thoseAlreadyThere_move()
    {
        Shelf shelf;
        const auto deed = [&] {
            return attachMedia(shelf.catalogue(), shelf.actor(), shelf.product, shelf.picked({3, 0, 3}), 2);
        };
        QCOMPARE(shelf.fixture.undoProblem(deed), QString());
        QCOMPARE(shelf.media(), shelf.picked({1, 3, 0, 2}));
    }

    void attachMedia_farBeyondTheEnd_goesToTheEnd()
    {
        Shelf shelf;
        must(attachMedia(shelf.catalogue(), shelf.actor(), shelf.product, shelf.picked({4}), 99));
        QCOMPARE(shelf.media(), shelf.picked({0, 1, 2, 3, 4}));
    }

    void attachMedia_sameOrder_leavesNoStep()
    {
        Shelf shelf;
        QVERIFY(!must(attachMedia(shelf.catalogue(), shelf.actor(), shelf.product, shelf.picked({3}))).isValid());
    }

    void attachMedia_goneThings_isNotFound()
    {
        Shelf shelf;
        const AssetId gone(4711);
        const auto asset = attachMedia(shelf.catalogue(), shelf.actor(), shelf.product, std::span(&gone, 1));
        QVERIFY(!asset.ok());
        QCOMPARE(asset.error().code, ErrorCode::NotFound);
        const auto product = attachMedia(shelf.catalogue(), shelf.actor(), ProductId(4711), shelf.picked({4}));
        QVERIFY(!product.ok());
        QCOMPARE(product.error().code, ErrorCode::NotFound);
    }

    void detachMedia_cover_isUnset()
    {
        Shelf shelf;
        must(setCover(shelf.catalogue(), shelf.actor(), shelf.product, shelf.pictures[1]));
        const auto deed = [&] {
            return detachMedia(shelf.catalogue(), shelf.actor(), shelf.product, shelf.picked({1, 2, 5}));
        };
        QCOMPARE(shelf.fixture.undoProblem(deed), QString());
        QCOMPARE(shelf.media(), shelf.picked({0, 3}));
        QVERIFY(!shelf.fixture.product(shelf.product).cover);
        QCOMPARE(shelf.positions(), u"0 1"_s);
        QCOMPARE(must(counts(shelf.catalogue())).inbox, 4);
    }

    void detachMedia_notThere_leavesNoStep()
    {
        Shelf shelf;
        QVERIFY(!must(detachMedia(shelf.catalogue(), shelf.actor(), shelf.product, shelf.picked({5}))).isValid());
    }

    void moveMedia_toAnotherProduct_isOneStep()
    {
        Shelf shelf;
        const ProductId target = shelf.fixture.addProduct(u"T-2"_s, u"Pot"_s, shelf.picked({4, 5}));
        must(setCover(shelf.catalogue(), shelf.actor(), shelf.product, shelf.pictures[0]));
        const auto deed = [&] {
            return moveMedia(shelf.catalogue(), shelf.actor(), shelf.product, target, shelf.picked({0, 2}), 1);
        };
        QCOMPARE(shelf.fixture.undoProblem(deed), QString());
        QCOMPARE(shelf.media(), shelf.picked({1, 3}));
        QVERIFY(!shelf.fixture.product(shelf.product).cover);
        QCOMPARE(shelf.fixture.product(target).media, shelf.picked({4, 0, 2, 5}));
    }

    void moveMedia_withinOneProduct_reorders()
    {
        Shelf shelf;
        must(moveMedia(shelf.catalogue(), shelf.actor(), shelf.product, shelf.product, shelf.picked({3}), 0));
        QCOMPARE(shelf.media(), shelf.picked({3, 0, 1, 2}));
    }

    void orderMedia_exactlyTheMedia_isUndoable()
    {
        Shelf shelf;
        const auto deed = [&] {
            return orderMedia(shelf.catalogue(), shelf.actor(), shelf.product, shelf.picked({2, 0, 3, 1}));
        };
        QCOMPARE(shelf.fixture.undoProblem(deed), QString());
        QCOMPARE(shelf.media(), shelf.picked({2, 0, 3, 1}));
    }

    void orderMedia_changedMeanwhile_isAConflict()
    {
        Shelf shelf;
        for (const auto& order : {shelf.picked({0, 1, 2}), shelf.picked({0, 1, 2, 4}), shelf.picked({0, 1, 2, 2})}) {
            const auto result = orderMedia(shelf.catalogue(), shelf.actor(), shelf.product, order);
            QVERIFY(!result.ok());
            QCOMPARE(result.error().code, ErrorCode::Conflict);
        }
    }

    void setCover_ofAndBackToTheFirst_isUndoable()
    {
        Shelf shelf;
        const auto set = [&] { return setCover(shelf.catalogue(), shelf.actor(), shelf.product, shelf.pictures[2]); };
        QCOMPARE(shelf.fixture.undoProblem(set), QString());
        QCOMPARE(must(productSummaries(shelf.catalogue(), std::span(&shelf.product, 1))).front().picture,
                 std::optional(shelf.pictures[2]));
        const auto unset = [&] { return setCover(shelf.catalogue(), shelf.actor(), shelf.product, std::nullopt); };
        QCOMPARE(shelf.fixture.undoProblem(unset), QString());
    }

    void setCover_notAmongTheMedia_isRefused()
    {
        Shelf shelf;
        const auto result = setCover(shelf.catalogue(), shelf.actor(), shelf.product, shelf.pictures[5]);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::InvalidInput);
    }

    void trashedPicture_keepsItsPlaceAndTheCover()
    {
        Shelf shelf;
        must(setCover(shelf.catalogue(), shelf.actor(), shelf.product, shelf.pictures[1]));
        must(trashAssets(shelf.catalogue(), shelf.actor(), shelf.picked({1})));
        QCOMPARE(shelf.media(), shelf.picked({0, 2, 3}));
        QVERIFY(!shelf.fixture.product(shelf.product).cover);
        // what is done meanwhile leaves both alone
        must(orderMedia(shelf.catalogue(), shelf.actor(), shelf.product, shelf.picked({3, 0, 2})));
        ProductPatch patch;
        patch.names[{}] = u"Black tea"_s;
        must(changeProducts(shelf.catalogue(), shelf.actor(), std::span(&shelf.product, 1), patch));
        must(restoreAssets(shelf.catalogue(), shelf.actor(), shelf.picked({1})));
        QCOMPARE(shelf.media(), shelf.picked({3, 0, 1, 2}));
        QCOMPARE(shelf.fixture.product(shelf.product).cover, std::optional(shelf.pictures[1]));
    }
};

VITRINE_REGISTER_TEST(TestEditMedia)
#include "tst_edit_media.moc"
