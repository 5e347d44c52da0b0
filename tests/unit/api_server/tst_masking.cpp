#include "core/api/inspector/masking.h"
#include "core/services/call_json.h"
#include "tests/support/test_registry.h"

using namespace vitrine;
using namespace Qt::StringLiterals;

class TestMasking : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void header_secretOrSignature_isMasked_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("shown");
        const auto row = [](const char* what, const char* name, const char* value, const char* shown) {
            QTest::newRow(what) << QByteArray(name) << QByteArray(value) << QByteArray(shown);
        };
        row("token", "x-auth-token", "abc", "***");
        row("given token", "X-Subject-Token", "abc", "***");
        row("new signature", "authorization", "SDK-HMAC-SHA256 Access=A, SignedHeaders=a, Signature=0f",
            "SDK-HMAC-SHA256 Access=A, SignedHeaders=a, Signature=***");
        row("old signature", "Authorization", "acs AK:c2ln", "acs AK:***");
        row("something else", "Authorization", "Bearer abc", "***");
        row("no secret", "Content-Type", "application/json", "application/json");
    }
    void header_secretOrSignature_isMasked()
    {
        QFETCH(const QByteArray, name);
        QFETCH(const QByteArray, value);
        QTEST(maskedHeader(name, value), "shown");
    }

    void target_signatureParameter_isMasked()
    {
        QCOMPARE(maskedTarget("/?A=1&Signature=x%2By&B=%20"), "/?A=1&Signature=***&B=%20");
        QCOMPARE(maskedTarget("/plain"), "/plain");
    }

    void body_passwordOrSignature_isMasked()
    {
        HttpRequest request;
        request.body = HttpBody(R"({"auth":{"identity":{"password":{"user":{"name":"VI","password":"geheim"}},
            "hw_ak_sk":{"access":{"key":"VI"},"secret":{"key":"geheim"}}}}})");
        const HttpResponse response;
        AnsweredCall call{.request = request, .response = response, .family = ApiFamily::HuaweiIdentity};
        const QByteArray shown = maskedRequestBody(call, 4096);
        QVERIFY(!shown.contains("geheim"));
        QVERIFY(shown.contains("VI"));
        call.family = ApiFamily::AlibabaRpc;
        request.headers.add("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
        request.body = HttpBody("Action=X&Signature=abc&Num=1");
        QCOMPARE(maskedRequestBody(call, 4096), "Action=X&Signature=***&Num=1");
        QCOMPARE(maskedRequestBody(call, 10), "Action=X&S");
    }

    void callObject_everyField_comesBack()
    {
        CallRecord call;
        call.number = 7;
        call.requestId = "ID";
        call.receivedUtc = 5;
        call.milliseconds = 1.5;
        call.keyName = u"sdk"_s;
        call.method = "POST";
        call.target = "/item/add";
        call.operation = "alibaba_items.AddItem";
        call.requestHeaders = {{"A", "1"}, {"A", "2"}};
        call.requestBody = QByteArray("\x00\xff", 2);
        call.requestBytes = 2;
        call.status = 200;
        call.fields = {{u"name"_s, u"text"_s, "jpeg"}};
        call.step = StepId(3);
        const auto back = callFromObject(callObject(call));
        QVERIFY(back);
        QCOMPARE(callObject(*back), callObject(call));
        QCOMPARE(back->requestBody, call.requestBody);
        QVERIFY(!callFromObject({}));
    }

    void asCurl_quotesAndBytes_areSafeInAShell()
    {
        CallRecord call;
        call.method = "POST";
        call.target = "/a?b=c";
        call.requestHeaders = {{"Host", "x"}, {"X-Name", "it's"}, {"Content-Length", "3"}};
        call.requestBody = "a'b";
        QCOMPARE(asCurl(call, u"http://127.0.0.1:1"_s),
                 u"curl -i -X POST \\\n  -H 'X-Name: it'\\''s' \\\n  --data-binary 'a'\\''b' \\\n  "
                 "'http://127.0.0.1:1/a?b=c'"_s);
        call.requestBody = QByteArray("\xff\x00", 2);
        QVERIFY(asCurl(call, u"http://127.0.0.1:1"_s).startsWith(u"echo '/wA=' | base64 -d | curl"_s));
    }
};

VITRINE_REGISTER_TEST(TestMasking)
#include "tst_masking.moc"
