#include "tests/gui/window_fixture.h"
#include "tests/support/test_registry.h"

#include <QLineEdit>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

class TestRenameInPlace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rename_typedAndReturn_renamesAndOpensNothing()
    {
        WindowFixture f;
        const ProductId tea = f.files().addProduct(u"TEA"_s, u"Tea"_s);
        QVERIFY(f.open(1));
        QTRY_COMPARE_WITH_TIMEOUT(f.title(0), u"Tea"_s, kPatienceMs);
        f.select({0});
        f.action(ActionId::Rename).trigger();
        auto* editor = f.grid().viewport()->findChild<QLineEdit*>();
        QVERIFY(editor);
        QTest::keyClicks(editor, u"Green tea x"_s); // x, p and t are commands of the grid elsewhere
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(f.files().product(tea).name.text(), u"Green tea x"_s, kPatienceMs);
        QVERIFY(f.workspace().browser().showsProducts());
        QCOMPARE(f.workspace().browser().location(), Location());
    }

    void rename_escape_leavesTheName()
    {
        WindowFixture f;
        f.files().addProduct(u"TEA"_s, u"Tea"_s);
        QVERIFY(f.open(1));
        QTRY_COMPARE_WITH_TIMEOUT(f.title(0), u"Tea"_s, kPatienceMs);
        const qsizetype before = f.steps();
        f.select({0});
        f.action(ActionId::Rename).trigger();
        auto* editor = f.grid().viewport()->findChild<QLineEdit*>();
        QVERIFY(editor);
        QTest::keyClicks(editor, u"Nothing"_s);
        QTest::keyClick(editor, Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!f.grid().viewport()->findChild<QLineEdit*>(), kPatienceMs);
        QCOMPARE(f.title(0), u"Tea"_s);
        QCOMPARE(f.steps(), before);
    }
};

VITRINE_REGISTER_TEST(TestRenameInPlace)
#include "tst_rename_in_place.moc"
