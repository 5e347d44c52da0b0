#include "core/services/look_suggestions.h"

#include "core/services/edit_assets.h"
#include "core/services/edit_vocabulary.h"
#include "core/services/place_pictures.h"
#include "core/services/word_votes.h"
#include "tests/support/test_registry.h"
#include "tests/unit/look/look_fixture.h"

#include <QPainter>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

class TestLookSuggestions : public QObject
{
    Q_OBJECT

    std::unique_ptr<LookFixture> m_fixture;

    ProductId addThing(int motif, int photos, const QStringList& tags = {}, const QStringList& categories = {},
                       int firstVariant = 0)
    {
        std::vector<AssetId> media;
        for (int i = 0; i < photos; ++i)
            media.push_back(m_fixture->addDrawn(motif, firstVariant + i));
        const ProductId product = m_fixture->addProduct({}, u"Thing %1"_s.arg(motif), media);
        ProductPatch patch;
        patch.addTagPaths = tags;
        patch.addCategoryPaths = categories;
        if (!tags.isEmpty() || !categories.isEmpty())
            must(changeProducts(m_fixture->catalogue(), m_fixture->actor(), {&product, 1}, patch));
        return product;
    }
    LookSuggestions ofAsset(AssetId asset)
    {
        must(m_fixture->look().describeAll());
        return must(suggestForAsset(m_fixture->catalogue(), m_fixture->look(), asset));
    }
    static QStringList paths(const LookSuggestions& suggestions)
    {
        QStringList paths;
        for (const WordSuggestion& word : suggestions.words)
            paths << word.path;
        return paths;
    }

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<LookFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void suggestForAsset_lookAlikesThatAgree_giveTheirTag()
    {
        addThing(1, 1, {u"Colour/Blue"_s});
        addThing(1, 1, {u"Colour/Blue"_s, u"Rare"_s}, {}, 1);
        addThing(6, 1, {u"Round"_s});
        const AssetId loose = m_fixture->addDrawn(1, 2);
        const LookSuggestions found = ofAsset(loose);
        QCOMPARE(paths(found), QStringList{u"Colour/Blue"_s}); // "Rare" has one voice only
        QVERIFY(!found.misplaced);
        QVERIFY(found.words.front().confidence >= .5 && found.words.front().confidence <= 1);
        QCOMPARE(found.words.front().agreeing, 2);
    }

    void suggestForAsset_whatItHasAlready_isNotSuggested()
    {
        addThing(1, 1, {u"Blue"_s});
        addThing(1, 1, {u"Blue"_s}, {}, 1);
        const ProductId own = addThing(1, 1, {u"Blue"_s}, {}, 2);
        QVERIFY(ofAsset(m_fixture->product(own).media.front()).words.empty());
    }

    void suggestForAsset_accepted_isOneStepAndGone()
    {
        addThing(1, 1, {u"Blue"_s});
        addThing(1, 1, {u"Blue"_s}, {}, 1);
        const AssetId loose = m_fixture->addDrawn(1, 2);
        const WordSuggestion word = ofAsset(loose).words.front();
        const QString problem = m_fixture->undoProblem([&] {
            return changeAssets(m_fixture->catalogue(), m_fixture->actor(), {&loose, 1}, {.addTags = {TagId(word.id)}});
        });
        QCOMPARE(problem, QString());
        QVERIFY(ofAsset(loose).words.empty());
    }

    void dismissSuggestion_once_staysDismissed()
    {
        addThing(1, 1, {u"Blue"_s});
        addThing(1, 1, {u"Blue"_s}, {}, 1);
        const AssetId loose = m_fixture->addDrawn(1, 2);
        const WordSuggestion word = ofAsset(loose).words.front();
        const QString problem = m_fixture->undoProblem(
            [&] { return dismissSuggestion(m_fixture->catalogue(), m_fixture->actor(), loose, suggestionKey(word)); });
        QCOMPARE(problem, QString());
        QVERIFY(ofAsset(loose).words.empty());
        const StepId again =
            must(dismissSuggestion(m_fixture->catalogue(), m_fixture->actor(), loose, suggestionKey(word)));
        QVERIFY(!again.isValid());
        m_fixture->closeLook();
        m_fixture->reopen();
        QVERIFY(ofAsset(loose).words.empty());
    }

    void suggestForProduct_neighbours_giveCategoriesAndTags()
    {
        addThing(1, 2, {u"Sweet"_s}, {u"Fruit/Apples"_s});
        addThing(1, 1, {}, {u"Fruit/Apples"_s}, 2);
        addThing(8, 2, {}, {u"Tools"_s});
        const ProductId mine = addThing(1, 1, {}, {}, 3);
        must(m_fixture->look().describeAll());
        const LookSuggestions found = must(suggestForProduct(m_fixture->catalogue(), m_fixture->look(), mine));
        QCOMPARE(paths(found), QStringList{u"Fruit/Apples"_s});
        QCOMPARE(found.words.front().kind, WordSuggestion::Kind::Category);
    }

