#pragma once

#include "core/api/http/http_message.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace vitrine::test {

/// One exchange over a real socket with its own connection.
struct HttpReply {
    int status = 0; ///< 0: the connection ended without an answer
    HttpHeaders headers;
    QByteArray body;
    QJsonObject json;
};
/// Sends the request to `url` ("http://127.0.0.1:1234"); Host and Content-Length are added where missing.
HttpReply send(const QString& url, HttpRequest request);
/// A request for send(), with its target split.
HttpRequest outgoing(const QByteArray& method, const QByteArray& target, const std::vector<HttpHeader>& headers = {},
                     const QByteArray& body = {});

} // namespace vitrine::test
