#include "tests/support/test_registry.h"
#include "tests/unit/editors/field_host.h"
#include "ui/editors/text_field.h"

#include <QCompleter>
#include <QMenu>

using namespace vitrine;
using namespace vitrine::test;

class TestTextField : public QObject
{
    Q_OBJECT

    static QLineEdit* lineOf(const TextField& field) { return qobject_cast<QLineEdit*>(field.focusProxy()); }

private Q_SLOTS:
    void enter_afterTyping_asksForSavingOnce()
    {
        auto* field = new TextField(QStringLiteral("&Name"));
        field->setStored(mergedOf(QStringLiteral("Tea")));
        FieldHost host(field);
        QTest::keyClicks(host.input(), QStringLiteral(" 250 g"));
        QCOMPARE(field->status(), FieldStatus::Edited);
        QTest::keyClick(host.input(), Qt::Key_Return);
        QCOMPARE(host.commits(), 1);
        QCOMPARE(field->status(), FieldStatus::Saving);
        field->saveSucceeded();
        QCOMPARE(field->status(), FieldStatus::Clean);
        host.leave();
        QCOMPARE(host.commits(), 1);
    }

    void leaving_withoutTyping_asksForNothing()
    {
        auto* field = new TextField(QStringLiteral("Name"));
        field->setStored(mergedOf(QStringLiteral("Tea")));
        FieldHost host(field);
        host.leave();
        QCOMPARE(host.commits(), 0);
    }

    void leaving_afterTyping_asksForSaving()
    {
        auto* field = new TextField(QStringLiteral("Name"));
        FieldHost host(field);
        QTest::keyClicks(host.input(), QStringLiteral("Tea"));
        host.leave();
        QCOMPARE(host.commits(), 1);
        QCOMPARE(field->savingDraft().toString(), QStringLiteral("Tea"));
    }

    void rest_afterTyping_asksForSaving()
    {
        auto* field = new TextField(QStringLiteral("Name"));
        field->setRestInterval(std::chrono::milliseconds(1));
        FieldHost host(field);
        QTest::keyClicks(host.input(), QStringLiteral("Tea"));
        QTRY_VERIFY(host.commits() > 0);
    }

    void escape_afterTyping_showsTheStoredText()
    {
        auto* field = new TextField(QStringLiteral("Name"));
        field->setStored(mergedOf(QStringLiteral("Tea")));
        FieldHost host(field);
        QTest::keyClicks(host.input(), QStringLiteral("xyz"));
        QTest::keyClick(host.input(), Qt::Key_Escape);
        QCOMPARE(field->text(), QStringLiteral("Tea"));
        host.leave();
        QCOMPARE(host.commits(), 0);
    }

    void saveFailed_keepsTheTextAndShowsTheReason()
    {
        auto* field = new TextField(QStringLiteral("SKU"));
        FieldHost host(field);
        QTest::keyClicks(host.input(), QStringLiteral("G01"));
        host.leave();
        field->saveFailed(QStringLiteral("Golden has it."));
        QCOMPARE(field->status(), FieldStatus::Failed);
        QCOMPARE(field->text(), QStringLiteral("G01"));
        QVERIFY(field->message().contains(QStringLiteral("Golden has it.")));
        field->setStored(mergedOf(QStringLiteral("G00")));
        QCOMPARE(field->text(), QStringLiteral("G01"));
        host.enter();
        QTest::keyClick(host.input(), Qt::Key_Escape);
        QCOMPARE(field->text(), QStringLiteral("G00"));
        QVERIFY(field->message().isEmpty());
    }

    void setStored_whileTyping_keepsWhatIsTyped()
    {
        auto* field = new TextField(QStringLiteral("Name"));
        field->setStored(mergedOf(QStringLiteral("Tea")));
        FieldHost host(field);
        QTest::keyClicks(host.input(), QStringLiteral("!"));
        field->setStored(mergedOf(QStringLiteral("Coffee")));
        QCOMPARE(field->text(), QStringLiteral("Tea!"));
        QTest::keyClick(host.input(), Qt::Key_Escape);
        QCOMPARE(field->text(), QStringLiteral("Coffee"));
    }

