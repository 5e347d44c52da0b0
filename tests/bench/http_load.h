#pragma once

#include <QByteArray>
#include <QString>

namespace vitrine::bench {

/// A blocking client connection to the loopback, kept alive. Ends the process when it cannot connect.
class LoadConnection
{
public:
    explicit LoadConnection(quint16 port);
    ~LoadConnection();
    LoadConnection(LoadConnection&& other) noexcept;

    /// True when the answer, read whole, has status 200.
    bool get(const QByteArray& target);
    bool post(const QByteArray& target, const QByteArray& body) { return call("POST", target, body); }
    bool put(const QByteArray& target, const QByteArray& body) { return call("PUT", target, body); }

private:
    bool call(const QByteArray& method, const QByteArray& target, const QByteArray& body);
    bool send(QByteArrayView bytes);
    bool readAnswer();

    int m_socket = -1;
};

struct LoadResult {
    QString client; ///< "wrk" or "own client"
    double perSecond = 0;
    double p99Ms = 0;
};
/// Asks for `url` + `target` for some seconds over so many connections. Ends the process when an answer is not 200.
LoadResult loadWithGets(const QString& url, const QByteArray& target, int connections);

/// Raises the number of files that this process may open to the most that the system grants.
void allowManyFiles();

} // namespace vitrine::bench
