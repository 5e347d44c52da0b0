#include "tests/cli/wire_connection.h"

#include <QJsonDocument>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

namespace vitrine::test {

namespace {
constexpr timeval kPatience{20, 0};
}

void WireConnection::close()
{
    if (m_socket >= 0)
        ::close(std::exchange(m_socket, -1));
}

bool WireConnection::connect()
{
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &kPatience, sizeof kPatience);
    ::setsockopt(m_socket, SOL_SOCKET, SO_SNDTIMEO, &kPatience, sizeof kPatience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return ::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

bool WireConnection::send(const QByteArray& bytes) const
{
    qsizetype sent = 0;
    for (ssize_t some = 1; some > 0 && sent < bytes.size(); sent += std::max<ssize_t>(some, 0))
        some = ::send(m_socket, bytes.constData() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL);
    return sent == bytes.size();
}

std::optional<WireReply> WireConnection::readReply()
{
    QByteArray read;
    char piece[16384];
    while (true) {
        const ssize_t got = ::recv(m_socket, piece, sizeof piece, 0);
        if (got <= 0)
            return std::nullopt;
        read.append(piece, got);
        const qsizetype end = read.indexOf("\r\n\r\n"), length = read.indexOf("Content-Length: ");
        if (end < 0 || length < 0 || length > end)
            continue;
        const qsizetype size = read.mid(length + 16, read.indexOf('\r', length) - length - 16).toLongLong();
        if (read.size() < end + 4 + size)
            continue;
        WireReply reply{read.mid(9, 3).toInt(), read.mid(end + 4, size), {}};
        reply.json = QJsonDocument::fromJson(reply.body).object();
        return reply;
    }
}

std::optional<WireReply> WireConnection::ask(const QByteArray& method, const QByteArray& target, const QByteArray& body,
                                             const QByteArray& type)
{
    if (m_socket < 0 && !connect()) {
        close();
        return std::nullopt;
    }
    const QByteArray head = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " + type +
                            "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n";
    auto reply = send(head + body) ? readReply() : std::nullopt;
    if (!reply)
        close();
    return reply;
}

} // namespace vitrine::test