    void setStored_whileNotTyping_isShown()
    {
        auto* field = new TextField(QStringLiteral("Name"));
        field->setStored(mergedOf(QStringLiteral("Tea")));
        FieldHost host(field);
        field->setStored(mergedOf(QStringLiteral("Coffee")));
        QCOMPARE(field->text(), QStringLiteral("Coffee"));
        QCOMPARE(field->status(), FieldStatus::Clean);
    }

    void saveSucceeded_typedMeanwhile_savesTheRestToo()
    {
        auto* field = new TextField(QStringLiteral("Name"));
        FieldHost host(field);
        QTest::keyClicks(host.input(), QStringLiteral("Te"));
        QTest::keyClick(host.input(), Qt::Key_Return);
        QTest::keyClicks(host.input(), QStringLiteral("a"));
        QCOMPARE(host.commits(), 1);
        field->saveSucceeded();
        QCOMPARE(field->status(), FieldStatus::Edited);
        host.leave();
        QCOMPARE(host.commits(), 2);
        QCOMPARE(field->savingDraft().toString(), QStringLiteral("Tea"));
    }

    void check_brokenRule_isSaidAndNotSaved()
    {
        auto* field = new TextField(QStringLiteral("Name"));
        field->setLimit(3);
        FieldHost host(field);
        QTest::keyClicks(host.input(), QStringLiteral("Teas"));
        QVERIFY(!field->message().isEmpty());
        host.leave();
        QCOMPARE(host.commits(), 0);
        QCOMPARE(field->status(), FieldStatus::Failed);
        QCOMPARE(field->text(), QStringLiteral("Teas"));
    }

    void setStored_differentValues_showsHowManyAndOffersThem()
    {
        auto* field = new TextField(QStringLiteral("Brand"));
        Merged<QString> brands;
        brands.add(QStringLiteral("Arla"));
        brands.add(QStringLiteral("Bravo"), 5);
        brands.add(QString());
        field->setStored(brands);
        FieldHost host(field);
        QVERIFY(field->text().isEmpty());
        QCOMPARE(lineOf(*field)->placeholderText(), QStringLiteral("3 different"));
        QCOMPARE(mixedLines(brands).size(), 3);
        QCOMPARE(lineOf(*field)->completer()->model()->rowCount(), 2);
        host.leave();
        QCOMPARE(host.commits(), 0);
        host.enter();
        QTest::keyClicks(host.input(), QStringLiteral("Bravo"));
        QTest::keyClick(host.input(), Qt::Key_Return);
        QCOMPARE(host.commits(), 1);
    }

    void menu_emptyItForAll_savesAnEmptyText()
    {
        auto* field = new TextField(QStringLiteral("Brand"));
        Merged<QString> brands;
        brands.add(QStringLiteral("Arla"));
        brands.add(QStringLiteral("Bravo"));
        field->setStored(brands);
        FieldHost host(field);
        Q_EMIT host.input()->customContextMenuRequested({});
        auto* menu = host.window().findChild<QMenu*>();
        QVERIFY(menu);
        menu->actions().constLast()->trigger();
        QCOMPARE(host.commits(), 1);
        QVERIFY(field->text().isEmpty());
        field->saveSucceeded();
        QCOMPARE(field->status(), FieldStatus::Clean);
    }

    void ctrlZ_nothingTyped_isLeftToTheWindow()
    {
        auto* field = new TextField(QStringLiteral("Name"));
        field->setStored(mergedOf(QStringLiteral("Tea")));
        FieldHost host(field);
        QKeyEvent quiet(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
        QApplication::sendEvent(host.input(), &quiet);
        QVERIFY(!quiet.isAccepted());
        QTest::keyClicks(host.input(), QStringLiteral("!"));
        QKeyEvent typed(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
        QApplication::sendEvent(host.input(), &typed);
        QVERIFY(typed.isAccepted());
    }

    void restoreDraft_showsTextAndReason()
    {
        TextField field(QStringLiteral("SKU"));
        field.setStored(mergedOf(QStringLiteral("G00")));
        field.restoreDraft(QStringLiteral("G01"), QStringLiteral("Taken."));
        QCOMPARE(field.text(), QStringLiteral("G01"));
        QCOMPARE(field.status(), FieldStatus::Failed);
        field.reset();
        QCOMPARE(field.text(), QStringLiteral("G00"));
    }
};

VITRINE_REGISTER_TEST(TestTextField)
#include "tst_text_field.moc"
