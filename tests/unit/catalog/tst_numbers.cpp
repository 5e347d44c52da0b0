#include "core/catalog/decimal.h"
#include "core/catalog/gtin.h"
#include "core/catalog/money.h"
#include "core/catalog/sku.h"
#include "tests/support/test_registry.h"

#include <QRandomGenerator>

using namespace vitrine;

class TestNumbers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parseMoney_text_isRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("fallback");
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<QString>("currency");
        const auto row = [](const char* name, QStringView text, QStringView fallback, qint64 minor,
                            QStringView currency) {
            QTest::newRow(name) << text.toString() << fallback.toString() << minor << currency.toString();
        };
        row("point", u"12.50", u"EUR", 1250, u"EUR");
        row("comma", u"12,50", u"EUR", 1250, u"EUR");
        row("one decimal", u"12,5", u"EUR", 1250, u"EUR");
        row("no decimals", u"12", u"EUR", 1200, u"EUR");
        row("space groups", u"1 299,90", u"EUR", 129990, u"EUR");
        row("narrow no-break space groups", u"1\u202f299,90", u"EUR", 129990, u"EUR");
        row("German", u"1.299,90", u"EUR", 129990, u"EUR");
        row("English", u"1,299.90", u"USD", 129990, u"USD");
        row("Swiss", u"1’299.90", u"CHF", 129990, u"CHF");
        row("comma before three digits groups", u"1,299", u"EUR", 129900, u"EUR");
        row("point before three digits groups", u"1.299", u"EUR", 129900, u"EUR");
        row("several groups", u"1.299.900", u"EUR", 129990000, u"EUR");
        row("three decimals where the currency has them", u"1.299", u"KWD", 1299, u"KWD");
        row("no minor unit", u"1,299", u"JPY", 1299, u"JPY");
        row("zeros behind a yen", u"1299.00", u"JPY", 1299, u"JPY");
        row("zeros behind the cents", u"12.5000", u"EUR", 1250, u"EUR");
        row("code before", u"EUR 12.50", u"", 1250, u"EUR");
        row("code behind", u"12.50 usd", u"EUR", 1250, u"USD");
        row("code close", u"12.50USD", u"", 1250, u"USD");
        row("sign before", u"€12.50", u"", 1250, u"EUR");
        row("sign behind", u"12,50 €", u"USD", 1250, u"EUR");
        row("dollar of the default", u"$5", u"CAD", 500, u"CAD");
        row("dollar otherwise", u"$5", u"EUR", 500, u"USD");
        row("krona of the default", u"12,50 kr", u"NOK", 1250, u"NOK");
        row("yuan by the default", u"¥5", u"CNY", 500, u"CNY");
        row("below one", u"0.5", u"EUR", 50, u"EUR");
        row("starts with the mark", u".5", u"EUR", 50, u"EUR");
        row("minus", u"-3.20", u"EUR", -320, u"EUR");
        row("largest", u"92233720368547758.07", u"EUR", 9223372036854775807, u"EUR");
    }
    void parseMoney_text_isRead()
    {
        QFETCH(QString, text);
        QFETCH(QString, fallback);
        const Result<Money> money = parseMoney(text, fallback);
        QVERIFY2(money.ok(), money.ok() ? "" : qPrintable(money.error().detail));
        QTEST(money.value().minor, "minor");
        QTEST(money.value().currency, "currency");
    }

    void parseMoney_wrongText_isRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("fallback");
        QTest::newRow("empty") << QString() << u"EUR"_qs;
        QTest::newRow("word") << u"free"_qs << u"EUR"_qs;
        QTest::newRow("no currency") << u"12.50"_qs << QString();
        QTest::newRow("too many decimals") << u"12.505 "_qs + u"x"_qs << u"EUR"_qs;
        QTest::newRow("a tenth of a cent") << u"0.125"_qs << u"EUR"_qs;
        QTest::newRow("half a yen") << u"1.5"_qs << u"JPY"_qs;
        QTest::newRow("two words") << u"EUR 12 USD"_qs << u"EUR"_qs;
        QTest::newRow("too large") << u"92233720368547758.08"_qs << u"EUR"_qs;
        QTest::newRow("wrong groups") << u"1,29,90.00"_qs << u"EUR"_qs;
        QTest::newRow("exponent") << u"1.2E+5"_qs << u"EUR"_qs;
        QTest::newRow("range") << u"12-15"_qs << u"EUR"_qs;
        QTest::newRow("only marks") << u".,"_qs << u"EUR"_qs;
        QTest::newRow("only a sign") << u"-"_qs << u"EUR"_qs;
    }
    void parseMoney_wrongText_isRefused()
    {
        QFETCH(QString, text);
        QFETCH(QString, fallback);
        const Result<Money> money = parseMoney(text, fallback);
        QVERIFY(!money.ok());
        QCOMPARE(money.error().code, ErrorCode::InvalidInput);
    }

    void moneyAmount_anyAmount_comesBack()
    {
        QRandomGenerator random(3);
        for (const QString& currency : {u"EUR"_qs, u"JPY"_qs, u"KWD"_qs, u"CLF"_qs}) {
            for (int i = 0; i < 500; ++i) {
                const Money money{qint64(random.generate64() >> random.bounded(1, 63)) * (i % 2 ? 1 : -1), currency};
                const Result<Money> back = parseMoney(moneyAmount(money) + u' ' + currency, QString());
                QVERIFY(back.ok());
                QCOMPARE(back.value().minor, money.minor);
            }
        }
        QCOMPARE(moneyAmount({5, u"EUR"_qs}), u"0.05"_qs);
        QCOMPARE(moneyAmount({-5, u"JPY"_qs}), u"-5"_qs);
        QCOMPARE(moneyAmount({std::numeric_limits<qint64>::min(), u"JPY"_qs}), u"-9223372036854775808"_qs);
    }

    void decimalParse_text_isKept_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("trailing zero stays") << u"1.50"_qs << u"1.50"_qs;
        QTest::newRow("comma") << u" -12,5 "_qs << u"-12.5"_qs;
        QTest::newRow("leading zeros go") << u"007"_qs << u"7"_qs;
        QTest::newRow("no whole part") << u".5"_qs << u"0.5"_qs;
        QTest::newRow("no fraction") << u"5."_qs << u"5"_qs;
        QTest::newRow("minus zero") << u"-0.00"_qs << u"0.00"_qs;
        QTest::newRow("plus") << u"+3"_qs << u"3"_qs;
        QTest::newRow("forty digits") << QString(40, u'9') << QString(40, u'9');
    }
    void decimalParse_text_isKept()
    {
        QFETCH(QString, text);
        const Result<Decimal> number = Decimal::parse(text);
        QVERIFY(number.ok());
        QTEST(number.value().text(), "expected");
    }

    void decimalParse_wrongText_isRefused()
    {
        for (const QString& text : {u""_qs, u"-"_qs, u"."_qs, u"1e5"_qs, u"4.00638E+12"_qs, u"1.2.3"_qs, u"1 000"_qs,
                                    u"--1"_qs, u"0x10"_qs, u"1-"_qs, u"NaN"_qs, QString(41, u'9')})
            QVERIFY2(!Decimal::parse(text).ok(), qPrintable(text));
    }

    void decimalCompare_numbers_areOrderedByValue()
    {
        const QStringList ordered{u"-10"_qs,   u"-9.5"_qs, u"-0.01"_qs, u"0"_qs,
                                  u"0.001"_qs, u"0.01"_qs, u"1"_qs,     u"1.05"_qs,
                                  u"1.5"_qs,   u"9"_qs,    u"10"_qs,    u"100000000000000000000000000000000000001"_qs};
        for (qsizetype a = 0; a < ordered.size(); ++a) {
            for (qsizetype b = 0; b < ordered.size(); ++b) {
                const Decimal left = Decimal::parse(ordered[a]).value(),
                              right = Decimal::parse(ordered[b] + (ordered[b].contains(u'.') ? u"00"_qs : u".0"_qs))
                                          .value();
                QCOMPARE(left < right, a < b);
                QCOMPARE(left == right, a == b);
            }
        }
    }

    void gtinParse_rightNumbers_areKeptAsTyped_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("digits");
        QTest::addColumn<QString>("fourteen");
        QTest::newRow("EAN-13") << u"4006381333931"_qs << u"4006381333931"_qs << u"04006381333931"_qs;
        QTest::newRow("EAN-8") << u"96385074"_qs << u"96385074"_qs << u"00000096385074"_qs;
        QTest::newRow("UPC with a leading zero") << u"012345678905"_qs << u"012345678905"_qs << u"00012345678905"_qs;
        QTest::newRow("spaces and dashes") << u"4-006381 33393–1"_qs << u"4006381333931"_qs << u"04006381333931"_qs;
        QTest::newRow("GTIN-14") << u"10012345678902"_qs << u"10012345678902"_qs << u"10012345678902"_qs;
    }
    void gtinParse_rightNumbers_areKeptAsTyped()
    {
        QFETCH(QString, text);
        const Result<Gtin> gtin = Gtin::parse(text);
        QVERIFY2(gtin.ok(), gtin.ok() ? "" : qPrintable(gtin.error().detail));
        QTEST(gtin.value().digits(), "digits");
        QTEST(gtin.value().asGtin14(), "fourteen");
    }

    void gtinParse_wrongNumbers_sayWhy_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("reason");
        QTest::newRow("wrong check digit") << u"4006381333930"_qs << u"must be 1"_qs;
        QTest::newRow("letters") << u"40063813339AB"_qs << u"'A' is not a digit"_qs;
        QTest::newRow("what a spreadsheet leaves") << u"4.00638E+12"_qs << u"'.' is not a digit"_qs;
        QTest::newRow("ten digits") << u"1234567890"_qs << u"10 digits"_qs;
        QTest::newRow("too many") << u"123456789012345"_qs << u"more than 14"_qs;
        QTest::newRow("zeros") << u"00000000"_qs << u"only zeros"_qs;
        QTest::newRow("empty") << QString() << u"0 digits"_qs;
    }
    void gtinParse_wrongNumbers_sayWhy()
    {
        QFETCH(QString, text);
        QFETCH(QString, reason);
        const Result<Gtin> gtin = Gtin::parse(text);
        QVERIFY(!gtin.ok());
        QVERIFY2(gtin.error().detail.contains(reason), qPrintable(gtin.error().detail));
    }

    void gtinEquality_sameItem_ignoresPadding()
    {
        QVERIFY(Gtin::parse(u"012345678905").value() == Gtin::parse(u"0012345678905").value());
    }

    void normalizedSku_text_isTrimmedOrRefused()
    {
        QCOMPARE(normalizedSku(u"  Ab-12 c "_qs).value(), u"Ab-12 c"_qs);
        QCOMPARE(normalizedSku(QString()).value(), QString());
        QVERIFY(!normalizedSku(u"a\nb"_qs).ok());
        QVERIFY(!normalizedSku(QString(QChar(0xdc00))).ok());
        QVERIFY(normalizedSku(QString(256, u'x')).ok());
        QVERIFY(!normalizedSku(QString(86, u'茶')).ok());
        QCOMPARE(skuKey(u"Ab-12 c"_qs), u"ab12c"_qs);
    }
};

VITRINE_REGISTER_TEST(TestNumbers)
#include "tst_numbers.moc"
