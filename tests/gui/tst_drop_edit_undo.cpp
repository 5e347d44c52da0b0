#include "core/services/maintenance.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/test_registry.h"
#include "ui/actions/action_set.h"
#include "ui/editors/field_editor.h"
#include "ui/editors/media_strip.h"
#include "ui/views/inspector_pane.h"
#include "ui/views/inspector_product.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

/// The main job in the real window: a folder is dropped, the product edited, its pictures put in order, everything
/// undone; then the catalogue is what it was.
class TestDropEditUndo : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowFixture> m_fixture;
    ProductId m_tea;
    SystemClock m_clock;

    QString digest() { return checkCatalogue(m_fixture->files().folder(), m_clock, Repair::No, true).value().digest; }
    Product tea() { return m_fixture->files().product(m_tea); }
    GridView& grid() { return m_fixture->grid(); }
    ProductInspector& page() { return *m_fixture->workspace().inspector().productPage(); }

    void dropOnGrid(const QMimeData& data, QPoint at)
    {
        QWidget* target = grid().viewport();
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &enter);
        QDragMoveEvent move(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &move);
        QVERIFY(move.isAccepted());
        QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &drop);
    }
    void undoOnce()
    {
        const qsizetype before = m_fixture->steps();
        QAction* undo = &m_fixture->action(ActionId::Undo);
        QTRY_VERIFY_WITH_TIMEOUT(undo->isEnabled(), kPatienceMs);
        undo->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->steps(), before + 1, kPatienceMs);
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        m_tea = m_fixture->files().addProduct(u"TEA"_s, u"Tea 250 g"_s);
        QVERIFY(m_fixture->open(1));
    }
    void cleanup() { m_fixture.reset(); }

    void dropEditOrder_allUndone_leavesTheCatalogueAsItWas()
    {
        const QString before = digest();
        QVERIFY(!before.isEmpty());

        const QString folder = m_fixture->files().sources() + u"/shots"_s;
        for (int i = 1; i <= 3; ++i)
            writePng(u"%1/TEA_%2.png"_s.arg(folder).arg(i), QColor(40 * i, 90, 200 - 50 * i), QSize(64, 48));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(folder)});
        dropOnGrid(data, grid().viewport()->rect().bottomRight() - QPoint(30, 30));
        QTRY_COMPARE_WITH_TIMEOUT(tea().media.size(), size_t(3), kPatienceMs);
        const std::vector<AssetId> arrived = tea().media;

        grid().setCurrentIndex(grid().model()->index(0, 0));
        grid().selectionModel()->select(grid().model()->index(0, 0), QItemSelectionModel::ClearAndSelect);
        QTRY_VERIFY_WITH_TIMEOUT(page().isVisible() && page().field(u"name"_s) &&
                                     page().field(u"name"_s)->draft().toString() == u"Tea 250 g"_s,
                                 kPatienceMs);
        auto* name = qobject_cast<QLineEdit*>(page().field(u"name"_s)->focusProxy());
        QVERIFY(name);
        page().field(u"name"_s)->setFocus();
        name->selectAll();
        QTest::keyClicks(name, u"Green tea"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(tea().name.text(), u"Green tea"_s, kPatienceMs);

        auto* strip = page().findChild<MediaStrip*>();
        QVERIFY(strip);
        QTRY_COMPARE_WITH_TIMEOUT(strip->order(), arrived, kPatienceMs);
        strip->setFocus();
        strip->select({arrived[2]});
        QTest::keyClick(strip, Qt::Key_Left, Qt::AltModifier);
        const std::vector<AssetId> ordered{arrived[0], arrived[2], arrived[1]};
        QTRY_COMPARE_WITH_TIMEOUT(tea().media, ordered, kPatienceMs);

        QVERIFY(digest() != before);
        for (int i = 0; i < 3; ++i)
            undoOnce();
        QCOMPARE(tea().name.text(), u"Tea 250 g"_s);
        QVERIFY(tea().media.empty());
        QCOMPARE(digest(), before);
    }
};

VITRINE_REGISTER_TEST(TestDropEditUndo)
#include "tst_drop_edit_undo.moc"
