#pragma once

#include "core/api/http/http_message.h"

namespace vitrine::test {

struct RawReply {
    int status = 0; ///< 0 = the connection ended before an answer
    HttpHeaders headers;
    QByteArray body;
};

/// A client that sends exactly the bytes it is told to: also those that no HTTP library would send. Waits at most 20 s
/// for the server, then acts as if the server had ended the connection. One thread.
class RawClient
{
public:
    explicit RawClient(quint16 port);
    ~RawClient();
    RawClient(RawClient&& other) noexcept;
    RawClient(const RawClient&) = delete;

    bool isOpen() const { return m_socket >= 0; }
    /// False when the server took no more (it ended the connection).
    bool send(QByteArrayView bytes);
    /// The next answer, by its Content-Length; `headOnly` = it has no body whatever its length says.
    RawReply reply(bool headOnly = false);
    /// send() and reply().
    RawReply ask(QByteArrayView bytes);
    /// Everything until the server ends the connection.
    QByteArray readToEnd();
    /// True once the server has ended the connection; throws away what it still sent.
    bool endsByServer();
    void endSending();
    /// Leaves at once, so that the server's next write fails.
    void reset();

private:
    bool readMore();

    int m_socket = -1;
    QByteArray m_read;
};

/// "GET /path" with a Host, keep-alive.
QByteArray getRequest(const QByteArray& target);
QByteArray postRequest(const QByteArray& target, const QByteArray& body, const QByteArray& moreHeaders = {});

} // namespace vitrine::test
