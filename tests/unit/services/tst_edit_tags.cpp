#include "core/services/edit_assets.h"
#include "core/services/edit_vocabulary.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

struct Words {
    CatalogueFixture fixture;
    Catalogue& catalogue() { return fixture.catalogue(); }
    const Actor& actor() { return fixture.actor(); }
    TagId tag(const QString& path) { return must(ensureTag(catalogue(), actor(), path)); }
    void put(TagId tag, ProductId product)
    {
        ProductPatch patch;
        patch.addTags = {tag};
        must(changeProducts(catalogue(), actor(), std::span(&product, 1), patch));
    }
    Result<StepId> change(TagId tag, const TagPatch& patch) { return changeTag(catalogue(), actor(), tag, patch); }
    Result<StepId> trash(TagId tag) { return trashTags(catalogue(), actor(), std::span(&tag, 1)); }
    Result<StepId> restore(TagId tag) { return restoreTags(catalogue(), actor(), std::span(&tag, 1)); }
    QStringList names()
    {
        QStringList names;
        for (const TagNode& node : must(tagTree(catalogue())))
            names << node.tag.name;
        return names;
    }
    TagNode node(TagId tag)
    {
        for (const TagNode& node : must(tagTree(catalogue()))) {
            if (node.tag.id == tag)
                return node;
        }
        return {};
    }
    QStringList aliases(TagId tag) { return node(tag).tag.aliases; }
};

TagPatch aliased(const QStringList& aliases)
{
    TagPatch patch;
    patch.aliases = aliases;
    return patch;
}

TagPatch under(std::optional<TagId> parent)
{
    TagPatch patch;
    patch.parent = parent;
    return patch;
}

} // namespace

