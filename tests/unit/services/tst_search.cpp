#include "core/services/edit_assets.h"
#include "core/services/edit_trash.h"
#include "core/services/edit_vocabulary.h"
#include "core/services/history.h"
#include "core/services/search.h"
#include "core/storage/reader_pool.h"
#include "core/storage/rows.h"
#include "core/storage/text_index.h"
#include "core/storage/transaction.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"

#include <random>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

/// What the index holds, row by row; equal texts = equal indexes.
QString indexRows(Connection& db)
{
    QStringList all;
    for (const QString& query : {u"SELECT id || '|' || c0 || '|' || c1 || '|' || c2 || '|' || c3 FROM "
                                 "product_text_index_content ORDER BY id"_s,
                                 u"SELECT id || '|' || c0 || '|' || c1 || '|' || c2 || '|' || c3 FROM "
                                 "asset_text_index_content ORDER BY id"_s,
                                 u"SELECT term || ' ' || doc || ' ' || cnt FROM product_words ORDER BY term"_s,
                                 u"SELECT id || facets FROM product_facet ORDER BY id"_s,
                                 u"SELECT id || facets FROM asset_facet ORDER BY id"_s,
                                 u"SELECT scope || facet || count FROM facet_count ORDER BY scope, facet"_s}) {
        for (const QString& row : must(readRows(db, query, [](Statement& line) { return line.text(0); })))
            all.append(row);
    }
    return all.join(u'\n');
}

/// The index as the commits left it, and as it would be if it were made now from the tables.
std::pair<QString, QString> keptAndMade(CatalogueFixture& fixture)
{
    QString kept, made;
    auto db = must(Connection::open(fixture.catalogue().folder() + u"/catalogue.sqlite"_s, DatabaseAccess::ReadWrite));
    while (must(catchUpTextIndex(*db))) {
    }
    kept = indexRows(*db);
    Transaction transaction = must(Transaction::begin(*db)); // taken back at the end
    must(rebuildTextIndex(*db));
    made = indexRows(*db);
    return {kept, made};
}

bool indexIsTrue(CatalogueFixture& fixture)
{
    const auto [kept, made] = keptAndMade(fixture);
    return kept == made;
}

} // namespace

class TestSearch : public QObject
{
    Q_OBJECT

    static std::vector<qint64> found(CatalogueFixture& fixture, const QString& text)
    {
        return must(searchIds(fixture.catalogue(), parseQuery(text))).ids;
    }

    static StepId named(CatalogueFixture& fixture, ProductId product, const QString& name)
    {
        ProductPatch patch;
        patch.names = {{QString(), name}};
        return must(changeProducts(fixture.catalogue(), fixture.actor(), std::span(&product, 1), patch));
    }

private Q_SLOTS:
    void edit_isFoundAtOnce_undoneIsNot()
    {
        CatalogueFixture fixture;
        const ProductId id = fixture.addProduct(u"AB-12"_s, u"Golden Delicious"_s);
        QCOMPARE(found(fixture, u"golden"_s), std::vector<qint64>{id.value()});
        const StepId step = named(fixture, id, u"Green Tea"_s);
        QVERIFY(found(fixture, u"golden"_s).empty());
        QCOMPARE(found(fixture, u"tea"_s), std::vector<qint64>{id.value()});
        fixture.undo(step);
        QCOMPARE(found(fixture, u"golden"_s), std::vector<qint64>{id.value()});
        must(trashProducts(fixture.catalogue(), fixture.actor(), std::span(&id, 1)));
        QVERIFY(found(fixture, u"golden"_s).empty());
        QCOMPARE(must(searchIds(fixture.catalogue(), parseQuery(u"golden"_s, QueryScope::TrashedProducts))).ids.size(),
                 size_t(1));
    }

    void reopened_keepsItsIndex()
    {
        CatalogueFixture fixture;
        fixture.addProduct(u"1"_s, u"Golden Delicious"_s);
        fixture.reopen(OpenMode::ReadOnly);
        QCOMPARE(found(fixture, u"delic"_s).size(), size_t(1));
    }

    void typingError_showsWhatWasMeant()
    {
        CatalogueFixture fixture;
        const ProductId id = fixture.addProduct(u"1"_s, u"Golden Delicious"_s);
        const SearchOutcome outcome = must(searchIds(fixture.catalogue(), parseQuery(u"goldne tag:none"_s)));
        QVERIFY(outcome.ids.empty() && outcome.suggestion.isEmpty() && !outcome.corrected);
        const SearchOutcome mended = must(searchIds(fixture.catalogue(), parseQuery(u"goldne -tag:none"_s)));
        QCOMPARE(mended.suggestion, u"golden -tag:none"_s);
        QVERIFY(mended.corrected);
        QCOMPARE(mended.ids, std::vector<qint64>{id.value()});
        const SearchPage page = must(searchPage(fixture.catalogue(), parseQuery(u"goldne"_s), 10, {}));
        QVERIFY(page.corrected && page.total == 1 && page.ids == mended.ids);
        QVERIFY(!must(searchPage(fixture.catalogue(), parseQuery(u"golden"_s), 10, {})).corrected);
    }

