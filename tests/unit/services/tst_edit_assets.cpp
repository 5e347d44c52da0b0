#include "core/services/edit_assets.h"
#include "core/services/edit_vocabulary.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

class TestEditAssets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void changeAssets_everyField_isUndoneAndRedone()
    {
        CatalogueFixture fixture;
        const std::vector<AssetId> ids = fixture.addPictures(3);
        std::vector<AssetPatch> patches(7);
        patches[0].titles = {{{}, u" A leaf "_s}, {u"de"_s, u"Ein Blatt"_s}};
        patches[1].descriptions = {{{}, u"Green"_s}, {u"de"_s, u"Grün"_s}};
        patches[2].creator = u"Ann"_s;
        patches[3].rights = u"CC BY"_s;
        patches[4].takenUtc = std::optional<UtcMillis>(-5);
        patches[5].rating = 4;
        patches[5].flag = AssetFlag::Pick;
        patches[6].addTags = {must(ensureTag(fixture.catalogue(), fixture.actor(), u"Plant"_s))};
        for (const AssetPatch& patch : patches) {
            const auto deed = [&] { return changeAssets(fixture.catalogue(), fixture.actor(), ids, patch); };
            QCOMPARE(fixture.undoProblem(deed), QString());
        }
        const Asset asset = fixture.asset(ids[2]);
        QCOMPARE(asset.title.text(), u"A leaf"_s);
        QCOMPARE(asset.description.exact(u"de"_s), u"Grün"_s);
        QCOMPARE(asset.creator + asset.rights, u"AnnCC BY"_s);
        QCOMPARE(asset.takenUtc, std::optional<UtcMillis>(-5));
        QCOMPARE(asset.rating, 4);
        QCOMPARE(asset.flag, AssetFlag::Pick);
        QCOMPARE(asset.tags, patches[6].addTags);
        QCOMPARE(asset.files.size(), size_t(1));
    }

    void changeAssets_noDifference_leavesNoStep()
    {
        CatalogueFixture fixture;
        const AssetId id = fixture.addPicture();
        AssetPatch patch;
        patch.rating = 0;
        patch.takenUtc = std::optional<UtcMillis>();
        QVERIFY(!must(changeAssets(fixture.catalogue(), fixture.actor(), std::span(&id, 1), patch)).isValid());
    }

    void changeAssets_brokenRules_areRefused()
    {
        CatalogueFixture fixture;
        const AssetId id = fixture.addPicture();
        std::vector<AssetPatch> patches(3);
        patches[0].rating = 6;
        patches[1].titles = {{{}, QString(kMaxAssetTitleChars + 1, u'x')}};
        patches[2].creator = u"a\nb"_s;
        for (const AssetPatch& patch : patches) {
            const auto result = changeAssets(fixture.catalogue(), fixture.actor(), std::span(&id, 1), patch);
            QVERIFY(!result.ok());
            QCOMPARE(result.error().code, ErrorCode::InvalidInput);
        }
    }

    void changeAssets_goneTrashedOrReadOnly_fails()
    {
        CatalogueFixture fixture;
        const AssetId id = fixture.addPicture(u"leaf.png"_s);
        AssetPatch patch;
        patch.rating = 1;
        const AssetId gone(99);
        QCOMPARE(changeAssets(fixture.catalogue(), fixture.actor(), std::span(&gone, 1), patch).error().code,
                 ErrorCode::NotFound);
        must(trashAssets(fixture.catalogue(), fixture.actor(), std::span(&id, 1)));
        const auto trashed = changeAssets(fixture.catalogue(), fixture.actor(), std::span(&id, 1), patch);
        QVERIFY(!trashed.ok());
        QCOMPARE(trashed.error().code, ErrorCode::Conflict);
        QVERIFY(trashed.error().detail.contains(u"leaf.png"_s));
        fixture.reopen(OpenMode::ReadOnly);
        QCOMPARE(changeAssets(fixture.catalogue(), fixture.actor(), std::span(&id, 1), patch).error().code,
                 ErrorCode::Unavailable);
    }

    void trashAssets_andRestore_bringsProductsAndTagsBack()
    {
        CatalogueFixture fixture;
        const std::vector<AssetId> ids = fixture.addPictures(2);
        const ProductId product = fixture.addProduct(u"T-1"_s, u"Tea"_s, ids);
        AssetPatch patch;
        patch.addTags = {must(ensureTag(fixture.catalogue(), fixture.actor(), u"Plant"_s))};
        must(changeAssets(fixture.catalogue(), fixture.actor(), ids, patch));
        const auto trash = [&] { return trashAssets(fixture.catalogue(), fixture.actor(), std::span(ids).first(1)); };
        QCOMPARE(fixture.undoProblem(trash), QString());
        QCOMPARE(fixture.product(product).media, std::vector{ids[1]});
        QCOMPARE(must(counts(fixture.catalogue())).trashedAssets, 1);
        const auto restore = [&] { return restoreAssets(fixture.catalogue(), fixture.actor(), ids); };
        QCOMPARE(fixture.undoProblem(restore), QString());
        QCOMPARE(fixture.product(product).media, ids);
        QCOMPARE(fixture.asset(ids[0]).tags, patch.addTags);
    }
};

VITRINE_REGISTER_TEST(TestEditAssets)
#include "tst_edit_assets.moc"
