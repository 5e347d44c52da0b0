#include "core/api/auth/signature.h"
#include "core/api/server/listener.h"
#include "core/services/catalogue_settings.h"
#include "core/services/edit_galleries.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"
#include "tests/unit/api_server/http_client.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpServer>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kJson = "application/json";

QByteArray tokenBody(const QString& accessKey, const QString& secret, const QString& project)
{
    const QJsonObject user{
        {"name"_L1, accessKey}, {"password"_L1, secret}, {"domain"_L1, QJsonObject{{"name"_L1, accessKey}}}};
    const QJsonObject identity{{"methods"_L1, QJsonArray{u"password"_s}},
                               {"password"_L1, QJsonObject{{"user"_L1, user}}}};
    const QJsonObject scope{{"project"_L1, QJsonObject{{"id"_L1, project}}}};
    return QJsonDocument(QJsonObject{{"auth"_L1, QJsonObject{{"identity"_L1, identity}, {"scope"_L1, scope}}}})
        .toJson();
}

} // namespace

class TestListener : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<CatalogueFixture>();
        m_keyFolder = m_fixture->sources() + u"/keys"_s;
        m_listener = std::make_unique<Listener>(m_fixture->catalogue(), m_fixture->clock(), m_keyFolder);
        m_identity = catalogueIdentity(m_fixture->catalogue()).value();
        m_keys = std::make_unique<ApiKeyStore>(m_keyFolder, m_identity.uuid);
        const auto key = m_keys->add(u"sdk"_s, ApiRights::ReadWrite, m_fixture->clock().now());
        QVERIFY(key.ok());
        m_key = key.value();
    }
    void cleanup()
    {
        m_listener.reset();
        m_fixture.reset();
    }

    void start_loopback_answersHealthAndStops()
    {
        start();
        QCOMPARE(m_listener->state().lamp, ListenerLamp::Listening);
        const auto reply = send(url(), outgoing("GET", "/healthz"));
        QCOMPARE(reply.status, 200);
        QVERIFY(!reply.headers.value("X-Request-Id").isEmpty());
        const QString before = url();
        m_listener->stop();
        QCOMPARE(m_listener->state().lamp, ListenerLamp::Off);
        QCOMPARE(send(before, outgoing("GET", "/healthz")).status, 0);
    }

    void start_portInUse_failsAndSaysWhy()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        ListenerSettings settings;
        settings.port = other.serverPort();
        const auto started = m_listener->start(settings);
        QVERIFY(!started.ok());
        QCOMPARE(started.error().code, ErrorCode::Conflict);
        QCOMPARE(m_listener->state().lamp, ListenerLamp::Failed);
        QCOMPARE(m_listener->state().problem, started.error().detail);
    }

    void start_networkWithoutKey_isRefused()
    {
        QVERIFY(m_keys->revoke(u"sdk"_s, 1).ok());
        ListenerSettings settings;
        settings.address = u"0.0.0.0"_s;
        QCOMPARE(m_listener->start(settings).error().code, ErrorCode::InvalidInput);
        settings.checksSignatures = false;
        QCOMPARE(m_listener->start(settings).error().code, ErrorCode::InvalidInput);
    }

    void unknownPathsAndMethods_getTheFamilysForm()
    {
        start();
        const auto huawei = send(url(), outgoing("GET", "/v1/p/nothing"));
        QCOMPARE(huawei.status, 404);
        QCOMPARE(huawei.json.value("error_code"_L1).toString(), u"APIGW.0101"_s);
        QCOMPARE(huawei.json.value("request_id"_L1).toString().toLatin1(), huawei.headers.value("X-Request-Id"));
        const auto alibaba = send(url(), outgoing("POST", "/item/nothing"));
        QCOMPARE(alibaba.status, 404);
        QCOMPARE(alibaba.json.value("Code"_L1).toString(), u"InvalidApi.NotFound"_s);
        QCOMPARE(alibaba.json.value("RequestId"_L1).toString().toLatin1(), alibaba.headers.value("X-Request-Id"));
        const auto method = send(url(), outgoing("POST", "/v3/projects"));
        QCOMPARE(method.status, 405);
        QCOMPARE(method.headers.value("Allow"), "GET, HEAD, OPTIONS");
        const auto options = send(url(), outgoing("OPTIONS", "/v3/projects"));
        QCOMPARE(options.status, 204);
    }

    void createToken_password_worksForProjects()
    {
        start();
        const auto token = askToken(m_key.secretKey);
        QCOMPARE(token.status, 201);
        QVERIFY(token.headers.value("X-Subject-Token").size() > 30);
        const auto projects = send(url(), outgoing("GET", "/v3/projects?name=cn-north-4",
                                                   {{"X-Auth-Token", token.headers.value("X-Subject-Token")}}));
        QCOMPARE(projects.status, 200);
        const auto project = projects.json.value("projects"_L1).toArray().first().toObject();
        QCOMPARE(project.value("id"_L1).toString(), m_identity.projectId);
        QCOMPARE(project.value("name"_L1).toString(), u"cn-north-4"_s);
    }

    void createToken_accessKeyMethod_works()
    {
        start();
        const QJsonObject pair{{"access"_L1, QJsonObject{{"key"_L1, m_key.key.accessKey}}},
                               {"secret"_L1, QJsonObject{{"key"_L1, m_key.secretKey}}}};
        const QJsonObject identity{{"methods"_L1, QJsonArray{u"hw_ak_sk"_s}}, {"hw_ak_sk"_L1, pair}};
        const QByteArray body =
            QJsonDocument(QJsonObject{{"auth"_L1, QJsonObject{{"identity"_L1, identity}}}}).toJson();
        QCOMPARE(send(url(), outgoing("POST", "/v3/auth/tokens", {{"Content-Type", kJson}}, body)).status, 201);
    }

    void createToken_wrong_isKeystonesRefusal()
    {
        start();
        const auto wrong = askToken(u"wrong"_s);
        QCOMPARE(wrong.status, 401);
        const auto error = wrong.json.value("error"_L1).toObject();
        QCOMPARE(error.value("code"_L1).toInt(), 401);
        QCOMPARE(error.value("title"_L1).toString(), u"Unauthorized"_s);
        for (const QByteArray body : {"", "[]", "{\"auth\":1}", "{\"auth\":{\"identity\":{\"methods\":[\"token\"]}}}"})
            QCOMPARE(send(url(), outgoing("POST", "/v3/auth/tokens", {{"Content-Type", kJson}}, body)).status, 400);
    }

    void signedCall_good_isAnsweredAndRecorded()
    {
        start();
        QCOMPARE(signedProjects().status, 200);
        const auto calls = settledCalls();
        QCOMPARE(calls.back().operation, "huawei_identity.ListProjects");
        QCOMPARE(calls.back().keyName, u"sdk"_s);
        QCOMPARE(calls.back().signature, u"good"_s);
        for (const auto& [name, value] : calls.back().requestHeaders)
            QVERIFY(name != "Authorization" || value.endsWith("Signature=***"));
        const auto stranger = send(url(), outgoing("GET", "/v3/projects"));
        QCOMPARE(stranger.status, 401);
        QCOMPARE(settledCalls().back().signature, u"missing"_s);
        QCOMPARE(settledCalls().back().errorCode, "APIGW.0301");
    }

    void records_secrets_areNowhere()
    {
        start();
        const auto token = askToken(m_key.secretKey).headers.value("X-Subject-Token");
        QVERIFY(!token.isEmpty());
        for (const CallRecord& call : settledCalls()) {
            const QByteArray all = asFixture(call) + call.requestBody + call.replyBody;
            QVERIFY(!all.contains(m_key.secretKey.toLatin1()));
            QVERIFY(!all.contains(token));
        }
    }

    void replay_recordedCall_isSignedAnew()
    {
        start();
        QCOMPARE(signedProjects().status, 200);
        m_fixture->clock().advance(3600 * 1000);
        const qint64 number = settledCalls().back().number;
        const auto again = m_listener->replay(number);
        QVERIFY2(again.ok(), again.ok() ? "" : qPrintable(again.error().detail));
        QCOMPARE(again.value().status, 200);
        QVERIFY(again.value().number > number);
        QCOMPARE(m_listener->replay(999'999).error().code, ErrorCode::NotFound);
        m_listener->stop();
        QCOMPARE(m_listener->replay(number).error().code, ErrorCode::Unavailable);
    }

    void calls_afterARestart_areStillThere()
    {
        start();
        QCOMPARE(signedProjects().status, 200);
        const qint64 number = settledCalls().back().number;
        m_listener.reset();
        m_listener = std::make_unique<Listener>(m_fixture->catalogue(), m_fixture->clock(), m_keyFolder);
        QVERIFY(m_listener->call(number));
        QCOMPARE(m_listener->call(number)->operation, "huawei_identity.ListProjects");
    }

    void faults_set_standInTheWay()
    {
        start();
        m_listener->setFaults({{.operation = "huawei_identity.ListProjects", .status = 503, .errorCode = "Test.1"}});
        QCOMPARE(signedProjects().status, 503);
        m_listener->setFaults({{.operation = "huawei_identity.*", .drop = true}});
        QCOMPARE(signedProjects().status, 0);
        m_listener->setFaults({});
        QCOMPARE(signedProjects().status, 200);
    }

    void body_overTheLimit_isRefusedBeforeItIsRead()
    {
        start();
        const auto reply =
            send(url(), outgoing("POST", "/v3/auth/tokens", {{"Content-Type", kJson}}, QByteArray(70'000, ' ')));
        QCOMPARE(reply.status, 413);
        QCOMPARE(reply.json.value("error"_L1).toObject().value("code"_L1).toInt(), 413);
    }

    void metrics_afterCalls_countThem()
    {
        start();
        QCOMPARE(signedProjects().status, 200);
        const auto metrics = send(url(), outgoing("GET", "/metrics"));
        QCOMPARE(metrics.status, 200);
        QVERIFY(
            metrics.body.contains("vitrine_calls_total{operation=\"huawei_identity.ListProjects\",status=\"200\"} 1"));
        QVERIFY(metrics.body.contains("vitrine_call_seconds_count{operation=\"huawei_identity.ListProjects\"} 1"));
        QVERIFY(metrics.body.contains("vitrine_pictures_described 0"));
    }

    void observer_aCall_isTold()
    {
        std::atomic<int> told = 0;
        m_listener->setObserver([&told] { ++told; });
        start();
        const int before = told;
        QCOMPARE(signedProjects().status, 200);
        QTRY_VERIFY(told > before);
        m_listener->setObserver(nullptr);
    }

private:
    void start()
    {
        const auto started = m_listener->start({});
        QVERIFY2(started.ok(), started.ok() ? "" : qPrintable(started.error().detail));
    }
    QString url() const { return m_listener->state().url; }
    HttpReply askToken(const QString& secret)
    {
        return send(url(), outgoing("POST", "/v3/auth/tokens", {{"Content-Type", kJson}},
                                    tokenBody(m_key.key.accessKey, secret, m_identity.projectId)));
    }
    HttpReply signedProjects()
    {
        HttpRequest request = outgoing("GET", "/v3/projects?name=x");
        request.headers.add("Host", url().section(u"//"_s, 1).toUtf8());
        signRequest(request, SignatureScheme::HuaweiSdk, m_key.key.accessKey.toUtf8(), m_key.secretKey.toUtf8(),
                    m_fixture->clock().now(), {});
        return send(url(), request);
    }
    /// All calls, once as many are recorded as were answered.
    std::vector<CallRecord> settledCalls()
    {
        const auto counted = [this] { return m_listener->state().calls + m_listener->state().refused; };
        [&] { QTRY_VERIFY(qint64(m_listener->calls(0, 1000).size()) >= counted()); }();
        return m_listener->calls(0, 1000);
    }

    std::unique_ptr<CatalogueFixture> m_fixture;
    QString m_keyFolder;
    std::unique_ptr<Listener> m_listener;
    std::unique_ptr<ApiKeyStore> m_keys;
    CatalogueIdentity m_identity;
    NewApiKey m_key;
};

VITRINE_REGISTER_TEST(TestListener)
#include "tst_listener.moc"
