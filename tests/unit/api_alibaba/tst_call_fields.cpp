#include "core/api/alibaba/call_fields.h"
#include "tests/support/test_registry.h"

using namespace vitrine;

namespace {

HttpRequest request(const QByteArray& query, const QByteArray& body, const QByteArray& type)
{
    HttpRequest request;
    request.query = parseParameters(query, false);
    request.headers.add("content-type", type);
    request.body = HttpBody(body);
    return request;
}

CallFields form(const QByteArray& query, const QByteArray& body)
{
    return CallFields::of(request(query, body, "application/x-www-form-urlencoded")).value();
}

Checked<CallFields> json(const QByteArray& body)
{
    return CallFields::of(request({}, body, "application/json; charset=utf-8"));
}

} // namespace

class TestCallFields : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void of_queryAndForm_areOne()
    {
        const CallFields fields = form("ScoreThreshold=0.50&Num=1", "InstanceName=a%20b+c&Num=2&PicContent=AA%2B%2F");
        QCOMPARE(fields.find("ScoreThreshold"), QByteArray("0.50"));
        QCOMPARE(fields.find("InstanceName"), QByteArray("a b c"));
        QCOMPARE(fields.find("Num"), QByteArray("2"));
        QCOMPARE(fields.find("PicContent"), QByteArray("AA+/"));
    }

    void of_repeatedName_hasItsLastValue() { QCOMPARE(form({}, "Num=1&Num=2").find("Num"), QByteArray("2")); }

    void of_formWithoutContentType_isRead()
    {
        QCOMPARE(CallFields::of(request({}, "Num=2", {})).value().find("Num"), QByteArray("2"));
    }

    void find_emptyValue_isNotGiven()
    {
        const CallFields fields = form({}, "CustomContent=&Num");
        QVERIFY(!fields.find("CustomContent"));
        QVERIFY(!fields.find("Num"));
        QCOMPARE(fields.findGiven("CustomContent"), QByteArray());
        QVERIFY(!fields.findGiven("Other"));
        QCOMPARE(form({}, "InstanceName=x").findAny({"instanceName", "InstanceName"}), QByteArray("x"));
    }

    void of_json_givesWhatAFormWould()
    {
        const auto fields =
            json("{\"InstanceName\":\"d\\u00e9mo\",\"Num\":10,\"Crop\":true,\"IntAttr\":-5,\"Filter\":null,\"X\":1.5}");
        QVERIFY(fields.ok());
        QCOMPARE(fields.value().find("InstanceName"), QByteArray("d\xC3\xA9mo"));
        QCOMPARE(fields.value().find("Num"), QByteArray("10"));
        QCOMPARE(fields.value().find("Crop"), QByteArray("true"));
        QCOMPARE(fields.value().find("IntAttr"), QByteArray("-5"));
        QCOMPARE(fields.value().find("X"), QByteArray("1.5"));
        QVERIFY(!fields.value().find("Filter"));
    }

    void of_jsonWithEqualKeys_takesTheLast()
    {
        const auto fields = json("{\"Num\":1,\"Start\":7,\"Num\":2,\"Num\":3}");
        QVERIFY(fields.ok());
        QCOMPARE(fields.value().find("Num"), QByteArray("3"));
    }

    void of_badJson_isBadRequest_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("not JSON") << QByteArray("Num=1");
        QTest::newRow("an array") << QByteArray("[1]");
        QTest::newRow("an object inside") << QByteArray("{\"a\":{}}");
        QTest::newRow("an array inside") << QByteArray("{\"a\":[]}");
        QTest::newRow("cut off") << QByteArray("{\"a\":1");
        QTest::newRow("something after it") << QByteArray("{\"a\":1}x");
        QTest::newRow("not UTF-8") << QByteArray("{\"a\":\"\xff\"}");
        QTest::newRow("deep") << QByteArray("{\"a\":").repeated(5000);
    }
    void of_badJson_isBadRequest()
    {
        QFETCH(QByteArray, body);
        const auto fields = json(body);
        QVERIFY(!fields.ok());
        QCOMPARE(fields.error(), AlibabaError::BadRequest);
    }
};

VITRINE_REGISTER_TEST(TestCallFields)
#include "tst_call_fields.moc"