class TestEditTags : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ensureTag_path_makesWhatIsMissingOnce()
    {
        Words words;
        TagId red;
        QCOMPARE(words.fixture.undoProblem([&]() -> Result<StepId> {
            red = words.tag(u"Colour / Red"_s);
            return words.fixture.newestStep();
        }),
                 QString());
        QCOMPARE(words.names(), (QStringList{u"Colour"_s, u"Red"_s}));
        const qint64 steps = words.fixture.number(u"SELECT count(*) FROM step"_s);
        QCOMPARE(words.tag(u"colour/RED"_s), red);
        QCOMPARE(words.fixture.number(u"SELECT count(*) FROM step"_s), steps);
        QVERIFY(words.tag(u"Red"_s) != red);
    }

    void ensureTag_alias_findsItsTag()
    {
        Words words;
        const TagId red = words.tag(u"Colour/Red"_s);
        must(words.change(red, aliased({u"Rouge"_s, u"红"_s})));
        QCOMPARE(words.tag(u"Colour/rouge"_s), red);
        QCOMPARE(words.tag(u"红"_s), red);
        QVERIFY(words.tag(u"Shade/Rouge"_s) != red);
    }

    void ensureTag_emptyLevel_isRefused()
    {
        Words words;
        QCOMPARE(ensureTag(words.catalogue(), words.actor(), u"a//b"_s).error().code, ErrorCode::InvalidInput);
        QCOMPARE(ensureTag(words.catalogue(), words.actor(), u" "_s).error().code, ErrorCode::InvalidInput);
    }

    void changeTag_nameColourAliasesParent_isUndoable()
    {
        Words words;
        const TagId colour = words.tag(u"Colour"_s);
        const TagId red = words.tag(u"Red"_s);
        TagPatch looks;
        looks.name = u" Crimson "_s;
        looks.colour = u"#FF0000"_s;
        for (const TagPatch& patch : {looks, aliased({u"Rouge"_s, u"rouge "_s, u"Crimson"_s}), aliased({u"ROUGE"_s}),
                                      under(colour), under(std::nullopt)})
            QCOMPARE(words.fixture.undoProblem([&] { return words.change(red, patch); }), QString());
        const Tag tag = words.node(red).tag;
        QCOMPARE(tag.name, u"Crimson"_s);
        QCOMPARE(tag.colour, u"#ff0000"_s);
        QCOMPARE(tag.aliases, QStringList{u"ROUGE"_s});
        QVERIFY(!tag.parent);
        QVERIFY(!must(words.change(red, looks)).isValid());
    }

    void changeTag_nameOfASibling_isAConflict()
    {
        Words words;
        words.tag(u"Red"_s);
        TagPatch patch;
        patch.name = u"RED"_s;
        const auto result = words.change(words.tag(u"Blue"_s), patch);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::Conflict);
        QVERIFY(result.error().detail.contains(u"RED"_s));
    }

    void changeTag_underItself_isRefused()
    {
        Words words;
        const TagId colour = words.tag(u"Colour"_s);
        const TagId dark = words.tag(u"Colour/Red/Dark"_s);
        QCOMPARE(words.change(colour, under(dark)).error().code, ErrorCode::InvalidInput);
        QCOMPARE(words.change(colour, under(colour)).error().code, ErrorCode::InvalidInput);
        QCOMPARE(words.change(colour, under(TagId(99))).error().code, ErrorCode::NotFound);
    }

    void changeTag_badColour_isRefused()
    {
        Words words;
        TagPatch patch;
        patch.colour = u"red"_s;
        QCOMPARE(words.change(words.tag(u"Red"_s), patch).error().code, ErrorCode::InvalidInput);
    }

    void mergeTags_links_aliasesAndChildrenMove()
    {
        Words words;
        const ProductId one = words.fixture.addProduct(u"1"_s);
        const ProductId both = words.fixture.addProduct(u"2"_s);
        const AssetId picture = words.fixture.addPicture();
        const TagId from = words.tag(u"Crimson"_s);
        const TagId into = words.tag(u"Red"_s);
        must(words.change(from, aliased({u"Rouge"_s})));
        const TagId dark = words.tag(u"Crimson/Dark"_s);
        const TagId twin = words.tag(u"Red/Dark"_s);
        const TagId light = words.tag(u"Crimson/Light"_s);
        words.put(from, one);
        words.put(from, both);
        words.put(into, both);
        words.put(dark, one);
        AssetPatch patch;
        patch.addTags = {from};
        must(changeAssets(words.catalogue(), words.actor(), std::span(&picture, 1), patch));
        QCOMPARE(words.fixture.undoProblem([&] { return mergeTags(words.catalogue(), words.actor(), from, into); }),
                 QString());
        QCOMPARE(words.node(into).products, 2);
        QCOMPARE(words.node(into).assets, 1);
        QCOMPARE(words.aliases(into), (QStringList{u"Crimson"_s, u"Rouge"_s}));
        QCOMPARE(words.node(light).tag.parent, std::optional(into));
        QVERIFY(!words.node(dark).tag.id.isValid());
        QCOMPARE(words.node(twin).products, 1);
        QCOMPARE(words.tag(u"crimson"_s), into);
        QCOMPARE(words.fixture.product(one).tags, (std::vector{twin, into}));
    }

    void mergeTags_intoItsOwnChildOrParent_works()
    {
        Words words;
        const TagId parent = words.tag(u"Colour"_s);
        const TagId child = words.tag(u"Colour/Red"_s);
        const TagId sameName = words.tag(u"Colour/Red/Red"_s);
        const ProductId product = words.fixture.addProduct(u"1"_s);
        words.put(sameName, product);
        must(mergeTags(words.catalogue(), words.actor(), child, parent)); // its child "Red" finds "Red" above itself
        QCOMPARE(words.fixture.product(product).tags.size(), size_t(1));
        const TagId deep = words.tag(u"Shade/Dark"_s);
        must(mergeTags(words.catalogue(), words.actor(), words.tag(u"Shade"_s), deep));
        QVERIFY(!words.node(deep).tag.parent);
        QCOMPARE(words.tag(u"Shade"_s), deep);
    }

    void mergeTags_moreThanOneTransaction_isOneStep()
    {
        Words words;
        const TagId from = words.tag(u"A"_s);
        const TagId into = words.tag(u"B"_s);
        const std::vector<ProductId> ids = words.fixture.addProducts(1200);
        ProductPatch patch;
        patch.addTags = {from};
        must(changeProducts(words.catalogue(), words.actor(), ids, patch));
        QCOMPARE(words.fixture.undoProblem([&] { return mergeTags(words.catalogue(), words.actor(), from, into); }),
                 QString());
        QCOMPARE(words.node(into).products, 1200);
    }

    void mergeTags_itselfOrGone_isRefused()
    {
        Words words;
        const TagId tag = words.tag(u"A"_s);
        QCOMPARE(mergeTags(words.catalogue(), words.actor(), tag, tag).error().code, ErrorCode::InvalidInput);
        QCOMPARE(mergeTags(words.catalogue(), words.actor(), TagId(99), tag).error().code, ErrorCode::NotFound);
        QCOMPARE(words.fixture.number(u"SELECT count(*) FROM step WHERE state = 'open'"_s), 0);
    }

    void trashTags_branch_isInvisibleUntilRestored()
    {
        Words words;
        const TagId colour = words.tag(u"Colour"_s);
        const TagId red = words.tag(u"Colour/Red"_s);
        const ProductId product = words.fixture.addProduct(u"1"_s);
        words.put(red, product);
        QCOMPARE(words.fixture.undoProblem([&] { return words.trash(colour); }), QString());
        QVERIFY(words.names().isEmpty());
        QVERIFY(words.fixture.product(product).tags.empty());
        QCOMPARE(must(trashedTags(words.catalogue())).size(), size_t(2));
        ProductPatch other; // an edit meanwhile leaves the unseen link alone
        other.addTags = {words.tag(u"New"_s)};
        must(changeProducts(words.catalogue(), words.actor(), std::span(&product, 1), other));
        QCOMPARE(words.fixture.undoProblem([&] { return words.restore(colour); }), QString());
        QCOMPARE(words.names(), (QStringList{u"Colour"_s, u"Red"_s, u"New"_s}));
        QCOMPARE(words.fixture.product(product).tags.size(), size_t(2));
        QCOMPARE(words.node(red).products, 1);
    }

    void restoreTags_child_bringsItsParentsBack()
    {
        Words words;
        const TagId red = words.tag(u"Colour/Red"_s);
        words.tag(u"Colour/Blue"_s);
        must(words.trash(words.tag(u"Colour"_s)));
        must(words.restore(red));
        QCOMPARE(words.names(), (QStringList{u"Colour"_s, u"Red"_s}));
    }

    void restoreTags_whatWasTrashedBefore_staysThere()
    {
        Words words;
        const TagId colour = words.tag(u"Colour"_s);
        const TagId red = words.tag(u"Colour/Red"_s);
        must(words.trash(red));
        words.fixture.clock().advance(1000);
        must(words.trash(colour));
        must(words.restore(colour));
        QCOMPARE(words.names(), QStringList{u"Colour"_s});
    }

    void restoreTags_nameTakenMeanwhile_isAConflict()
    {
        Words words;
        const TagId red = words.tag(u"Red"_s);
        must(words.trash(red));
        words.tag(u"red"_s);
        QCOMPARE(words.restore(red).error().code, ErrorCode::Conflict);
    }

    void trashTags_gone_isNotFound()
    {
        Words words;
        QCOMPARE(words.trash(TagId(99)).error().code, ErrorCode::NotFound);
        QCOMPARE(words.restore(TagId(99)).error().code, ErrorCode::NotFound);
    }
};

VITRINE_REGISTER_TEST(TestEditTags)
#include "tst_edit_tags.moc"
