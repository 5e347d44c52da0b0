#include "tests/unit/api_metastudio/studio_client.h"

#include "core/api/http/request_target.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace vitrine::test {

using namespace Qt::StringLiterals;

namespace {
constexpr char kProject[] = "0123456789abcdef0123456789abcdef";
constexpr char kAddress[] = "http://127.0.0.1:1";
} // namespace

StudioClient::StudioClient()
    : m_look(must(LookSearch::open(catalogue.catalogue()))), m_tokens(catalogue.clock()),
      m_uploads(must(UploadStore::open(catalogue.sources() + u"/uploads"_s, catalogue.clock(), 1 << 26))),
      m_routes(metaStudioRoutes()),
      m_services(new ApiServices{catalogue.catalogue(), *m_look, m_tokens, *m_uploads, catalogue.clock()})
{
    m_services->baseUrl = kAddress;
    m_services->projectId = QString::fromLatin1(kProject);
}

StudioAnswer StudioClient::raw(const QByteArray& method, const QByteArray& target, const QByteArray& body,
                               const HttpHeaders& headers)
{
    HttpRequest request;
    request.method = method;
    splitTarget(target, request);
    request.headers = headers;
    request.body = HttpBody(body);
    const RouteMatch match = m_routes.match(request, true);
    if (!match.route)
        return {match.outcome == RouteMatch::Outcome::NoSuchMethod ? 405 : 404, {}, {}, {}};
    ApiCall call{request, *match.route, *m_services, {u"VITEST"_s, u"tester"_s, {}}, match.path, {}, {}};
    const ApiReply reply = match.route->handle(call);
    if (const auto* failure = std::get_if<ApiFailure>(&reply)) {
        const QJsonObject json{{u"error_code"_s, QString::fromLatin1(failure->code)},
                               {u"error_msg"_s, failure->message}};
        return {failure->status, json, {}, call.step};
    }
    const auto& response = std::get<HttpResponse>(reply);
    return {response.status, QJsonDocument::fromJson(response.body).object(), response, call.step};
}

StudioAnswer StudioClient::call(const QByteArray& method, const QByteArray& path, const QJsonObject& body)
{
    const QByteArray text = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    return raw(method, QByteArray("/v1/") + kProject + path, text);
}

QString StudioClient::makePicture(const QColor& colour, const QString& name)
{
    const QString asset = call("POST", "/digital-assets", {{u"asset_name"_s, name}, {u"asset_type"_s, u"IMAGE"_s}})
                              .json.value(u"asset_id"_s)
                              .toString();
    const QByteArray bytes = pngBytes(colour, {64, 48});
    const QByteArray md5 = QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toBase64();
    const QJsonObject file = call("POST", "/files",
                                  {{u"file_name"_s, u"front.png"_s},
                                   {u"file_md5"_s, QString::fromLatin1(md5)},
                                   {u"file_size"_s, bytes.size()},
                                   {u"file_type"_s, u"png"_s},
                                   {u"asset_id"_s, asset},
                                   {u"asset_file_category"_s, u"MAIN"_s}})
                                 .json;
    const QByteArray address = file.value(u"upload_url"_s).toString().toLatin1();
    HttpHeaders headers;
    headers.add("Content-MD5", md5);
    headers.add("Content-Type", "image/png");
    const StudioAnswer put = raw("PUT", address.sliced(qstrlen(kAddress)), bytes, headers);
    const StudioAnswer done = call("POST", "/files/" + file.value(u"file_id"_s).toString().toLatin1() + "/complete",
                                   {{u"state"_s, u"CREATED"_s}});
    if (put.status != 200 || done.status != 200)
        qFatal("a picture could not be uploaded: %d, %d", put.status, done.status);
    return asset;
}

QString StudioClient::makeProduct(const QString& name)
{
    return call("POST", "/products", {{u"name"_s, name}}).json.value(u"product_id"_s).toString();
}

} // namespace vitrine::test