    void suggestForAsset_aThingInAWidePicture_hasAMainObject()
    {
        QImage wide(700, 200, QImage::Format_RGB32);
        wide.fill(QColor(235, 235, 230));
        QPainter painter(&wide);
        painter.drawImage(440, 20, drawnPicture(0, 0, {200, 160}));
        painter.end();
        QByteArray bytes;
        QBuffer buffer(&bytes);
        QVERIFY(buffer.open(QIODevice::WriteOnly) && wide.save(&buffer, "PNG"));
        const AssetId asset = m_fixture->addBytes(bytes, wide.size());
        const LookSuggestions found = ofAsset(asset);
        QVERIFY(found.mainObject);
        QVERIFY(wide.rect().contains(*found.mainObject));
        must(dismissSuggestion(m_fixture->catalogue(), m_fixture->actor(), asset, kMainObjectKey));
        QVERIFY(!ofAsset(asset).mainObject);
    }

    void suggestForAsset_inTheInbox_namesTheProductItLooksLike()
    {
        const ProductId lamps = addThing(3, 2);
        addThing(7, 2);
        const AssetId loose = m_fixture->addDrawn(3, 4);
        const LookSuggestions found = ofAsset(loose);
        QVERIFY(found.product);
        QCOMPARE(found.product->product, lamps);
        QCOMPARE(found.names.value(lamps), u"Thing 3"_s);
        must(dismissSuggestion(m_fixture->catalogue(), m_fixture->actor(), loose, suggestionKey(lamps)));
        QVERIFY(!ofAsset(loose).product);
    }

    void findMisplaced_aPictureOnTheWrongProduct_isFound()
    {
        const ProductId lamps = addThing(3, 4), cups = addThing(7, 3);
        const AssetId stray = m_fixture->addDrawn(3, 5);
        must(attachMedia(m_fixture->catalogue(), m_fixture->actor(), cups, {&stray, 1}));
        const MisplacedPictures found = must(findMisplaced(m_fixture->catalogue(), m_fixture->look()));
        QCOMPARE(found.looked, qint64(8));
        QCOMPARE(found.pictures.size(), size_t(1));
        QCOMPARE(found.pictures.front().asset, stray);
        QCOMPARE(found.pictures.front().on, cups);
        QCOMPARE(found.pictures.front().better, lamps);
        const LookSuggestions told = ofAsset(stray);
        QVERIFY(told.misplaced);
        QCOMPARE(told.misplaced->better, lamps);
        QCOMPARE(told.names.value(lamps), u"Thing 3"_s);
        const Placement move{stray, lamps, cups};
        must(placePictures(m_fixture->catalogue(), m_fixture->actor(), {&move, 1}));
        QVERIFY(must(findMisplaced(m_fixture->catalogue(), m_fixture->look())).pictures.empty());
    }

    void findMisplaced_dismissed_isNotFoundAgain()
    {
        addThing(3, 4);
        const ProductId cups = addThing(7, 3);
        const AssetId stray = m_fixture->addDrawn(3, 5);
        must(attachMedia(m_fixture->catalogue(), m_fixture->actor(), cups, {&stray, 1}));
        const MisplacedPicture one = must(findMisplaced(m_fixture->catalogue(), m_fixture->look())).pictures.front();
        must(dismissSuggestion(m_fixture->catalogue(), m_fixture->actor(), stray, suggestionKey(one.better)));
        QVERIFY(must(findMisplaced(m_fixture->catalogue(), m_fixture->look())).pictures.empty());
    }

    void findMisplaced_productsThatShareALook_areLeftInPeace()
    {
        addThing(3, 3);
        addThing(3, 3, {}, {}, 3); // another kind of the same thing
        QVERIFY(must(findMisplaced(m_fixture->catalogue(), m_fixture->look())).pictures.empty());
    }

    void findMisplaced_cancelled_saysSo()
    {
        addThing(3, 2);
        std::stop_source source;
        source.request_stop();
        const auto found = findMisplaced(m_fixture->catalogue(), m_fixture->look(), 10, {.stop = source.get_token()});
        QVERIFY(!found.ok());
        QCOMPARE(found.error().code, ErrorCode::Cancelled);
    }

    void suggestForAsset_damagedOrGone_suggestsNothingOrSaysSo()
    {
        addThing(1, 2, {u"Blue"_s});
        const AssetId broken = m_fixture->addBytes(drawnPng(1).left(300));
        QVERIFY(ofAsset(broken).words.empty());
        QCOMPARE(suggestForAsset(m_fixture->catalogue(), m_fixture->look(), AssetId(9999)).error().code,
                 ErrorCode::NotFound);
        QCOMPARE(suggestForProduct(m_fixture->catalogue(), m_fixture->look(), ProductId(9999)).error().code,
                 ErrorCode::NotFound);
    }

    void wordVotes_picturesOfOneProduct_haveOneVoice()
    {
        WordVotes votes;
        votes.add(1, .9, {TagId(5)}, {});
        votes.add(1, .8, {TagId(5)}, {});
        votes.add(2, .1, {}, {});
        QVERIFY(votes.result(2, .1).empty());
        votes.add(3, .7, {TagId(5)}, {CategoryId(5)});
        const auto words = votes.result(2, .1);
        QCOMPARE(words.size(), size_t(1));
        QCOMPARE(words.front().kind, WordSuggestion::Kind::Tag);
        QVERIFY(qAbs(words.front().confidence - 1.6 / 1.95) < 1e-9);
    }
};

VITRINE_REGISTER_TEST(TestLookSuggestions)
#include "tst_look_suggestions.moc"
