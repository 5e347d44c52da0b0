#include "core/api/auth/token_store.h"
#include "core/api/calls/dispatcher.h"
#include "core/api/calls/upload_store.h"
#include "core/services/look_search.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"
#include "tests/unit/api_calls/requests.h"

#include <QJsonDocument>

#include <stdexcept>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

/// Answers what the test wants.
struct FakeAuthenticator final : Authenticator {
    AuthVerdict verdict;
    AuthVerdict verify(const HttpRequest&, const Route&) override { return verdict; }
};

Route throwing()
{
    Route route = echoRoute("GET", "/v1/{p}/service/{i}", "imagesearch_v1.Throw", ApiFamily::ImageSearchV1);
    route.handle = [](ApiCall&) -> ApiReply { throw std::runtime_error("out of luck"); };
    return route;
}

Route failing(const QByteArray& path, ApiFamily family)
{
    Route route = echoRoute("POST", path, apiFamilyName(family) + ".Fail", family);
    route.bodyLimit = 10;
    route.writes = true;
    route.handle = [](ApiCall&) -> ApiReply { return ApiFailure{400, "Some.Code", u"Some text."_s}; };
    return route;
}

std::vector<Route> manyRoutes()
{
    return {failing("/item/add", ApiFamily::AlibabaItems), failing("/v1/{p}/products", ApiFamily::MetaStudio),
            failing("/v3/auth/tokens", ApiFamily::HuaweiIdentity), throwing()};
}

QJsonObject jsonOf(const HttpResponse& response)
{
    return QJsonDocument::fromJson(response.body).object();
}

} // namespace

