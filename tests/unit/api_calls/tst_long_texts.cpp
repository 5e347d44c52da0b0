#include "core/api/calls/long_texts.h"
#include "tests/support/test_registry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace vitrine;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kLong(LongTexts::kShortBytes + 1, 'A');

QByteArray bodyOf(const QByteArray& literal)
{
    return "{\"a\":1,\"file\":\"" + literal + "\",\"b\":[{\"c\":\"d\"}]}";
}

} // namespace

class TestLongTexts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void find_longText_isAViewOfTheBody()
    {
        const HttpBody body(bodyOf(kLong));
        const LongTexts texts(body);
        QVERIFY(texts.json().size() < 200);
        const QJsonObject object = QJsonDocument::fromJson(texts.json()).object();
        QCOMPARE(object.value("a"_L1).toInt(), 1);
        QCOMPARE(object.value("b"_L1).toArray().first()["c"_L1].toString(), u"d"_s);
        const auto found = texts.find(object.value("file"_L1).toString());
        QVERIFY(found && *found == kLong);
        const QByteArray whole = body.bytes();
        QVERIFY(found->constData() > whole.constData() && found->constData() < whole.constData() + whole.size());
        QVERIFY(!texts.find(u"d"_s));
    }

    void find_escapes_areRead_data()
    {
        QTest::addColumn<QByteArray>("escaped");
        QTest::addColumn<QByteArray>("meant");
        QTest::newRow("slash") << QByteArray("\\/") << QByteArray("/");
        QTest::newRow("plus of .NET") << QByteArray("\\u002B") << QByteArray("+");
        QTest::newRow("line break") << QByteArray("\\r\\n\\t\\b\\f") << QByteArray("\r\n\t\b\f");
        QTest::newRow("quote and backslash") << QByteArray("\\\"\\\\") << QByteArray("\"\\");
        QTest::newRow("beyond the first plane") << QByteArray("\\ud83c\\udf75") << QByteArray("\xF0\x9F\x8D\xB5");
        QTest::newRow("wrong letter") << QByteArray("\\x") << QByteArray();
        QTest::newRow("half a pair") << QByteArray("\\ud83c") << QByteArray();
        QTest::newRow("the other half") << QByteArray("\\udf75") << QByteArray();
        QTest::newRow("short number") << QByteArray("\\u00") << QByteArray();
    }
    void find_escapes_areRead()
    {
        QFETCH(const QByteArray, escaped);
        QFETCH(const QByteArray, meant);
        const LongTexts texts{HttpBody(bodyOf(kLong + escaped))};
        const auto found = texts.find(QJsonDocument::fromJson(texts.json())["file"_L1].toString());
        QVERIFY(found);
        QCOMPARE(*found, meant.isEmpty() ? QByteArray() : kLong + meant);
        QCOMPARE(unescapedJson(escaped).value_or(QByteArray()), meant);
    }

    void json_shortOrBrokenBodies_stayAsTheyAre()
    {
        for (const QByteArray& body : {bodyOf("short"), QByteArray(), QByteArray("{\"a\":\"") + kLong,
                                       bodyOf(kLong + "\xFF"), QByteArray("{\"a\":\"b\\")})
            QCOMPARE(LongTexts(HttpBody(body)).json(), body);
    }

    void find_standInOfSomebodyElse_isNothing()
    {
        const LongTexts first{HttpBody(bodyOf(kLong))}, second{HttpBody(bodyOf(kLong))};
        const QString sent = QJsonDocument::fromJson(first.json())["file"_L1].toString();
        QVERIFY(!second.find(sent));
        QVERIFY(!LongTexts(HttpBody(bodyOf("x"))).find(sent));
        QVERIFY(!first.find(sent + u"0"_s));
    }

    void restored_anyDepth_isTheBodyAgain()
    {
        const QByteArray body =
            "[{\"a\":[\"" + kLong + "\",1,null]},{\"" + kLong + "\":{\"b\":\"" + kLong + "\"}},\"c\"]";
        const LongTexts texts{HttpBody(body)};
        QVERIFY(texts.json().size() < 1000);
        QCOMPARE(texts.restored(QJsonDocument::fromJson(texts.json()).array()).toArray(),
                 QJsonDocument::fromJson(body).array());
    }

    void nesting_bracketsInTexts_doNotCount()
    {
        QCOMPARE(LongTexts(HttpBody("[[{\"[[[[\":1}]]")).nesting(), 3);
        QCOMPARE(LongTexts(HttpBody(QByteArray(1000, '['))).nesting(), 1000);
    }
};

VITRINE_REGISTER_TEST(TestLongTexts)
#include "tst_long_texts.moc"
