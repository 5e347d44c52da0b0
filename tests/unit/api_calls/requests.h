#pragma once

#include "core/api/calls/route.h"
#include "core/api/http/http_message.h"

#include <vector>

namespace vitrine::test {

/// A request as the HTTP server would hand it over, on loopback.
HttpRequest apiRequest(const QByteArray& method, const QByteArray& target, const std::vector<HttpHeader>& headers = {},
                       const QByteArray& body = {});
/// A route that answers 200 with its operation's name.
Route echoRoute(const QByteArray& method, const QByteArray& path, const QByteArray& operation, ApiFamily family);
Route echoAction(const QByteArray& action, const QByteArray& version, const QByteArray& operation);

} // namespace vitrine::test