class TestDispatcher : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_look = LookSearch::open(m_fixture.catalogue()).take();
        m_tokens = std::make_unique<TokenStore>(m_fixture.clock());
        m_uploads = UploadStore::open(m_fixture.sources() + u"/uploads"_s, m_fixture.clock(), 1000).take();
        m_services.emplace(ApiServices{.catalogue = m_fixture.catalogue(),
                                       .look = *m_look,
                                       .tokens = *m_tokens,
                                       .uploads = *m_uploads,
                                       .clock = m_fixture.clock(),
                                       .baseUrl = {},
                                       .projectId = {},
                                       .allowedFolders = {}});
        m_dispatcher = std::make_unique<Dispatcher>(m_table, *m_services, m_authenticator, m_faults,
                                                    [this](const AnsweredCall& call) {
                                                        m_seen = call.errorCode;
                                                        m_seenNote = call.signature;
                                                    });
    }
    void init()
    {
        m_authenticator.verdict = {};
        m_authenticator.verdict.caller = ApiCaller{u"AK"_s, u"sdk"_s, {}};
        m_faults.set({});
    }

    void handle_failure_takesTheFamilysForm()
    {
        const auto alibaba = m_dispatcher->handle(apiRequest("POST", "/item/add", {{"Host", "h:1"}}));
        QCOMPARE(alibaba.status, 400);
        QCOMPARE(jsonOf(alibaba), (QJsonObject{{u"RequestId"_s, u"0B1C2D3E-0000-4000-8000-000000000001"_s},
                                               {u"HostId"_s, u"h:1"_s},
                                               {u"Code"_s, u"Some.Code"_s},
                                               {u"Message"_s, u"Some text."_s}}));
        const auto huawei = m_dispatcher->handle(apiRequest("POST", "/v1/p/products"));
        QCOMPARE(jsonOf(huawei), (QJsonObject{{u"error_code"_s, u"Some.Code"_s}, {u"error_msg"_s, u"Some text."_s}}));
        QCOMPARE(m_seen, "Some.Code");
        const auto identity = m_dispatcher->handle(apiRequest("POST", "/v3/auth/tokens"));
        QCOMPARE(jsonOf(identity).value("error"_L1).toObject().value("title"_L1).toString(), u"Bad Request"_s);
    }

    void handle_handlerThrows_isTheFamilysInternalError()
    {
        QTest::ignoreMessage(QtWarningMsg, "imagesearch_v1.Throw: the handler threw: out of luck");
        const auto reply = m_dispatcher->handle(apiRequest("GET", "/v1/p/service/i"));
        QCOMPARE(reply.status, 500);
        QCOMPARE(jsonOf(reply).value("error_code"_L1).toString(), u"IS.0009"_s);
        QVERIFY(m_seenNote.contains(u"out of luck"_s));
    }

    void handle_refusedCaller_doesNotReachTheHandler()
    {
        m_authenticator.verdict = {};
        m_authenticator.verdict.failure = {401, "APIGW.0301", u"Incorrect"_s};
        m_authenticator.verdict.explain = {{u"likely"_s, u"x"_s}};
        const auto reply = m_dispatcher->handle(apiRequest("POST", "/v1/p/products"));
        QCOMPARE(reply.status, 401);
        QCOMPARE(jsonOf(reply).value("request_id"_L1).toString(), u"0B1C2D3E-0000-4000-8000-000000000001"_s);
        QCOMPARE(jsonOf(reply).value("explain"_L1).toObject().value("likely"_L1).toString(), u"x"_s);
    }

    void handle_readOnlyKeyOnAWrite_isRefused()
    {
        m_authenticator.verdict.rights = ApiRights::ReadOnly;
        QCOMPARE(m_dispatcher->handle(apiRequest("POST", "/item/add")).status, 403);
        QCOMPARE(m_seen, "NoPermission");
        QCOMPARE(m_dispatcher->handle(apiRequest("POST", "/v1/p/products")).status, 403);
        QCOMPARE(m_seen, "APIGW.0302");
    }

    void admit_bodyOverTheLimit_isRefusedAtOnce()
    {
        const auto request = apiRequest("POST", "/item/add");
        QCOMPARE(std::get<qint64>(m_dispatcher->admit({request, 10})), 10);
        QCOMPARE(std::get<qint64>(m_dispatcher->admit({request, std::nullopt})), 10);
        const auto refused = m_dispatcher->admit({request, 11});
        QCOMPARE(std::get<HttpResponse>(refused).status, 413);
        QCOMPARE(m_dispatcher->handle(apiRequest("POST", "/item/add", {}, "12345678901")).status, 413);
    }

    void admit_unknownPathOrMethod_isRefusedBeforeTheBody()
    {
        QCOMPARE(std::get<HttpResponse>(m_dispatcher->admit({apiRequest("POST", "/v1/p/x/y/z"), 5})).status, 404);
        const auto method = std::get<HttpResponse>(m_dispatcher->admit({apiRequest("GET", "/item/add"), 0}));
        QCOMPARE(method.status, 405);
        QCOMPARE(method.headers.value("Allow"), "OPTIONS, POST");
    }

    void handle_faultHeader_isObeyedOnLoopback()
    {
        const auto request = apiRequest("POST", "/item/add", {{"X-Vitrine-Fault", "drop"}});
        QVERIFY(m_dispatcher->handle(request).dropped);
        const auto code = apiRequest("POST", "/item/add", {{"X-Vitrine-Fault", "status=500; code=AccessEngineFailed"}});
        QCOMPARE(m_dispatcher->handle(code).status, 500);
        QCOMPARE(m_seen, "AccessEngineFailed");
    }

    void handle_overTheRate_isTheFamilysThrottling()
    {
        m_faults.set({{.operation = "alibaba_items.*", .callsPerSecond = 0.001}});
        QCOMPARE(m_dispatcher->handle(apiRequest("POST", "/item/add")).status, 400);
        QCOMPARE(m_seen, "Some.Code");
        QCOMPARE(m_dispatcher->handle(apiRequest("POST", "/item/add")).status, 400);
        QCOMPARE(m_seen, "Throttling.User");
    }

    void refuse_transport_staysInTheFamily()
    {
        const auto reply = m_dispatcher->refuse(408, apiRequest("POST", "/v1/p/products"), u"too slow"_s);
        QCOMPARE(reply.status, 408);
        QCOMPARE(jsonOf(reply).value("error_msg"_L1).toString(), u"too slow"_s);
        QCOMPARE(m_dispatcher->refuse(503, {}, {}).status, 503);
    }

private:
    CatalogueFixture m_fixture;
    std::unique_ptr<LookSearch> m_look;
    std::unique_ptr<TokenStore> m_tokens;
    std::unique_ptr<UploadStore> m_uploads;
    std::optional<ApiServices> m_services;
    RouteTable m_table{manyRoutes()};
    FakeAuthenticator m_authenticator;
    FaultBoard m_faults;
    std::unique_ptr<Dispatcher> m_dispatcher;
    QByteArray m_seen;
    QString m_seenNote;
};

VITRINE_REGISTER_TEST(TestDispatcher)
#include "tst_dispatcher.moc"
