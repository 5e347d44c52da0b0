#include "core/services/edit_assets.h"
#include "tests/support/test_registry.h"
#include "tests/unit/editors/shown_inspector.h"
#include "ui/editors/chip_field.h"
#include "ui/editors/rating_field.h"
#include "ui/views/inspector_asset.h"
#include "ui/views/inspector_facts.h"
#include "ui/views/inspector_suggestion.h"
#include "ui/views/picture_canvas.h"
#include "ui/views/picture_compare.h"
#include "ui/views/picture_preview.h"
#include "ui/views/picture_viewer.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace vitrine;
using namespace vitrine::test;

class TestAssetInspector : public QObject
{
    Q_OBJECT

    std::unique_ptr<EditorSession> m_session;
    std::unique_ptr<InspectorPane> m_pane;

    AssetInspector& page() { return *m_pane->assetPage(); }
    FieldEditor* field(const char* name) { return page().field(QLatin1String(name)); }
    void show(const std::vector<AssetId>& assets)
    {
        m_pane->showAssets(assets);
        QVERIFY(m_session->settle());
    }

private Q_SLOTS:
    void init()
    {
        m_session = std::make_unique<EditorSession>();
        m_pane = shownInspector(*m_session);
        QVERIFY(m_pane);
    }
    void cleanup()
    {
        m_pane.reset();
        m_session.reset();
    }

    void title_leaving_isSaved()
    {
        const AssetId id = m_session->fixture.addPicture(QStringLiteral("front.png"));
        show({id});
        field("title")->setFocus();
        QTest::keyClicks(field("title")->focusProxy(), QStringLiteral("The front"));
        field("creator")->setFocus();
        QVERIFY(m_session->settle());
        QCOMPARE(m_session->fixture.asset(id).title.text(), QStringLiteral("The front"));
    }

    void rating_key_isSaved()
    {
        const AssetId id = m_session->fixture.addPicture();
        show({id});
        field("rating")->setFocus();
        QTest::keyClick(field("rating")->focusProxy(), Qt::Key_3);
        QVERIFY(m_session->settle());
        QCOMPARE(m_session->fixture.asset(id).rating, 3);
    }

    void preview_showsThePicture()
    {
        const AssetId id = m_session->fixture.addPicture({}, {40, 30});
        show({id});
        auto* canvas = page().preview()->findChild<PictureCanvas*>();
        QVERIFY(canvas);
        QTRY_COMPARE(canvas->fullSize(), QSize(40, 30));
    }

    void facts_tellPixelsAndSize()
    {
        const AssetId id = m_session->fixture.addPicture(QStringLiteral("front.png"), {40, 30});
        show({id});
        QStringList values;
        for (const auto& [label, value] : page().findChild<AssetFacts*>()->lines())
            values.append(value);
        QVERIFY(values.contains(QStringLiteral("front.png")));
        QVERIFY(values.contains(QStringLiteral("40 × 30")));
        QVERIFY(values.contains(QStringLiteral("image/png")));
    }

