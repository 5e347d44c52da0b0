#include "core/services/look_proposals.h"

#include "core/services/look_clusters.h"
#include "core/services/place_pictures.h"
#include "tests/support/drawn_code.h"
#include "tests/support/source_path.h"
#include "tests/support/test_registry.h"
#include "tests/unit/look/look_fixture.h"

#include <QDir>
#include <QPainter>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

class TestLookProposals : public QObject
{
    Q_OBJECT

    std::unique_ptr<LookFixture> m_fixture;
    std::vector<ProductId> m_products; ///< product n shows motif n in two photos

    void addShop(int products)
    {
        for (int motif = 0; motif < products; ++motif) {
            const std::vector<AssetId> media{m_fixture->addDrawn(motif, 0), m_fixture->addDrawn(motif, 1)};
            m_products.push_back(m_fixture->addProduct(u"ART-%1"_s.arg(motif), u"Thing number %1"_s.arg(motif), media));
        }
    }
    void setGtin(ProductId product, const QString& gtin)
    {
        must(changeProducts(m_fixture->catalogue(), m_fixture->actor(), {&product, 1}, {.gtin = gtin}));
    }
    PictureToPlace file(const QString& name, const QImage& image) const
    {
        const QString path = m_fixture->sources() + u'/' + name;
        QDir().mkpath(m_fixture->sources());
        if (!image.save(path))
            qFatal("%s cannot be written.", qPrintable(path));
        return file(name, path);
    }
    static PictureToPlace file(const QString& name, const QString& path)
    {
        PictureToPlace picture;
        picture.fileName = name;
        picture.picture.path = path;
        return picture;
    }
    PlacementProposals ask(const std::vector<PictureToPlace>& pictures)
    {
        return must(proposeProducts(m_fixture->catalogue(), m_fixture->look(), pictures));
    }
    PictureProposals askOne(const PictureToPlace& picture) { return ask({picture}).pictures.front(); }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<LookFixture>();
        m_products.clear();
    }
    void cleanup() { m_fixture.reset(); }

    void proposeProducts_unnamedPhotos_goToTheProductsTheyShow()
    {
        addShop(6);
        std::vector<PictureToPlace> pictures;
        for (int motif = 0; motif < 6; ++motif)
            pictures.push_back(file(u"DSC%1.png"_s.arg(100 + motif), drawnPicture(motif, 3)));
        std::vector<size_t> told;
        ProposalOptions options;
        options.each = [&](size_t at, const PictureProposals&) { told.push_back(at); };
        const auto found = must(proposeProducts(m_fixture->catalogue(), m_fixture->look(), pictures, options));
        QCOMPARE(told, (std::vector<size_t>{0, 1, 2, 3, 4, 5}));
        for (size_t i = 0; i < 6; ++i) {
            const ProductProposal& first = found.pictures[i].candidates.front();
            QCOMPARE(first.product, m_products[i]);
            QCOMPARE(first.reason, ProposalReason::Look);
            QVERIFY(first.confidence > .5 && first.confidence <= 1);
            const Product product = m_fixture->product(first.product);
            QVERIFY(std::ranges::find(product.media, first.lookAlike) != product.media.end());
            double sum = 0;
            for (const ProductProposal& candidate : found.pictures[i].candidates)
                sum += candidate.confidence;
            QVERIFY(sum <= 1.0001); // shares of one product or none
        }
        QVERIFY(found.clusters.empty());
        QVERIFY(!found.partial);
    }

    void proposeProducts_aCodeAName_andALook_comeInThisOrder()
    {
        addShop(3);
        setGtin(m_products[0], u"4012345678901"_s);
        const QImage photo = withEan13(drawnPicture(2, 3, {640, 520}), u"4012345678901"_s);
        const PictureProposals found = askOne(file(u"ART-1 front.png"_s, photo));
        QVERIFY(found.candidates.size() >= 2);
        QCOMPARE(found.candidates[0].product, m_products[0]);
        QCOMPARE(found.candidates[0].reason, ProposalReason::Barcode);
        QCOMPARE(found.candidates[0].detail, u"4012345678901"_s);
        QCOMPARE(found.candidates[1].product, m_products[1]);
        QCOMPARE(found.candidates[1].reason, ProposalReason::FileName);
        QVERIFY(!found.ambiguous);
        QCOMPARE(found.clear(.9)->product, m_products[0]);
    }

    void proposeProducts_codesOfTwoProducts_areAmbiguous()
    {
        addShop(2);
        setGtin(m_products[0], u"4012345678901"_s);
        setGtin(m_products[1], u"4006381333931"_s);
        QImage shelf(900, 300, QImage::Format_RGB32);
        shelf.fill(Qt::white);
        shelf = withEan13(shelf, u"4012345678901"_s);
        QPainter(&shelf).drawImage(10, 20, drawnEan13(u"4006381333931"_s));
        const PictureProposals found = askOne(file(u"shelf.png"_s, shelf));
        QCOMPARE(found.candidates.size(), size_t(2));
        QVERIFY(found.ambiguous);
        QVERIFY(!found.clear(.1));
    }

    void proposeProducts_productsThatLookTheSame_areAmbiguous()
    {
        addShop(2);
        const std::vector<AssetId> twin{m_fixture->addDrawn(0, 0), m_fixture->addDrawn(0, 1)};
        m_fixture->addProduct(u"TWIN"_s, u"The twin"_s, twin);
        const PictureProposals found = askOne(file(u"x.png"_s, drawnPicture(0, 3)));
        QVERIFY(found.candidates.size() >= 2);
        QVERIFY(found.ambiguous);
        QVERIFY(found.candidates[0].confidence < .7);
    }

    void proposeProducts_aNameThatFitsSeveral_givesThemAll()
    {
        m_fixture->addProduct(u"A"_s, u"Green tea"_s);
        m_fixture->addProduct(u"B"_s, u"Green tea"_s);
        const PictureProposals found = askOne(file(u"Green tea 2.png"_s, drawnPicture(1)));
        QCOMPARE(found.candidates.size(), size_t(2));
        QVERIFY(found.ambiguous);
    }

    void proposeProducts_picturesWithoutContent_getNoProduct()
    {
        addShop(3);
        QImage plain(300, 200, QImage::Format_RGB32);
        plain.fill(QColor(250, 250, 250));
        QImage clear(300, 200, QImage::Format_ARGB32);
        clear.fill(Qt::transparent);
        QImage strip(1, 400, QImage::Format_RGB32);
        strip.fill(Qt::red);
        const auto found = ask({file(u"a.png"_s, plain), file(u"b.png"_s, clear), file(u"c.png"_s, strip)});
        for (const PictureProposals& picture : found.pictures) {
            QVERIFY(picture.candidates.empty());
            QVERIFY(picture.problem.isEmpty());
        }
        QVERIFY(found.clusters.empty());
    }

    void proposeProducts_damagedAnimatedAndForeignFiles_hinderNoOther()
    {
        addShop(4);
        const QString broken = m_fixture->sources() + u"/broken.png"_s;
        QDir().mkpath(m_fixture->sources());
        QFile out(broken);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(drawnPng(1).left(300));
        out.close();
        QImage onGlass = drawnPicture(2, 1).convertToFormat(QImage::Format_ARGB32);
        PictureToPlace film = file(u"ART-3.mp4"_s, sourcePath(u"tests/data/media/film.mp4"_s));
        film.isPicture = false;
        const auto found =
            ask({file(u"broken.png"_s, broken), file(u"gone.png"_s, u"/nowhere/gone.png"_s), film,
                 file(u"moving.gif"_s, sourcePath(u"tests/data/media/animated.gif"_s)), file(u"glass.png"_s, onGlass)});
        QVERIFY(!found.pictures[0].problem.isEmpty());
        QVERIFY(found.pictures[0].candidates.empty());
        QVERIFY(!found.pictures[1].problem.isEmpty());
        QCOMPARE(found.pictures[2].candidates.front().product, m_products[3]);
        QVERIFY(found.pictures[3].problem.isEmpty());
        QCOMPARE(found.pictures[4].candidates.front().product, m_products[2]);
    }

    void proposeProducts_picturesOfNewThings_becomeClusters()
    {
        addShop(3);
        std::vector<PictureToPlace> pictures;
        for (int variant = 0; variant < 3; ++variant)
            pictures.push_back(file(u"Blue lamp %1.png"_s.arg(variant), drawnPicture(13, variant)));
        pictures.push_back(file(u"ART-0.png"_s, drawnPicture(0, 3)));
        const auto found = ask(pictures);
        QCOMPARE(found.clusters.size(), size_t(1));
        QCOMPARE(found.clusters.front(), (std::vector<size_t>{0, 1, 2}));
        QCOMPARE(nameForCluster(std::span(pictures).first(3)), u"Blue lamp"_s);
    }

    void proposeProducts_emptyCatalogue_stillGroups()
    {
        const auto found = ask({file(u"IMG_1.png"_s, drawnPicture(4, 0)), file(u"IMG_2.png"_s, drawnPicture(4, 1))});
        QVERIFY(found.pictures[0].candidates.empty());
        QCOMPARE(found.clusters.size(), size_t(1));
    }

    void proposeProducts_ofTheInbox_asksForItsPicturesOnly()
    {
        addShop(4);
        const AssetId loose = m_fixture->addDrawn(3, 3);
        const InboxPictures inbox = must(inboxPictures(m_fixture->catalogue()));
        QCOMPARE(inbox.assets, std::vector<AssetId>{loose});
        QCOMPARE(inbox.total, qint64(1));
        QCOMPARE(askOne(inbox.pictures.front()).candidates.front().product, m_products[3]);
    }

    void proposeProducts_asked_changesNothing()
    {
        addShop(2);
        const QString before = m_fixture->content();
        ask({file(u"ART-1.png"_s, drawnPicture(1, 2))});
        QCOMPARE(m_fixture->content(), before);
    }

    void proposeProducts_cancelled_saysSo()
    {
        addShop(2);
        std::stop_source source;
        source.request_stop();
        const std::vector<PictureToPlace> pictures{file(u"a.png"_s, drawnPicture(1))};
        const auto found =
            proposeProducts(m_fixture->catalogue(), m_fixture->look(), pictures, {}, {.stop = source.get_token()});
        QVERIFY(!found.ok());
        QCOMPARE(found.error().code, ErrorCode::Cancelled);
    }

    void nameForCluster_namesThatSayNothing_takeTheFolder()
    {
        const auto named = [](const QString& name, const QStringList& folders) {
            PictureToPlace picture;
            picture.fileName = name;
            picture.folders = folders;
            return picture;
        };
        const std::vector<PictureToPlace> inFolder{named(u"1.jpg"_s, {u"Lamps"_s}), named(u"2.jpg"_s, {u"Lamps"_s})};
        QCOMPARE(nameForCluster(inFolder), u"Lamps"_s);
        const std::vector<PictureToPlace> chinese{named(u"绿茶_1.jpg"_s, {}), named(u"绿茶_2.jpg"_s, {})};
        QCOMPARE(nameForCluster(chinese), u"绿茶"_s);
        const std::vector<PictureToPlace> numbers{named(u"1.jpg"_s, {}), named(u"2.jpg"_s, {})};
        QCOMPARE(nameForCluster(numbers), u"1"_s);
    }

    void groupsByLook_vectorsOfOtherLengths_belongNowhere()
    {
        const std::vector<std::vector<float>> vectors{{1, 0},    {},          {0, 1}, {.99F, .14F},
                                                      {1, 0, 0}, {.1F, .99F}, {-1, 0}};
        QCOMPARE(groupsByLook(vectors, .9), (std::vector<std::vector<size_t>>{{0, 3}, {2, 5}}));
        QVERIFY(groupsByLook({}, .9).empty());
    }

    void placePictures_several_isOneStepThatCanBeUndone()
    {
        addShop(3);
        const AssetId one = m_fixture->addDrawn(7), two = m_fixture->addDrawn(8);
        const AssetId moved = m_fixture->product(m_products[0]).media.front();
        const std::vector<Placement> placements{
            {one, m_products[1], {}}, {two, m_products[2], {}}, {moved, m_products[2], m_products[0]}};
        const QString problem = m_fixture->undoProblem(
            [&] { return placePictures(m_fixture->catalogue(), m_fixture->actor(), placements); });
        QCOMPARE(problem, QString());
        QCOMPARE(m_fixture->product(m_products[1]).media.back(), one);
        QCOMPARE(m_fixture->product(m_products[2]).media.size(), size_t(4));
        QCOMPARE(m_fixture->product(m_products[0]).media.size(), size_t(1));
    }

    void placePictures_ontoAProductThatIsGone_doesNothing()
    {
        addShop(2);
        const AssetId one = m_fixture->addDrawn(7), two = m_fixture->addDrawn(8);
        must(trashProducts(m_fixture->catalogue(), m_fixture->actor(), {&m_products[1], 1}));
        const QString before = m_fixture->content();
        const std::vector<Placement> placements{{one, m_products[0], {}}, {two, m_products[1], {}}};
        QVERIFY(!placePictures(m_fixture->catalogue(), m_fixture->actor(), placements).ok());
        QCOMPARE(m_fixture->product(m_products[0]).media.size(), size_t(2));
        QCOMPARE(m_fixture->content(), before);
    }
};

VITRINE_REGISTER_TEST(TestLookProposals)
#include "tst_look_proposals.moc"
