#include "tests/support/test_registry.h"
#include "tests/unit/editors/field_host.h"
#include "ui/editors/date_field.h"
#include "ui/editors/gtin_field.h"
#include "ui/editors/long_text_field.h"
#include "ui/editors/number_field.h"
#include "ui/editors/price_field.h"

#include <QPlainTextEdit>

using namespace vitrine;
using namespace vitrine::test;

class TestValueFields : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void gtin_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("empty is no GTIN and fine") << QString() << true;
        QTest::newRow("a right GTIN-13") << QStringLiteral("4006381333931") << true;
        QTest::newRow("spaces are ignored") << QStringLiteral("4006381 333931") << true;
        QTest::newRow("a wrong check digit") << QStringLiteral("4006381333932") << false;
        QTest::newRow("too short") << QStringLiteral("40063") << false;
        QTest::newRow("letters") << QStringLiteral("40063813A3931") << false;
    }
    void gtin()
    {
        QFETCH(QString, text);
        QFETCH(bool, good);
        QCOMPARE(GtinField::problemOf(text).isEmpty(), good);
    }

    void gtin_wrongCheckDigit_namesTheRightOne()
    {
        QVERIFY(GtinField::problemOf(QStringLiteral("4006381333932")).contains(u'1'));
        auto* field = new GtinField(QStringLiteral("GTIN"));
        FieldHost host(field);
        QTest::keyClicks(host.input(), QStringLiteral("4006381333932"));
        QVERIFY(field->message().contains(QStringLiteral("should be 1")));
        QTest::keyClick(host.input(), Qt::Key_Backspace);
        QTest::keyClicks(host.input(), QStringLiteral("1"));
        QVERIFY(field->message().contains(QStringLiteral("GTIN-13")));
    }

    void price_typedWithoutCurrency_takesTheStoredOne()
    {
        auto* field = new PriceField(QStringLiteral("Price"));
        field->setStoredPrice(mergedOf(std::optional(Money{1250, QStringLiteral("USD")})));
        FieldHost host(field);
        auto* line = qobject_cast<QLineEdit*>(host.input());
        line->selectAll();
        QTest::keyClicks(line, QStringLiteral("9,5"));
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(host.commits(), 1);
        QCOMPARE(field->price(), std::optional(Money{950, QStringLiteral("USD")}));
        field->saveSucceeded();
        line->clear();
        QTest::keyClicks(line, QStringLiteral(" "));
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(field->price(), std::nullopt);
    }

    void price_nonsense_isNotSaved()
    {
        auto* field = new PriceField(QStringLiteral("Price"));
        FieldHost host(field);
        QTest::keyClicks(host.input(), QStringLiteral("cheap"));
        host.leave();
        QCOMPARE(host.commits(), 0);
        QCOMPARE(field->status(), FieldStatus::Failed);
    }

    void number_storedAndTyped_staysExact()
    {
        auto* field = new NumberField(QStringLiteral("Weight"), QStringLiteral("g"));
        field->setStoredNumber(mergedOf(std::optional(Decimal::parse(QStringLiteral("1.50")).value())));
        FieldHost host(field);
        QCOMPARE(field->number()->text(), QStringLiteral("1.50"));
        auto* line = qobject_cast<QLineEdit*>(host.input());
        line->selectAll();
        QTest::keyClicks(line, QStringLiteral("0.10"));
        host.leave();
        QCOMPARE(host.commits(), 1);
        QCOMPARE(field->number()->text(), QStringLiteral("0.10"));
    }

    void date_typedAndStored_isKept()
    {
        auto* field = new DateField(QStringLiteral("Best before"), DatePrecision::Day);
        field->setStoredDate(mergedOf(std::optional(QDate(2024, 5, 31))));
        FieldHost host(field);
        QCOMPARE(field->date(), std::optional(QDate(2024, 5, 31)));
        auto* line = qobject_cast<QLineEdit*>(host.input());
        line->selectAll();
        QTest::keyClicks(line, QStringLiteral("2025-13-01"));
        host.leave();
        QCOMPARE(host.commits(), 0);
        host.enter();
        line->selectAll();
        QTest::keyClicks(line, QStringLiteral("2025-12-01"));
        host.leave();
        QCOMPARE(host.commits(), 1);
        QCOMPARE(field->date(), std::optional(QDate(2025, 12, 1)));
    }

    void time_shownInLocalTime_comesBackTheSame()
    {
        DateField field(QStringLiteral("Taken"), DatePrecision::Minute);
        const QDateTime taken(QDate(2024, 2, 29), QTime(23, 59));
        field.setStoredTime(mergedOf(std::optional<UtcMillis>(taken.toMSecsSinceEpoch())));
        QCOMPARE(field.time(), std::optional<UtcMillis>(taken.toMSecsSinceEpoch()));
        QCOMPARE(field.text(), QStringLiteral("2024-02-29 23:59"));
    }

    void longText_enterIsANewLineAndCtrlEnterSaves()
    {
        auto* field = new LongTextField(QStringLiteral("Description"));
        FieldHost host(field);
        QTest::keyClicks(host.input(), QStringLiteral("one"));
        QTest::keyClick(host.input(), Qt::Key_Return);
        QTest::keyClicks(host.input(), QStringLiteral("two"));
        QCOMPARE(host.commits(), 0);
        QTest::keyClick(host.input(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(host.commits(), 1);
        QCOMPARE(field->text(), QStringLiteral("one\ntwo"));
    }

    void longText_growsWithItsLines()
    {
        auto* field = new LongTextField(QStringLiteral("Description"));
        FieldHost host(field);
        const int before = host.input()->sizeHint().height();
        field->setStored(mergedOf(QStringLiteral("1\n2\n3\n4\n5\n6")));
        QVERIFY(host.input()->sizeHint().height() > before);
    }
};

VITRINE_REGISTER_TEST(TestValueFields)
#include "tst_value_fields.moc"
