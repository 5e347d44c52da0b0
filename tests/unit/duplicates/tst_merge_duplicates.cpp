#include "core/services/edit_assets.h"
#include "core/services/edit_galleries.h"
#include "core/services/edit_products.h"
#include "core/services/edit_vocabulary.h"
#include "core/services/history.h"
#include "tests/support/duplicates_fixture.h"
#include "tests/support/test_registry.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

class TestMergeDuplicates : public QObject
{
    Q_OBJECT

    std::unique_ptr<DuplicatesFixture> m_fixture;
    AssetId m_keep, m_small, m_turned;

    DuplicatesFixture& fixture() { return *m_fixture; }
    Catalogue& catalogue() { return m_fixture->catalogue(); }
    const Actor& actor() { return m_fixture->actor(); }
    Result<StepId> merge()
    {
        const AssetId others[] = {m_small, m_turned};
        return mergeDuplicates(catalogue(), actor(), m_keep, others);
    }
    size_t openGroups() { return fixture().compared().size(); }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<DuplicatesFixture>();
        const QImage original = busyPicture(1);
        m_keep = fixture().importImage(u"keep"_s, original);
        m_small =
            fixture().importImage(u"small"_s, original.scaled(160, 120, Qt::KeepAspectRatio, Qt::SmoothTransformation));
        m_turned = fixture().importImage(u"turned"_s, original.transformed(QTransform().rotate(90)));
    }
    void cleanup() { m_fixture.reset(); }

    void mergeDuplicates_others_goToTheTrashAndTheGroupIsGone()
    {
        QCOMPARE(openGroups(), size_t(1));
        QVERIFY(merge().ok());
        QVERIFY(!fixture().asset(m_keep).trashedUtc);
        QVERIFY(fixture().asset(m_small).trashedUtc && fixture().asset(m_turned).trashedUtc);
        QCOMPARE(openGroups(), size_t(0));
    }

    void mergeDuplicates_textsAndTags_areTakenOverWhereTheKeptHasNone()
    {
        AssetPatch kept, small, turned;
        kept.titles[{}] = u"Mine"_s;
        kept.addTagPaths = {u"Red"_s};
        small.titles[{}] = u"Theirs"_s;
        small.descriptions[{}] = u"Small description"_s;
        small.addTagPaths = {u"Blue"_s};
        turned.creator = u"Ann"_s;
        turned.rating = 4;
        turned.addTagPaths = {u"Red"_s, u"Green"_s};
        must(changeAssets(catalogue(), actor(), std::span(&m_keep, 1), kept));
        must(changeAssets(catalogue(), actor(), std::span(&m_small, 1), small));
        must(changeAssets(catalogue(), actor(), std::span(&m_turned, 1), turned));
        QVERIFY(merge().ok());
        const Asset asset = fixture().asset(m_keep);
        QCOMPARE(asset.title.text(), u"Mine"_s);
        QCOMPARE(asset.description.text(), u"Small description"_s);
        QCOMPARE(asset.creator, u"Ann"_s);
        QCOMPARE(asset.rating, 4);
        QCOMPARE(asset.tags.size(), size_t(3));
    }

    void mergeDuplicates_productsOfOthers_showTheKeptInTheirPlace()
    {
        const AssetId other = fixture().importImage(u"other"_s, busyPicture(5));
        const ProductId first = fixture().addProduct(u"A"_s, u"A"_s, {other, m_small});
        const ProductId both = fixture().addProduct(u"B"_s, u"B"_s, {m_turned, other, m_keep, m_small});
        must(setCover(catalogue(), actor(), first, m_small));
        must(setCover(catalogue(), actor(), both, m_turned));
        QVERIFY(merge().ok());
        QVERIFY(fixture().product(first).media == (std::vector{other, m_keep}));
        QVERIFY(fixture().product(first).cover == m_keep);
        QVERIFY(fixture().product(both).media == (std::vector{m_keep, other}));
        QVERIFY(fixture().product(both).cover == m_keep);
    }

    void mergeDuplicates_galleryEntries_showTheKeptWithTheirRegion()
    {
        Gallery gallery;
        gallery.name = u"shop"_s;
        const GalleryId id = must(createGallery(catalogue(), actor(), gallery));
        Entry small, turned;
        small.itemKey = u"S"_s;
        small.asset = m_small;
        small.region = QRect(10, 20, 30, 40);
        turned.itemKey = u"T"_s;
        turned.asset = m_turned;
        turned.region = QRect(1, 2, 3, 4);
        const Entry entries[] = {small, turned};
        must(putEntries(catalogue(), actor(), id, entries));
        QVERIFY(merge().ok());
        const std::vector<Entry> moved = must(entriesOfItem(catalogue(), id, u"S"_s));
        QCOMPARE(moved.size(), size_t(1));
        QCOMPARE(moved.front().asset, m_keep);
        QVERIFY(moved.front().region == QRect(20, 40, 60, 80));
        const std::vector<Entry> whole = must(entriesOfItem(catalogue(), id, u"T"_s));
        QCOMPARE(whole.front().asset, m_keep);
        QVERIFY(!whole.front().region);
    }

    void mergeDuplicates_undone_bringsEverythingBack()
    {
        fixture().addProduct(u"A"_s, u"A"_s, {m_small, m_turned});
        AssetPatch patch;
        patch.addTagPaths = {u"Blue"_s};
        must(changeAssets(catalogue(), actor(), std::span(&m_small, 1), patch));
        QCOMPARE(fixture().undoProblem([this] { return merge(); }), QString());
        fixture().undo(fixture().newestStep());
        QCOMPARE(openGroups(), size_t(1));
    }

    void mergeDuplicates_wrongCalls_changeNothing()
    {
        const QString before = fixture().content();
        const AssetId others[] = {m_small, m_keep};
        QCOMPARE(mergeDuplicates(catalogue(), actor(), m_keep, others).error().code, ErrorCode::InvalidInput);
        const AssetId gone[] = {AssetId(99999)};
        QCOMPARE(mergeDuplicates(catalogue(), actor(), m_keep, gone).error().code, ErrorCode::NotFound);
        QCOMPARE(fixture().content(), before);
        must(trashAssets(catalogue(), actor(), std::span(&m_small, 1)));
        QCOMPARE(merge().error().code, ErrorCode::Conflict);
    }

    void mergeDuplicates_keptComesBack_isNotAskedAbout()
    {
        QVERIFY(merge().ok());
        must(restoreAssets(catalogue(), actor(), std::span(&m_small, 1)));
        QCOMPARE(openGroups(), size_t(0));
    }

    void keepAllDuplicates_group_isNotAskedAgainAfterReimport()
    {
        const DuplicateGroup group = fixture().compared().front();
        QVERIFY(keepAllDuplicates(catalogue(), actor(), group).ok());
        QCOMPARE(openGroups(), size_t(0));
        const AssetId all[] = {m_keep, m_small, m_turned};
        must(trashAssets(catalogue(), actor(), all));
        must(emptyTrash(catalogue(), actor()));
        ImportRequest request;
        request.paths = {fixture().sources()};
        QCOMPARE(must(importAll(catalogue(), actor(), request)).assetsAdded, 3);
        QCOMPARE(openGroups(), size_t(0));
    }

    void keepAllDuplicates_undone_asksAgain()
    {
        const DuplicateGroup group = fixture().compared().front();
        QCOMPARE(fixture().undoProblem([&] { return keepAllDuplicates(catalogue(), actor(), group); }), QString());
        fixture().undo(fixture().newestStep());
        QCOMPARE(openGroups(), size_t(1));
    }

    void keepAllDuplicates_exactCopies_stay()
    {
        fixture().addAgain(m_keep);
        const auto groups = must(fixture().duplicates().groups(DuplicateClass::Exact));
        QCOMPARE(groups.size(), size_t(1));
        QVERIFY(keepAllDuplicates(catalogue(), actor(), groups.front()).ok());
        QVERIFY(must(fixture().duplicates().groups(DuplicateClass::Exact)).empty());
    }
};

VITRINE_REGISTER_TEST(TestMergeDuplicates)
#include "tst_merge_duplicates.moc"
