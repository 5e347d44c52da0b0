#include "core/api/server/listener_parts.h"

#include "core/api/calls/random_text.h"
#include "core/api/http/request_target.h"
#include "core/api/inspector/masking.h"
#include "core/api/server/all_routes.h"
#include "core/api/server/openapi.h"
#include "core/base/uuid.h"

#include <QJsonDocument>
#include <QSysInfo>

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

template <class Given>
ApiServices servicesOf(const Given& given, TokenStore& tokens, UploadStore& uploads, const ApiKeyStore& keys)
{
    return {.catalogue = given.catalogue,
            .look = given.look,
            .tokens = tokens,
            .uploads = uploads,
            .clock = given.clock,
            .limits = given.settings.relaxedLimits ? ApiLimits::Relaxed : ApiLimits::Strict,
            .baseUrl = {},
            .projectId = given.projectId,
            .allowedFolders = given.settings.allowedFolders,
            .fetchesPictures = given.settings.fetchesPictures,
            .keys = &keys};
}

HttpLimits httpLimits(const ListenerLimits& wanted, const RouteTable& routes)
{
    HttpLimits limits;
    for (const Route& route : routes.routes())
        limits.bodyBytes = std::max(limits.bodyBytes, route.bodyLimit);
    if (wanted.bodyBytes > 0)
        limits.bodyBytes = std::min(limits.bodyBytes, wanted.bodyBytes);
    limits.headerBytes = wanted.headerBytes;
    limits.spoolAbove = wanted.spoolAboveBytes;
    limits.connections = wanted.connections;
    limits.headerDeadline = std::chrono::seconds(wanted.headerSeconds);
    limits.bodyDeadline = std::chrono::seconds(wanted.bodySeconds);
    limits.idleDeadline = std::chrono::seconds(wanted.idleSeconds);
    limits.writeDeadline = std::chrono::seconds(wanted.writeSeconds);
    limits.workers = wanted.workers;
    limits.waitingCalls = wanted.waitingCalls;
    return limits;
}

/// The address that others reach: a wildcard is no place to go to.
QByteArray reachableUrl(const QString& url)
{
    QString reachable = url;
    for (const QString& wildcard : {u"//0.0.0.0:"_s, u"//[::]:"_s})
        reachable.replace(wildcard, u"//%1:"_s.arg(QSysInfo::machineHostName()));
    return reachable.toUtf8();
}

} // namespace

Listener::Running::Running(const Given& given, std::unique_ptr<ApiKeyStore> keyStore,
                           std::unique_ptr<UploadStore> uploadStore)
    : metrics(given.metrics), faults(given.faults), keys(std::move(keyStore)), uploads(std::move(uploadStore)),
      tokens(given.clock), services(servicesOf(given, tokens, *uploads, *keys)),
      verifier(*keys, tokens, given.clock, given.settings.checksSignatures ? SignatureCheck::On : SignatureCheck::Off),
      routes(allRoutes(
          {.metrics = [this] { return metrics.text(server->counts(), services.look.state()); },
           .openApi = [this] { return QJsonDocument(openApiDocument(routes.routes(), services.baseUrl)).toJson(); }})),
      dispatcher(routes, services, verifier, faults,
                 [&metrics = given.metrics, &recorder = given.recorder](const AnsweredCall& call) {
                     metrics.count(call);
                     recorder.record(call);
                 })
{}

Result<> Listener::Running::listen(const ListenerSettings& settings, const std::optional<HttpTls>& tls,
                                   const QString& spoolFolder)
{
    HttpSettings http;
    http.address = settings.address;
    http.port = settings.port;
    http.tls = tls;
    http.spoolFolder = spoolFolder;
    http.limits = httpLimits(settings.http, routes);
    TRY_ASSIGN(server, started,
               HttpServer::start(
                   http, [this](const HttpHead& head) { return dispatcher.admit(head); },
                   [this](const HttpRequest& request) {
                       ready.wait();
                       return dispatcher.handle(request);
                   },
                   [this](int status, const HttpRequest& request, const QString& reason) {
                       return dispatcher.refuse(status, request, reason);
                   }));
    services.baseUrl = reachableUrl(server->url());
    ready.count_down();
    return {};
}

HttpResponse Listener::Running::answer(const HttpRequest& request, const CallObserver& observer)
{
    return Dispatcher(routes, services, verifier, faults, observer).handle(request);
}

bool isLoopbackAddress(const QString& address)
{
    return address == u"localhost" || address == u"::1" || address.startsWith(u"127."_s);
}

Result<HttpRequest> requestAgain(const CallRecord& call, const QString& url, UtcMillis now)
{
    if (call.requestBytes != call.requestBody.size() || call.requestBody.contains(kMask))
        return fail(
            ErrorCode::Unavailable,
            u"Call %1 cannot be sent again: its body was not kept whole, or holds a secret."_s.arg(call.number));
    HttpRequest request;
    request.id = newUuid().toUpper().toLatin1();
    request.method = call.method;
    if (!splitTarget(call.target, request))
        return fail(ErrorCode::Unavailable, u"Call %1 cannot be sent again: it names no address."_s.arg(call.number));
    for (const auto& [name, value] : call.requestHeaders)
        if (name.compare("Host", Qt::CaseInsensitive) != 0 && value != kMask)
            request.headers.add(name, value);
    request.headers.set("Host", url.section(u"//"_s, 1).toUtf8());
    request.body = HttpBody(call.requestBody);
    request.peer = u"replay"_s;
    request.loopback = true;
    request.receivedUtc = now;
    return request;
}

void signAgain(HttpRequest& request, const RouteTable& routes, const NewApiKey& key, UtcMillis now)
{
    const RouteMatch match = routes.match(request, true);
    if (!match.route || match.route->auth == RouteAuth::Open)
        return;
    const auto scheme =
        match.route->auth == RouteAuth::Alibaba ? SignatureScheme::AlibabaAcs3 : SignatureScheme::HuaweiSdk;
    signRequest(request, scheme, key.key.accessKey.toUtf8(), key.secretKey.toUtf8(), now,
                randomText(32, "0123456789abcdef"));
}

} // namespace vitrine
