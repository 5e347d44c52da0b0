#include "core/api/calls/route_table.h"
#include "tests/support/test_registry.h"
#include "tests/unit/api_calls/requests.h"

using namespace vitrine;
using namespace vitrine::test;
using Outcome = RouteMatch::Outcome;

namespace {

const QByteArray kForm = "application/x-www-form-urlencoded";
const QByteArray kMultipart = "Multipart/Form-Data; boundary=12345678901234";

std::vector<Route> manyRoutes()
{
    std::vector<Route> routes{
        echoRoute("POST", "/item/add", "items.Add", ApiFamily::AlibabaItems),
        echoRoute("GET", "/v1/{project_id}/products", "metastudio.List", ApiFamily::MetaStudio),
        echoRoute("POST", "/v1/{project_id}/products", "metastudio.Create", ApiFamily::MetaStudio),
        echoRoute("GET", "/v1/{project_id}/products/{product_id}", "metastudio.Show", ApiFamily::MetaStudio),
        echoRoute("DELETE", "/v1/{project_id}/service/{instance_name}", "v1.DeleteInstance", ApiFamily::ImageSearchV1),
        echoRoute("DELETE", "/v1/{project_id}/{instance_name}/image", "v1.DeletePicture", ApiFamily::ImageSearchV1),
        echoRoute("POST", "/v1/{project_id}/{instance_name}/image/check", "v1.Check", ApiFamily::ImageSearchV1),
        echoAction("SearchImageByPic", "2020-12-14", "b2.SearchImageByPic"),
        echoAction("SearchImageByPic", "2020-02-12", "b3.SearchImageByPic"),
        echoAction("DumpMeta", "2020-12-14", "b2.DumpMeta"),
        echoRoute("POST", "/", "upload.PostObject", ApiFamily::AlibabaUpload),
    };
    routes[9].method = "POST GET";
    routes[8].bodyLimit = 9'000'000;
    return routes;
}

QByteArray operationOf(const RouteMatch& match)
{
    return match.route ? match.route->operation : QByteArray();
}

} // namespace

class TestRouteTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void match_pathWithNames_decodesThem()
    {
        const auto match = m_table.match(apiRequest("GET", "/v1/p%2F1/products/a%20b?x=1"), true);
        QCOMPARE(operationOf(match), "metastudio.Show");
        QCOMPARE(match.path.value("project_id"), "p/1");
        QCOMPARE(match.path.value("product_id"), "a b");
    }

    void match_trailingSlash_isTheSamePath()
    {
        QCOMPARE(operationOf(m_table.match(apiRequest("POST", "/item/add/"), true)), "items.Add");
    }

    void match_reservedWord_isNoInstanceName()
    {
        QCOMPARE(operationOf(m_table.match(apiRequest("DELETE", "/v1/p/service/image"), true)), "v1.DeleteInstance");
        QCOMPARE(operationOf(m_table.match(apiRequest("DELETE", "/v1/p/wall/image"), true)), "v1.DeletePicture");
        const auto products = m_table.match(apiRequest("DELETE", "/v1/p/products/image"), true);
        QCOMPARE(products.outcome, Outcome::NoSuchMethod);
        QCOMPARE(products.family, ApiFamily::MetaStudio);
    }

    void match_otherMethod_namesThoseAllowed()
    {
        const auto match = m_table.match(apiRequest("PATCH", "/v1/p/products"), true);
        QCOMPARE(match.outcome, Outcome::NoSuchMethod);
        QCOMPARE(match.allowed, (QList<QByteArray>{"GET", "HEAD", "OPTIONS", "POST"}));
        QCOMPARE(operationOf(m_table.match(apiRequest("HEAD", "/v1/p/products"), true)), "metastudio.List");
    }

    void match_unknownPath_knowsWhoseErrorFormItTakes_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("family");
        const auto row = [](const char* target, ApiFamily family) {
            QTest::newRow(target) << QByteArray(target) << int(family);
        };
        row("/item/find", ApiFamily::AlibabaItems);
        row("/v2/image/find", ApiFamily::AlibabaImages);
        row("/v2/p/mms/s/find", ApiFamily::ImageSearchV2);
        row("/v1/p/wall/image/find", ApiFamily::ImageSearchV1);
        row("/v1/p/nothing", ApiFamily::MetaStudio);
        row("/v3/auth/nothing", ApiFamily::HuaweiIdentity);
        row("/favicon.ico/none", ApiFamily::Service);
        row("//item//add", ApiFamily::AlibabaRpc);
    }
    void match_unknownPath_knowsWhoseErrorFormItTakes()
    {
        QFETCH(const QByteArray, target);
        QFETCH(const int, family);
        const auto match = m_table.match(apiRequest("GET", target), true);
        QCOMPARE(match.outcome, Outcome::NoSuchPath);
        QCOMPARE(int(match.family), family);
    }

    void matchAction_headerThenQueryThenForm_decides()
    {
        const HttpHeader action{"X-Acs-Action", "DumpMeta"};
        const auto byHeader = apiRequest("POST", "/?Action=SearchImageByPic", {action, {"Content-Type", kForm}});
        QCOMPARE(operationOf(m_table.match(byHeader, true)), "b2.DumpMeta");
        const auto byQuery = apiRequest("POST", "/?Action=DumpMeta", {{"Content-Type", kForm}}, "Action=Nothing");
        QCOMPARE(operationOf(m_table.match(byQuery, true)), "b2.DumpMeta");
        const auto byForm =
            apiRequest("POST", "/", {{"Content-Type", kForm}}, "Action=SearchImageByPic&Version=2020-02-12");
        QCOMPARE(operationOf(m_table.match(byForm, true)), "b3.SearchImageByPic");
    }

    void matchAction_bodyNotYetRead_allowsTheLargest()
    {
        const auto match = m_table.match(apiRequest("POST", "/", {{"Content-Type", kForm}}), false);
        QCOMPARE(match.outcome, Outcome::NeedsBody);
        QCOMPARE(match.bodyLimit, 9'000'000);
    }

    void matchAction_unknownVersionOrAction_isNoSuchPath()
    {
        const auto version = apiRequest("POST", "/?Action=DumpMeta&Version=1999-01-01");
        QCOMPARE(m_table.match(version, true).outcome, Outcome::NoSuchPath);
        QCOMPARE(m_table.match(apiRequest("POST", "/?Action=Dumpmeta"), true).outcome, Outcome::NoSuchPath);
        QCOMPARE(m_table.match(apiRequest("GET", "/"), true).family, ApiFamily::AlibabaRpc);
    }

    void matchAction_wrongMethod_saysWhichItTakes()
    {
        QCOMPARE(operationOf(m_table.match(apiRequest("GET", "/?Action=DumpMeta"), true)), "b2.DumpMeta");
        const auto match = m_table.match(apiRequest("GET", "/?Action=SearchImageByPic"), true);
        QCOMPARE(match.outcome, Outcome::NoSuchMethod);
        QCOMPARE(match.allowed, (QList<QByteArray>{"OPTIONS", "POST"}));
    }

    void matchUpload_multipartOnRootOrKey_goesToTheUpload()
    {
        for (const QByteArray target : {"/", "/a.jpg"}) {
            const auto match = m_table.match(apiRequest("POST", target, {{"Content-Type", kMultipart}}), false);
            QCOMPARE(operationOf(match), "upload.PostObject");
        }
        const auto form = m_table.match(apiRequest("POST", "/a.jpg", {{"Content-Type", kForm}}), true);
        QCOMPARE(form.outcome, Outcome::NoSuchPath);
        const auto rpc = apiRequest("POST", "/", {{"Content-Type", kMultipart}, {"x-acs-action", "DumpMeta"}});
        QCOMPARE(operationOf(m_table.match(rpc, true)), "b2.DumpMeta");
    }

private:
    RouteTable m_table{manyRoutes()};
};

VITRINE_REGISTER_TEST(TestRouteTable)
#include "tst_route_table.moc"
