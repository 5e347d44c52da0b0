#include "tests/unit/api_calls/requests.h"

#include "core/api/calls/api_call.h"
#include "core/api/http/request_target.h"

namespace vitrine::test {

using namespace Qt::StringLiterals;

HttpRequest apiRequest(const QByteArray& method, const QByteArray& target, const std::vector<HttpHeader>& headers,
                       const QByteArray& body)
{
    HttpRequest request;
    request.id = "0B1C2D3E-0000-4000-8000-000000000001";
    request.method = method;
    splitTarget(target, request);
    for (const HttpHeader& header : headers)
        request.headers.add(header.name, header.value);
    request.body = HttpBody(body);
    request.peer = u"127.0.0.1"_s;
    request.loopback = true;
    return request;
}

Route echoRoute(const QByteArray& method, const QByteArray& path, const QByteArray& operation, ApiFamily family)
{
    Route route;
    route.method = method;
    route.path = path;
    route.operation = operation;
    route.family = family;
    route.handle = [](ApiCall& call) -> ApiReply {
        return jsonReply({{u"operation"_s, QString::fromLatin1(call.route.operation)}});
    };
    return route;
}

Route echoAction(const QByteArray& action, const QByteArray& version, const QByteArray& operation)
{
    Route route = echoRoute("POST", "/", operation, ApiFamily::AlibabaRpc);
    route.action = action;
    route.version = version;
    return route;
}

} // namespace vitrine::test
