#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace vitrine::test {

struct WireReply {
    int status = 0;
    QByteArray body;
    QJsonObject json;
};

/// A blocking HTTP connection to a listener on 127.0.0.1, kept alive between calls; connects at the first one and again
/// after it broke. One thread.
class WireConnection
{
public:
    explicit WireConnection(quint16 port) : m_port(port) {}
    ~WireConnection() { close(); }
    WireConnection(const WireConnection&) = delete;

    /// nullopt: no whole answer came (the server is gone, or 20 s have passed): nobody knows what became of the call.
    std::optional<WireReply> ask(const QByteArray& method, const QByteArray& target, const QByteArray& body = {},
                                 const QByteArray& type = "application/json");

private:
    bool connect();
    bool send(const QByteArray& bytes) const;
    std::optional<WireReply> readReply();
    void close();

    quint16 m_port;
    int m_socket = -1;
};

} // namespace vitrine::test