    void products_chip_opensTheProduct()
    {
        const AssetId asset = m_session->fixture.addPicture();
        const ProductId product =
            m_session->fixture.addProduct(QStringLiteral("G01"), QStringLiteral("Golden"), {asset});
        show({asset});
        auto* products = qobject_cast<ChipField*>(field("products"));
        QCOMPARE(products->shown().size(), 1u);
        QSignalSpy spy(m_pane.get(), &InspectorPane::productRequested);
        QTest::keyClick(products->findChild<ChipButton*>(), Qt::Key_Return);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy.first().first().value<ProductId>(), product);
    }

    void inbox_fileNamedAfterASku_suggestsTheProductAndAttaches()
    {
        const ProductId product = m_session->fixture.addProduct(QStringLiteral("G01"), QStringLiteral("Golden"));
        const AssetId asset = m_session->fixture.addPicture(QStringLiteral("G01_2.png"));
        show({asset});
        QPushButton* attach = nullptr;
        for (auto* button : page().findChildren<QPushButton*>()) {
            if (button->text() == QStringLiteral("&Attach"))
                attach = button;
        }
        QVERIFY(attach);
        QTRY_VERIFY(attach->isVisible());
        attach->click();
        QVERIFY(m_session->settle());
        QCOMPARE(m_session->fixture.product(product).media, std::vector{asset});
        QTRY_VERIFY(!attach->isVisible());
    }

    void skuCandidates_cutAtSeparators()
    {
        QCOMPARE(skuCandidates(QStringLiteral("A-1_b.jpg")),
                 (QStringList{QStringLiteral("A-1_b"), QStringLiteral("A-1")}));
        QCOMPARE(skuCandidates(QStringLiteral("G01 (2).jpg")),
                 (QStringList{QStringLiteral("G01 (2)"), QStringLiteral("G01")}));
        QCOMPARE(skuCandidates(QString()), QStringList());
    }

    void several_mixedRating_isSetForAll()
    {
        const auto assets = m_session->fixture.addPictures(3);
        AssetPatch patch;
        patch.rating = 5;
        QVERIFY(
            changeAssets(m_session->fixture.catalogue(), m_session->fixture.actor(), {assets.data(), 1}, patch).ok());
        show(assets);
        QCOMPARE(qobject_cast<RatingField*>(field("rating"))->rating(), kMixedRating);
        field("rating")->setFocus();
        QTest::keyClick(field("rating")->focusProxy(), Qt::Key_2);
        QVERIFY(m_session->settle());
        for (const AssetId id : assets)
            QCOMPARE(m_session->fixture.asset(id).rating, 2);
    }

    void viewer_arrowsRateAndEscape()
    {
        const auto assets = m_session->fixture.addPictures(3);
        QWidget window;
        window.resize(600, 400);
        PictureViewer viewer(m_session->session, &window);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QSignalSpy moved(&viewer, &PictureViewer::placeChanged);
        viewer.open({3, [&](int place) { return assets[size_t(place)]; }}, 0);
        QCOMPARE(viewer.geometry(), window.rect());
        QTest::keyClick(&viewer, Qt::Key_Right);
        QTest::keyClick(&viewer, Qt::Key_4);
        QTest::keyClick(&viewer, Qt::Key_X);
        QVERIFY(m_session->settle());
        QCOMPARE(m_session->fixture.asset(assets[1]).rating, 4);
        QCOMPARE(m_session->fixture.asset(assets[1]).flag, AssetFlag::Reject);
        QTest::keyClick(&viewer, Qt::Key_End);
        QTest::keyClick(&viewer, Qt::Key_Right); // stays at the end
        QCOMPARE(viewer.place(), 2);
        QCOMPARE(moved.last().first().toInt(), 2);
        window.resize(700, 500);
        QCOMPARE(viewer.size(), QSize(700, 500));
        QTest::keyClick(&viewer, Qt::Key_Escape);
        QVERIFY(!viewer.isOpen());
    }

    void compare_moreThanFour_showsFourAndMarksTheChosen()
    {
        const auto assets = m_session->fixture.addPictures(6);
        QWidget window;
        window.resize(600, 400);
        PictureCompare compare(m_session->session, &window);
        window.show();
        compare.open(assets);
        QCOMPARE(compare.previews().size(), size_t(kMostCompared));
        QTest::keyClick(&compare, Qt::Key_Right);
        QCOMPARE(compare.chosen(), assets[1]);
        QTest::keyClick(&compare, Qt::Key_P);
        QVERIFY(m_session->settle());
        QCOMPARE(m_session->fixture.asset(assets[1]).flag, AssetFlag::Pick);
        QTest::keyClick(&compare, Qt::Key_Escape);
        QVERIFY(!compare.isOpen());
    }
};

VITRINE_REGISTER_TEST(TestAssetInspector)
#include "tst_asset_inspector.moc"
