#include "core/services/edit_assets.h"
#include "tests/gui/look_window.h"
#include "tests/support/test_registry.h"
#include "ui/editors/media_strip.h"
#include "ui/views/history_model.h"
#include "ui/views/history_panel.h"
#include "ui/views/inspector_asset.h"
#include "ui/views/inspector_pane.h"
#include "ui/views/inspector_product.h"
#include "ui/views/picture_preview.h"
#include "ui/views/picture_viewer.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QToolButton>
#include <QTreeView>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

/// From everything that shows a picture a way leads to what looks like it.
class TestFindSimilar : public QObject
{
    Q_OBJECT

    std::unique_ptr<LookWindow> m_fixture;
    LookWindow& f() { return *m_fixture; }
    InspectorPane& inspector() { return f().workspace().inspector(); }
    PictureViewer& viewer() { return f().workspace().viewer(); }

    int rowOf(ProductId product) { return f().rows().rowOf(product.value()); }
    std::vector<AssetId> picturesOf(int motif) { return f().files().product(f().products[size_t(motif)]).media; }
    void pressSimilar() { inspector().findChild<QToolButton*>(u"similar"_s)->click(); }
    /// The entry of the menu that opens there, without the mark of its key.
    bool chooseInMenu(QWidget& widget, QPoint at, const QString& text)
    {
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, widget.mapToGlobal(at));
        QCoreApplication::sendEvent(&widget, &event);
        for (QMenu* menu : widget.window()->findChildren<QMenu*>()) {
            for (QAction* action : menu->actions()) {
                if (!menu->isVisible() || action->text().remove(u'&') != text || !action->isEnabled())
                    continue;
                action->trigger();
                menu->close();
                return true;
            }
        }
        return false;
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<LookWindow>();
        QVERIFY(f().open());
    }
    void cleanup() { m_fixture.reset(); }

    void inspectorButton_ofAProduct_findsItFirst()
    {
        f().select({rowOf(f().products[2])});
        pressSimilar();
        QVERIFY(f().answered(1));
        QCOMPARE(f().firstProduct(), f().products[2]);
        QVERIFY(f().browser().showsProducts());
    }

    void inspectorButton_ofAPicture_findsItsProductFirst()
    {
        Location inside;
        inside.kind = Location::Kind::Product;
        inside.id = f().products[4].value();
        inside.assets = true;
        f().browser().go(inside);
        QTRY_VERIFY_WITH_TIMEOUT(!f().browser().showsProducts() && f().rows().rowCount() == 3, kPatienceMs);
        f().select({1});
        pressSimilar();
        QVERIFY(f().answered(1));
        QCOMPARE(f().browser().look().pictures.front().example.asset, picturesOf(4)[1]);
        f().browser().go({});
        QVERIFY(f().quiet());
    }

    void stripMenu_ofOnePicture_asksByThatOne()
    {
        f().select({rowOf(f().products[3])});
        MediaStrip& strip = *inspector().productPage()->strip();
        QTRY_COMPARE_WITH_TIMEOUT(strip.order(), picturesOf(3), kPatienceMs);
        const AssetId second = strip.order()[1];
        strip.select({second});
        QVERIFY(chooseInMenu(strip, strip.itemRect(second).center(), u"Find similar"_s));
        QVERIFY(f().answered(1));
        QCOMPARE(f().browser().look().pictures.front().example.asset, second);
        QCOMPARE(f().firstProduct(), f().products[3]);
    }

    void largePreview_s_closesItAndAsks()
    {
        f().select({rowOf(f().products[1])});
        f().action(ActionId::Preview).trigger();
        QTRY_VERIFY_WITH_TIMEOUT(viewer().isOpen() && viewer().asset().isValid(), kPatienceMs);
        QTest::keyClick(&viewer(), Qt::Key_S);
        QVERIFY(!viewer().isOpen());
        QVERIFY(f().answered(1));
        QCOMPARE(f().firstProduct(), f().products[1]);
    }

    void largePreview_ofAnAnswer_showsTheFoundPictureAndItsBox()
    {
        f().dropPhoto(5);
        QVERIFY(f().answered(1));
        QVERIFY(f().rows().rowCount() > 0);
        const CellMatch* match = f().rows().match(f().rows().idAt(0));
        QVERIFY(match && match->asset.isValid());
        const CellMatch found = *match;
        f().grid().setCurrentIndex(f().rows().index(0));
        f().action(ActionId::Preview).trigger();
        QTRY_COMPARE_WITH_TIMEOUT(viewer().asset(), found.asset, kPatienceMs);
        QVERIFY(!found.box.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(viewer().preview()->box(), found.box, kPatienceMs);
        viewer().close();
        QVERIFY(viewer().preview()->box().isNull());
    }

    void historyMenu_ofAStep_asksByItsPictures()
    {
        f().action(ActionId::ShowHistory).trigger();
        auto* panel = f().workspace().findChild<HistoryPanel*>();
        QVERIFY(panel);
        const AssetPatch rated{.rating = 4};
        const AssetId picture = picturesOf(0)[2];
        const StepId step = must(changeAssets(f().other(), f().otherActor(), {&picture, 1}, rated));
        QTRY_VERIFY_WITH_TIMEOUT(panel->model()->indexOf(step).isValid(), kPatienceMs);
        panel->view()->setCurrentIndex(panel->model()->indexOf(step));
        const QPoint at = panel->view()->visualRect(panel->view()->currentIndex()).center();
        QVERIFY(QMetaObject::invokeMethod(panel->view(), "customContextMenuRequested", Q_ARG(QPoint, at)));
        QAction* similar = nullptr;
        for (QMenu* menu : panel->findChildren<QMenu*>()) {
            for (QAction* action : menu->actions())
                similar = action->text() == u"Find similar to its pictures"_s ? action : similar;
        }
        QVERIFY(similar && similar->isEnabled());
        similar->trigger();
        QVERIFY(f().answered(1));
        QCOMPARE(f().browser().look().pictures.front().example.asset, picture);
        QCOMPARE(f().firstProduct(), f().products[0]);
    }
};

VITRINE_REGISTER_TEST(TestFindSimilar)
#include "tst_find_similar.moc"
