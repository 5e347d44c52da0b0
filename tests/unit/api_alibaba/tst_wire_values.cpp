#include "core/api/alibaba/alibaba_error.h"
#include "core/api/alibaba/wire_values.h"
#include "tests/support/test_registry.h"

#include <QSet>

using namespace vitrine;
using namespace Qt::StringLiterals;

class TestWireValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void decodedBase64_spellings_giveTheBytes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray() << QByteArray();
        QTest::newRow("standard") << QByteArray("+/+/") << QByteArray("\xfb\xff\xbf");
        QTest::newRow("URL-safe") << QByteArray("-_-_") << QByteArray("\xfb\xff\xbf");
        QTest::newRow("one byte") << QByteArray("YQ==") << QByteArray("a");
        QTest::newRow("one byte without padding") << QByteArray("YQ") << QByteArray("a");
        QTest::newRow("two bytes") << QByteArray("YWI=") << QByteArray("ab");
        QTest::newRow("two bytes without padding") << QByteArray("YWI") << QByteArray("ab");
        QTest::newRow("with line breaks") << QByteArray("YW\r\nJj\n") << QByteArray("abc");
        QTest::newRow("a plus that a form made a space")
            << QByteArray(" /+/").prepend("YWJj") << QByteArray("abc\xfb\xff\xbf");
        QTest::newRow("seven bytes") << QByteArray("YWJjZGVmZw==") << QByteArray("abcdefg");
    }
    void decodedBase64_spellings_giveTheBytes()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, bytes);
        const auto decoded = decodedBase64(text);
        QVERIFY(decoded);
        QCOMPARE(*decoded, bytes);
    }

    void decodedBase64_everyLength_agreesWithQt()
    {
        QByteArray bytes;
        for (int length = 0; length < 70; ++length) {
            QCOMPARE(decodedBase64(bytes.toBase64()), bytes);
            QCOMPARE(decodedBase64(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)),
                     bytes);
            bytes += char(length * 37);
        }
    }

    void decodedBase64_wrong_isRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("a letter alone") << QByteArray("YWJjY");
        QTest::newRow("another letter") << QByteArray("YW*j");
        QTest::newRow("a byte above ASCII") << QByteArray("YW\xffj");
        QTest::newRow("padding inside") << QByteArray("YQ==YQ==");
        QTest::newRow("too much padding") << QByteArray("YQ===");
        QTest::newRow("padding alone") << QByteArray("====");
        QTest::newRow("too little padding") << QByteArray("YQ=");
    }
    void decodedBase64_wrong_isRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!decodedBase64(text));
    }

    void wireFlag_everySpelling_isRead()
    {
        for (const QByteArray yes : {"true", "True", "TRUE", "1"})
            QCOMPARE(wireFlag(yes), true);
        for (const QByteArray no : {"false", "False", "FALSE", "0"})
            QCOMPARE(wireFlag(no), false);
        for (const QByteArray other : {"", "yes", "2", "true ", "null"})
            QVERIFY(!wireFlag(other));
    }

    void wireInteger_edges_areKept()
    {
        QCOMPARE(wireInteger("0"), 0);
        QCOMPARE(wireInteger("-2147483648"), std::numeric_limits<qint32>::min());
        QCOMPARE(wireInteger("2147483647"), std::numeric_limits<qint32>::max());
        for (const QByteArray other : {"", "2147483648", "-2147483649", "1.0", " 1", "1 ", "+1", "0x1", "1e3", "--1"})
            QVERIFY2(!wireInteger(other), other.constData());
    }

    void wireRegion_orderOfTheVendor_isXThenY()
    {
        QCOMPARE(wireRegion("10,110,20,70"), QRect(10, 20, 100, 50));
        QCOMPARE(wireRegion(" 10, 110 ,20,70 "), QRect(10, 20, 100, 50));
        QCOMPARE(regionText(QRect(10, 20, 100, 50)), u"10,110,20,70"_s);
        QCOMPARE(wireRegion("0,1,0,1"), QRect(0, 0, 1, 1));
    }

    void wireRegion_wrong_isRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"", "1,2,3", "1,2,3,4,5", "1,2,3,", ",1,2,3", "5,5,1,2", "9,5,1,2", "1,2,4,4",
                                 "1,2,9,4", "-1,2,1,2", "a,b,c,d", "0,65536,0,1", "1.5,2,3,4"})
            QTest::newRow(text) << QByteArray(text);
    }
    void wireRegion_wrong_isRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!wireRegion(text));
    }

    void wireScore_range_isZeroToOneWithTwoDecimals()
    {
        QCOMPARE(wireScore("0"), 0.0);
        QCOMPARE(wireScore("0.5"), 0.5);
        QCOMPARE(wireScore("0.05"), 0.05);
        QCOMPARE(wireScore("1.00"), 1.0);
        for (const QByteArray other : {"", "1.01", "2", "0.505", "0.", ".5", "-0.1", "00.5", "0,5", "nan", "1e0"})
            QVERIFY2(!wireScore(other), other.constData());
    }

    void alibabaErrors_table_isInTheOrderOfTheEnumeration()
    {
        const auto rows = alibabaErrors();
        QCOMPARE(rows.size(), size_t(AlibabaError::InternalError) + 1);
        QSet<QByteArray> codes;
        for (size_t i = 0; i < rows.size(); ++i) {
            QCOMPARE(size_t(rows[i].error), i);
            QVERIFY(*rows[i].code && *rows[i].message);
            QVERIFY(rows[i].status >= 400 && rows[i].status < 600);
            codes.insert(rows[i].code);
        }
        QCOMPARE(size_t(codes.size()), rows.size());
    }

    void alibabaFailure_families_haveTheirOwnWords()
    {
        QCOMPARE(alibabaFailure(AlibabaError::InvalidStartParameter, ApiFamily::AlibabaItems).message,
                 u"The specified parameter s is inavlid."_s);
        QCOMPARE(alibabaFailure(AlibabaError::InvalidStartParameter, ApiFamily::AlibabaRpc).message,
                 u"The specified parameter start is invalid."_s);
        QCOMPARE(alibabaFailure(AlibabaError::NoCaretSeperator, ApiFamily::AlibabaItems).code,
                 QByteArray("NoCaretSeperator"));
    }
};

VITRINE_REGISTER_TEST(TestWireValues)
#include "tst_wire_values.moc"
