#include "tests/unit/http/raw_client.h"

#include <QByteArrayList>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace vitrine::test {
namespace {

constexpr int kPatienceMs = 20'000;

bool isReady(int socket, short events)
{
    pollfd wanted{socket, events, 0};
    return ::poll(&wanted, 1, kPatienceMs) == 1;
}

} // namespace

RawClient::RawClient(quint16 port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
        m_socket = socket;
    else
        ::close(socket);
}

RawClient::RawClient(RawClient&& other) noexcept
    : m_socket(std::exchange(other.m_socket, -1)), m_read(std::move(other.m_read))
{}

RawClient::~RawClient()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

bool RawClient::send(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        if (!isReady(m_socket, POLLOUT))
            return false;
        const ssize_t sent = ::send(m_socket, bytes.data(), size_t(bytes.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && errno == EAGAIN)
            continue;
        if (sent <= 0)
            return false;
        bytes = bytes.sliced(sent);
    }
    return true;
}

bool RawClient::readMore()
{
    char piece[65536];
    if (!isReady(m_socket, POLLIN))
        return false;
    const ssize_t got = ::recv(m_socket, piece, sizeof piece, 0);
    if (got <= 0)
        return false;
    m_read.append(piece, got);
    return true;
}

RawReply RawClient::reply(bool headOnly)
{
    qsizetype end = -1;
    while ((end = m_read.indexOf("\r\n\r\n")) < 0) {
        if (!readMore())
            return {};
    }
    RawReply reply;
    QByteArrayList lines = m_read.left(end).split('\n');
    reply.status = lines.takeFirst().split(' ').value(1).toInt();
    for (const QByteArray& line : lines)
        reply.headers.add(line.left(line.indexOf(':')), line.mid(line.indexOf(':') + 1).trimmed());
    const qsizetype length = headOnly ? 0 : reply.headers.value("Content-Length").toLongLong();
    m_read.remove(0, end + 4);
    while (m_read.size() < length) {
        if (!readMore())
            return {};
    }
    reply.body = m_read.left(length);
    m_read.remove(0, length);
    return reply;
}

RawReply RawClient::ask(QByteArrayView bytes)
{
    send(bytes);
    return reply();
}

QByteArray RawClient::readToEnd()
{
    while (readMore()) {
    }
    return std::exchange(m_read, {});
}

bool RawClient::endsByServer()
{
    char piece[65536];
    while (isReady(m_socket, POLLIN)) {
        if (::recv(m_socket, piece, sizeof piece, 0) <= 0)
            return true;
    }
    return false;
}

void RawClient::endSending()
{
    ::shutdown(m_socket, SHUT_WR);
}

void RawClient::reset()
{
    const linger now{1, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    ::close(std::exchange(m_socket, -1));
}

QByteArray getRequest(const QByteArray& target)
{
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

QByteArray postRequest(const QByteArray& target, const QByteArray& body, const QByteArray& moreHeaders)
{
    return "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n" + moreHeaders + "\r\n" + body;
}

} // namespace vitrine::test
