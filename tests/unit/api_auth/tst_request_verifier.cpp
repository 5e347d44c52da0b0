#include "core/api/auth/request_verifier.h"
#include "core/api/auth/signature_time.h"
#include "tests/support/test_database.h"
#include "tests/support/test_registry.h"
#include "tests/unit/api_auth/signed_calls.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

const UtcMillis kNow = *parseIsoSeconds("2024-01-02T03:04:05Z");
const qint64 kMinute = 60'000;

Route routeOf(ApiFamily family, RouteAuth auth)
{
    Route route;
    route.family = family;
    route.auth = auth;
    return route;
}

const Route kRpc = routeOf(ApiFamily::AlibabaRpc, RouteAuth::Alibaba);
const Route kMeta = routeOf(ApiFamily::MetaStudio, RouteAuth::Huawei);

} // namespace

class TestRequestVerifier : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QFile file(m_folder->path() + u"/c.json"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"version":1,"keys":[
            {"name":"sdk","access_key":"testid","secret_key":"testsecret","rights":"read_write","created":1},
            {"name":"gone","access_key":"goneid","rights":"read_write","created":1,"revoked":2}]})");
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        m_keys = std::make_unique<ApiKeyStore>(m_folder->path(), u"c"_s);
        m_clock.set(kNow);
        m_tokens = std::make_unique<TokenStore>(m_clock);
        m_verifier = std::make_unique<RequestVerifier>(*m_keys, *m_tokens, m_clock, SignatureCheck::On);
    }

    void verify_goodSignatures_nameTheCaller()
    {
        const auto verdict = m_verifier->verify(acs3SearchByPic(), kRpc);
        QVERIFY2(verdict.caller, qPrintable(verdict.note));
        QCOMPARE(verdict.caller->keyName, u"sdk"_s);
        QCOMPARE(verdict.caller->accessKey, u"testid"_s);
        QCOMPARE(verdict.note, u"good"_s);
        QVERIFY(m_verifier->verify(rpcSearchByName(), kRpc).caller);
        QVERIFY(m_verifier->verify(sdkCreateProduct(), kMeta).caller);
    }

    void verify_alibabaNonceAgain_isUsed()
    {
        QVERIFY(m_verifier->verify(acs3SearchByPic(), kRpc).caller);
        QCOMPARE(codeOf(acs3SearchByPic(), kRpc), "SignatureNonceUsed");
        m_clock.set(kNow + 14 * kMinute);
        QCOMPARE(codeOf(acs3SearchByPic(), kRpc), "SignatureNonceUsed");
    }

    void verify_failedSignature_doesNotUseUpTheNonce()
    {
        const auto wrong = withBody(acs3SearchByPic(), "other");
        QCOMPARE(codeOf(wrong, kRpc), "SignatureDoesNotMatch");
        QVERIFY(m_verifier->verify(acs3SearchByPic(), kRpc).caller);
    }

    void verify_huaweiAgain_isARepeat()
    {
        QVERIFY(m_verifier->verify(sdkCreateProduct(), kMeta).caller);
        QVERIFY(m_verifier->verify(sdkCreateProduct(), kMeta).caller);
    }

    void verify_fifteenMinutesOff_isTheLimit()
    {
        for (const qint64 minutes : {-15, 15}) {
            m_clock.set(kNow + minutes * kMinute);
            QVERIFY(m_verifier->verify(sdkCreateProduct(), kMeta).caller);
            m_clock.set(kNow + minutes * kMinute + (minutes < 0 ? -1000 : 1000));
            QCOMPARE(codeOf(sdkCreateProduct(), kMeta), "APIGW.0301");
            QCOMPARE(codeOf(acs3SearchByPic(), kRpc), "InvalidTimeStamp.Expired");
        }
    }

    void verify_badCalls_getTheDocumentedError_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        const auto row = [](const char* name, const char* from, const char* to, int status, const char* code) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << status << QByteArray(code);
        };
        row("unknown key", "=testid", "=nobody", 404, "InvalidAccessKeyId.NotFound");
        row("revoked key", "=testid", "=goneid", 400, "InvalidAccessKeyId.Inactive");
        row("wrong signature", "Signature=d", "Signature=e", 400, "SignatureDoesNotMatch");
        row("signature in capitals", "d8c593", "D8C593", 400, "SignatureDoesNotMatch");
        row("a space", "Credential=", "Credential= ", 400, "IncompleteSignature");
        row("another method", "ACS3-HMAC-SHA256", "ACS3-HMAC-SM3", 400, "InvalidSignatureMethod");
    }
    void verify_badCalls_getTheDocumentedError()
    {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        QFETCH(const int, status);
        QFETCH(const QByteArray, code);
        const QByteArray authorization = acs3SearchByPic().headers.value("Authorization");
        QVERIFY(authorization.contains(from));
        const auto request =
            withHeader(acs3SearchByPic(), "Authorization", QByteArray(authorization).replace(from, to));
        const auto verdict = m_verifier->verify(request, kRpc);
        QVERIFY(!verdict.caller);
        QCOMPARE(verdict.failure.status, status);
        QCOMPARE(verdict.failure.code, code);
        QVERIFY(!verdict.note.isEmpty());
    }

    void verify_alibabaMismatch_tellsTheStringAfterAColon()
    {
        const auto verdict =
            m_verifier->verify(withBody(rpcSearchByName(), rpcSearchByName().body.bytes() + "&x=1"), kRpc);
        QVERIFY(verdict.failure.message.startsWith(
            u"Specified signature is not matched with our calculation. server string to sign is:POST&%2F&"_s));
    }

    void verify_huaweiBad_isTheGatewaysRefusal()
    {
        const auto missing = m_verifier->verify(withHeader(sdkCreateProduct(), "Authorization", {}), kMeta);
        QCOMPARE(missing.failure.status, 401);
        QCOMPARE(missing.failure.code, "APIGW.0301");
        QCOMPARE(missing.failure.message, u"Incorrect IAM authentication information: x-auth-token not found"_s);
        const auto wrong = m_verifier->verify(withBody(sdkCreateProduct(), "{}"), kMeta);
        QCOMPARE(wrong.failure.message, u"Incorrect IAM authentication information: verify aksk signature fail"_s);
    }

    void verify_schemeOfTheOtherVendor_isRefused()
    {
        QCOMPARE(codeOf(acs3SearchByPic(), kMeta), "APIGW.0301");
        QCOMPARE(codeOf(sdkCreateProduct(), kRpc), "InvalidSignatureMethod");
    }

    void verifyToken_goodForeignExpired_areToldApart()
    {
        const auto token = m_tokens->issue({u"testid"_s, u"sdk"_s, u"p1"_s}).token;
        QVERIFY(m_verifier->verify(byToken("/v1/p1/products", token), kMeta).caller);
        QCOMPARE(m_verifier->verify(byToken("/v1/p2/products", token), kMeta).failure.code, "MSS.00010009");
        QVERIFY(m_verifier->verify(byToken("/v1/p1/products", "other"), kMeta)
                    .failure.message.endsWith(u"decrypt token fail"_s));
        m_clock.set(kNow + TokenStore::kLifetimeMs + 1);
        QVERIFY(m_verifier->verify(byToken("/v1/p1/products", token), kMeta)
                    .failure.message.endsWith(u"token expires, expires_at: 2024-01-03T03:04:05Z"_s));
        m_clock.set(kNow + TokenStore::kLifetimeMs + 61 * kMinute);
        QVERIFY(m_verifier->verify(byToken("/v1/p1/products", token), kMeta)
                    .failure.message.endsWith(u"decrypt token fail"_s));
    }

    void verifyToken_keyRevoked_endsTheToken()
    {
        const auto token = m_tokens->issue({u"testid"_s, u"sdk"_s, {}}).token;
        QVERIFY(m_verifier->verify(byToken("/v1/p1/products", token), kMeta).caller);
        QVERIFY(m_keys->revoke(u"sdk"_s, kNow).ok());
        QVERIFY(!m_verifier->verify(byToken("/v1/p1/products", token), kMeta).caller);
    }

    void explain_ownKeyOnLoopback_tellsWhere()
    {
        auto request = sdkCreateProduct();
        request.rawPath += '/';
        QVERIFY(m_verifier->verify(request, kMeta).caller);
        request = withHeader(sdkCreateProduct(), "Host", "localhost:8080");
        QVERIFY(m_verifier->verify(request, kMeta).explain.isEmpty());
        request.headers.add("X-Vitrine-Explain", "1");
        const auto verdict = m_verifier->verify(request, kMeta);
        QVERIFY(verdict.explain.value("canonical_request"_L1).toString().contains(u"host:localhost:8080"_s));
        QVERIFY(!QJsonDocument(verdict.explain).toJson().contains("testsecret"));
        request.loopback = false;
        QVERIFY(m_verifier->verify(request, kMeta).explain.isEmpty());
    }

    void explain_knownMistake_isNamed()
    {
        auto request = acs3SearchByPic();
        request.headers.set("host", "127.0.0.1:8080");
        signRequest(request, SignatureScheme::AlibabaAcs3, "testid", "testsecret\n", kNow, "abc");
        const auto verdict = m_verifier->verify(request, kRpc);
        QVERIFY(!verdict.caller);
        QVERIFY2(verdict.note.contains(u"line end"_s), qPrintable(verdict.note));
    }

    void explain_clientsOwnString_findsTheFirstDifference()
    {
        auto request = roaAddItem();
        m_clock.set(*parseHttpDate("Sat, 24 Feb 2018 08:00:00 GMT"));
        request = withHeader(request, "Accept", "text/xml");
        request.headers.add("X-Vitrine-Explain", QByteArray("POST\napplication/json\nrest").toBase64());
        const auto difference = m_verifier->verify(request, kRpc).explain.value("difference"_L1).toObject();
        QCOMPARE(difference.value("line"_L1).toInt(), 2);
        QCOMPARE(difference.value("column"_L1).toInt(), 1);
        QCOMPARE(difference.value("ours"_L1).toString(), u"text/xml"_s);
        QCOMPARE(difference.value("yours"_L1).toString(), u"application/json"_s);
    }

    void withoutCheck_loopbackOnly_andNoForeignPage()
    {
        RequestVerifier open(*m_keys, *m_tokens, m_clock, SignatureCheck::Off);
        auto request = withHeader(sdkCreateProduct(), "Authorization", {});
        QVERIFY(open.verify(request, kMeta).caller);
        QVERIFY(!open.verify(withHeader(request, "Host", "evil.example:8080"), kMeta).caller);
        QVERIFY(!open.verify(withHeader(request, "Origin", "https://evil.example"), kMeta).caller);
        request.loopback = false;
        QVERIFY(!open.verify(request, kMeta).caller);
    }

    void nonceMemory_old_isForgotten()
    {
        NonceMemory memory;
        QVERIFY(memory.use("a", "n", kNow + 15 * kMinute, kNow));
        QVERIFY(!memory.use("a", "n", kNow + 15 * kMinute, kNow + 14 * kMinute));
        QVERIFY(memory.use("b", "n", kNow + 15 * kMinute, kNow));
        QVERIFY(memory.use("a", "m", kNow + 60 * kMinute, kNow + 45 * kMinute));
        QCOMPARE(memory.size(), 1);
    }

private:
    QByteArray codeOf(const HttpRequest& request, const Route& route)
    {
        return m_verifier->verify(request, route).failure.code;
    }
    static HttpRequest byToken(const QByteArray& path, const QByteArray& token)
    {
        HttpRequest request;
        request.method = "GET";
        request.rawPath = request.target = path;
        for (const QByteArray& piece : path.sliced(1).split('/'))
            request.segments.push_back(piece);
        request.headers.add("X-Auth-Token", token);
        return request;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    ManualClock m_clock;
    std::unique_ptr<ApiKeyStore> m_keys;
    std::unique_ptr<TokenStore> m_tokens;
    std::unique_ptr<RequestVerifier> m_verifier;
};

VITRINE_REGISTER_TEST(TestRequestVerifier)
#include "tst_request_verifier.moc"
