#include "tests/unit/api_server/http_client.h"

#include "core/api/http/request_target.h"

#include <QJsonDocument>
#include <QTcpSocket>
#include <QUrl>

namespace vitrine::test {
namespace {

constexpr int kPatienceMs = 20'000;
constexpr qsizetype kPieceBytes = 64 * 1024;

QByteArray wholeAnswer(QTcpSocket& socket)
{
    QByteArray answer;
    while (socket.waitForReadyRead(kPatienceMs))
        answer += socket.readAll();
    return answer + socket.readAll();
}

HttpReply parsed(const QByteArray& answer)
{
    HttpReply reply;
    const qsizetype end = answer.indexOf("\r\n\r\n");
    if (end < 0)
        return reply;
    QList<QByteArray> lines = answer.left(end).split('\n');
    reply.status = lines.takeFirst().split(' ').value(1).toInt();
    for (const QByteArray& line : lines)
        reply.headers.add(line.left(line.indexOf(':')).trimmed(), line.sliced(line.indexOf(':') + 1).trimmed());
    reply.body = answer.sliced(end + 4);
    reply.json = QJsonDocument::fromJson(reply.body).object();
    return reply;
}

} // namespace

HttpReply send(const QString& url, HttpRequest request)
{
    const QUrl address(url);
    QTcpSocket socket;
    socket.connectToHost(address.host(), quint16(address.port()));
    if (!socket.waitForConnected(kPatienceMs))
        return {};
    if (!request.headers.find("Host"))
        request.headers.add("Host", url.section(QStringLiteral("//"), 1).toUtf8());
    request.headers.set("Content-Length", QByteArray::number(request.body.size()));
    request.headers.set("Connection", "close");
    QByteArray text = request.method + ' ' + request.target + " HTTP/1.1\r\n";
    for (const HttpHeader& header : request.headers.lines())
        text += header.name + ": " + header.value + "\r\n";
    socket.write(text + "\r\n");
    // In pieces, so that the client holds no copy of the body. A server may answer and close before it has read all.
    const QByteArray body = request.body.bytes();
    for (qsizetype at = 0; at < body.size() && socket.state() == QAbstractSocket::ConnectedState; at += kPieceBytes) {
        socket.write(body.constData() + at, std::min(kPieceBytes, body.size() - at));
        while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten(kPatienceMs)) {
        }
    }
    return parsed(wholeAnswer(socket));
}

HttpRequest outgoing(const QByteArray& method, const QByteArray& target, const std::vector<HttpHeader>& headers,
                     const QByteArray& body)
{
    HttpRequest request;
    request.method = method;
    splitTarget(target, request);
    for (const HttpHeader& header : headers)
        request.headers.add(header.name, header.value);
    request.body = HttpBody(body);
    return request;
}

} // namespace vitrine::test
