#include "tests/unit/api_image_search/image_search_desk.h"

#include "core/api/calls/family_errors.h"
#include "core/api/calls/route.h"
#include "core/api/http/request_target.h"

#include <QJsonDocument>

namespace vitrine::test {

using namespace Qt::StringLiterals;

namespace {

HttpRequest requestOf(const QByteArray& method, const QByteArray& target, const QByteArray& body)
{
    HttpRequest request;
    request.id = "00000000-0000-0000-0000-000000000001";
    request.method = method;
    splitTarget(target, request);
    request.body = HttpBody(body);
    request.loopback = true;
    return request;
}

} // namespace

ImageSearchDesk::ImageSearchDesk()
    : m_look(must(LookSearch::open(m_fixture.catalogue()))), m_tokens(std::make_unique<TokenStore>(m_fixture.clock())),
      m_uploads(must(UploadStore::open(m_folder.filePath(u"uploads"_s), m_fixture.clock(), 1 << 20))),
      m_services(std::make_unique<ApiServices>(
          ApiServices{m_fixture.catalogue(), *m_look, *m_tokens, *m_uploads, m_fixture.clock()})),
      m_routes(std::make_unique<RouteTable>(imageSearchRoutes()))
{}

ImageSearchDesk::~ImageSearchDesk() = default;

GalleryId ImageSearchDesk::addGallery(const QString& name)
{
    Gallery gallery;
    gallery.name = name;
    gallery.tagKeys = {
        {u"colour"_s, GalleryKeyType::Text}, {u"brand"_s, GalleryKeyType::Text}, {u"price"_s, GalleryKeyType::Number}};
    return must(createGallery(catalogue(), m_fixture.actor(), gallery));
}

Answer ImageSearchDesk::call(const QByteArray& method, const QByteArray& target, const QByteArray& body)
{
    const HttpRequest request = requestOf(method, target, body);
    const RouteMatch match = m_routes->match(request, true);
    Answer answer;
    if (match.outcome != RouteMatch::Outcome::Found) {
        answer.status = match.outcome == RouteMatch::Outcome::NoSuchMethod ? 405 : 404;
        return answer;
    }
    if (body.size() > match.route->bodyLimit)
        qFatal("The test's body is larger than the route takes.");
    ApiCall call{request, *match.route, *m_services, {}, match.path, {}, {}};
    call.caller.accessKey = u"key"_s;
    const ApiReply reply = match.route->handle(call);
    const auto* failure = std::get_if<ApiFailure>(&reply);
    const HttpResponse response =
        failure ? failureReply(request, match.route->family, *failure) : std::get<HttpResponse>(reply);
    answer.status = response.status;
    answer.json = QJsonDocument::fromJson(response.body).object();
    answer.step = call.step;
    return answer;
}

Answer ImageSearchDesk::call(const QByteArray& method, const QByteArray& target, const QJsonObject& body)
{
    return call(method, target, body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson());
}

QStringList ImageSearchDesk::keys(GalleryId gallery)
{
    QStringList keys;
    for (const Entry& entry : must(listEntries(catalogue(), gallery, {}, 1000)))
        keys << entry.itemKey;
    return keys;
}

QString drawnBase64(int motif, int variant)
{
    return QString::fromLatin1(drawnPng(motif, variant).toBase64());
}

} // namespace vitrine::test
