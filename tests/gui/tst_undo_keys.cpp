#include "core/services/edit_products.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/test_registry.h"
#include "ui/editors/field_editor.h"
#include "ui/views/inspector_pane.h"
#include "ui/views/inspector_product.h"

#include <QLineEdit>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

/// Undo and Redo by their keys, faster than steps can be taken back.
class TestUndoKeys : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowFixture> m_fixture;
    ProductId m_tea;

    WindowFixture& f() { return *m_fixture; }
    QString name() { return f().files().product(m_tea).name.text(); }

    void rename(const QString& to)
    {
        ProductInspector& page = *f().workspace().inspector().productPage();
        QTRY_VERIFY_WITH_TIMEOUT(page.field(u"name"_s)->focusProxy() && page.field(u"name"_s)->isVisible(),
                                 kPatienceMs);
        auto* line = qobject_cast<QLineEdit*>(page.field(u"name"_s)->focusProxy());
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, to);
        QTest::keyClick(line, Qt::Key_Return);
    }
    void renameTo(const QString& to)
    {
        rename(to);
        QTRY_COMPARE_WITH_TIMEOUT(name(), to, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(f().title(0), to, kPatienceMs);
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        m_tea = f().files().addProduct(u"TEA"_s, u"Tea"_s);
        QVERIFY(f().open(1));
        f().select({0});
        renameTo(u"One"_s);
        renameTo(u"Two"_s);
        renameTo(u"Three"_s);
        QTRY_VERIFY_WITH_TIMEOUT(f().action(ActionId::Undo).isEnabled(), kPatienceMs);
    }
    void cleanup() { m_fixture.reset(); }

    void undo_pressedThreeTimesAtOnce_takesThreeStepsBack()
    {
        for (int i = 0; i < 3; ++i)
            f().action(ActionId::Undo).trigger();
        QTRY_COMPARE_WITH_TIMEOUT(name(), u"Tea"_s, kPatienceMs);
    }

    void undoThenRedo_pressedAtOnce_goBackAndForth()
    {
        f().action(ActionId::Undo).trigger();
        f().action(ActionId::Undo).trigger();
        f().action(ActionId::Redo).trigger();
        const qsizetype before = f().steps();
        QTRY_VERIFY_WITH_TIMEOUT(f().steps() >= before + 3, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(name(), u"Two"_s, kPatienceMs);
    }

    void undo_pressedMoreOftenThanThereAreSteps_stopsAtTheFirst()
    {
        for (int i = 0; i < 6; ++i)
            f().action(ActionId::Undo).trigger();
        QTRY_COMPARE_WITH_TIMEOUT(name(), u"Tea"_s, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!f().action(ActionId::Undo).isEnabled(), kPatienceMs);
        f().action(ActionId::Redo).trigger();
        QTRY_COMPARE_WITH_TIMEOUT(name(), u"One"_s, kPatienceMs);
    }

    void undo_rightAfterAnEdit_takesThatEditBack()
    {
        rename(u"Four"_s); // still on its way when the key is pressed
        f().action(ActionId::Undo).trigger();
        const qsizetype before = 3;
        QTRY_VERIFY_WITH_TIMEOUT(f().steps() >= before + 3, kPatienceMs); // made, three names, the fourth, its undo
        QTRY_COMPARE_WITH_TIMEOUT(name(), u"Three"_s, kPatienceMs);
    }
};

VITRINE_REGISTER_TEST(TestUndoKeys)
#include "tst_undo_keys.moc"
