#include "core/services/history.h"
#include "core/services/maintenance.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"
#include "ui/actions/action_set.h"
#include "ui/editors/field_editor.h"
#include "ui/editors/media_strip.h"
#include "ui/settings/user_settings.h"
#include "ui/style/appearance.h"
#include "ui/views/grid_view.h"
#include "ui/views/inspector_pane.h"
#include "ui/views/inspector_product.h"
#include "ui/windows/main_window.h"
#include "ui/windows/workspace.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {
constexpr int kPatienceMs = 30'000;
} // namespace

/// The main job in the real window: a folder is dropped, the product edited, its pictures put in order, everything
/// undone; then the catalogue is what it was.
class TestDropEditUndo : public QObject
{
    Q_OBJECT

    std::unique_ptr<CatalogueFixture> m_fixture;
    QTemporaryDir m_settingsFolder;
    std::unique_ptr<UserSettings> m_settings;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<MainWindow> m_window;
    SystemClock m_clock;
    ProductId m_tea;

    QString digest() { return checkCatalogue(m_fixture->folder(), m_clock, Repair::No, true).value().digest; }
    Product tea() { return m_fixture->product(m_tea); }
    qsizetype steps() { return qsizetype(history(m_fixture->catalogue(), 1000).value().size()); }
    GridView& grid() { return m_window->workspace()->grid(); }
    ProductInspector& page() { return *m_window->workspace()->inspector().productPage(); }

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
        const qsizetype before = steps();
        QAction* undo = m_window->actions().action(ActionId::Undo);
        QTRY_VERIFY_WITH_TIMEOUT(undo->isEnabled(), kPatienceMs);
        const QString label = undo->text();
        undo->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(steps(), before + 1, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(undo->text() != label, kPatienceMs);
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<CatalogueFixture>();
        m_tea = m_fixture->addProduct(u"TEA"_s, u"Tea 250 g"_s);
        m_settings = std::make_unique<UserSettings>(m_settingsFolder.filePath(u"settings.ini"_s));
        m_appearance = std::make_unique<Appearance>(*m_settings);
        m_window = std::make_unique<MainWindow>(m_clock, *m_settings, *m_appearance);
        m_window->resize(1300, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->openCatalogue(m_fixture->folder());
        QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace() != nullptr, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(grid().model() && grid().model()->rowCount() == 1, kPatienceMs);
    }
    void cleanup()
    {
        m_window->closeCatalogue();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace() == nullptr, kPatienceMs);
        m_window.reset();
        m_appearance.reset();
        m_settings.reset();
        m_fixture.reset();
    }

    void dropEditOrder_allUndone_leavesTheCatalogueAsItWas()
    {
        const QString before = digest();
        QVERIFY(!before.isEmpty());

        const QString folder = m_fixture->sources() + u"/shots"_s;
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