    void searchPage_wrongCalls_areRefused()
    {
        CatalogueFixture fixture;
        for (const int limit : {0, -1, 1001})
            QCOMPARE(searchPage(fixture.catalogue(), {}, limit, {}).error().code, ErrorCode::InvalidInput);
        for (const QString& cursor : {u"?"_s, QString(5000, u'A')})
            QCOMPARE(searchPage(fixture.catalogue(), {}, 10, cursor).error().code, ErrorCode::InvalidInput);
        QVERIFY(must(searchPage(fixture.catalogue(), {}, 10, {})).ids.empty());
    }

    void facetCounts_followEditsAndUndo()
    {
        CatalogueFixture fixture;
        const ProductId id = fixture.addProduct(u"1"_s, u"Tea"_s);
        ProductPatch patch;
        patch.brand = u"Acme"_s;
        patch.state = ProductState::Active;
        const StepId step = must(changeProducts(fixture.catalogue(), fixture.actor(), std::span(&id, 1), patch));
        const auto brands = [&fixture] {
            const auto all = must(facetCounts(fixture.catalogue(), {}, 10));
            return std::ranges::count(all, FacetKind::Brand, &FacetCount::facet);
        };
        QCOMPARE(brands(), 1);
        fixture.undo(step);
        QCOMPARE(brands(), 0);
    }

    /// Whatever the services do and take back, the index is what the tables say.
    void randomEditsAndUndo_leaveTheIndexTrue()
    {
        CatalogueFixture fixture;
        Catalogue& catalogue = fixture.catalogue();
        const Actor& actor = fixture.actor();
        std::mt19937 random(5);
        const auto pick = [&random](size_t count) { return size_t(random() % count); };
        const QStringList words{u"Golden"_s, u"红茶"_s, u"Café"_s, u"AB-12"_s, u"Tea"_s};
        const auto word = [&] { return words[qsizetype(pick(5))]; };
        const std::vector<ProductId> products = fixture.addProducts(20);
        const std::vector<AssetId> assets = fixture.addPictures(3);
        std::vector<TagId> tags;
        std::vector<StepId> steps;
        const auto note = [&](const Result<StepId>& step) {
            if (step.ok() && step.value().isValid())
                steps.push_back(step.value());
        };
        for (int round = 0; round < 150; ++round) {
            const ProductId product = products[pick(products.size())];
            ProductPatch patch;
            switch (pick(8)) {
            case 0:
                tags.push_back(must(ensureTag(catalogue, actor, word() + u'/' + word())));
                break;
            case 1:
                patch.names = {{pick(2) ? QString() : u"zh"_s, word() + u' ' + word()}};
                patch.brand = word();
                if (!tags.empty())
                    patch.addTags = {tags[pick(tags.size())]};
                note(changeProducts(catalogue, actor, std::span(&product, 1), patch));
                break;
            case 2:
                if (!tags.empty())
                    note(changeTag(catalogue, actor, tags[pick(tags.size())], {.name = word() + word()}));
                break;
            case 3:
                if (!tags.empty())
                    note(mergeTags(catalogue, actor, tags[pick(tags.size())], tags[pick(tags.size())]));
                break;
            case 4:
                note(trashProducts(catalogue, actor, std::span(&product, 1)));
                break;
            case 5:
                note(attachMedia(catalogue, actor, product, std::span(assets).subspan(pick(3), 1)));
                break;
            case 6:
                if (!tags.empty())
                    note(trashTags(catalogue, actor, std::span(tags).subspan(pick(tags.size()), 1)));
                break;
            default:
                if (!steps.empty())
                    note(undoStep(catalogue, actor, steps[pick(steps.size())]));
                break;
            }
            if (round % 30 == 29)
                QVERIFY(indexIsTrue(fixture));
        }
        QVERIFY(steps.size() > 40);
    }

    /// More than one commit may do is finished by the writer while nobody waits.
    void renamedTagOnMany_isFollowedSoon()
    {
        CatalogueFixture fixture;
        const int count = 3 * kTextIndexBatch;
        const std::vector<ProductId> products = fixture.addProducts(count);
        const TagId tag = must(ensureTag(fixture.catalogue(), fixture.actor(), u"Red"_s));
        ProductPatch patch;
        patch.addTags = {tag};
        must(changeProducts(fixture.catalogue(), fixture.actor(), products, patch));
        must(changeTag(fixture.catalogue(), fixture.actor(), tag, {.name = u"Crimson"_s}));
        QTRY_COMPARE_WITH_TIMEOUT(found(fixture, u"crimson"_s).size(), size_t(count), 30000);
    }
};

VITRINE_REGISTER_TEST(TestSearch)
#include "tst_search.moc"
