#pragma once

#include <QByteArray>
#include <QString>
#include <QThread>

#include <atomic>
#include <functional>

namespace vitrine::test {

/// A tiny HTTP server on the loopback with its own thread: the path of a request gives the bytes of the answer. An
/// empty answer is none: the connection stays open and silent.
class CannedServer : public QThread
{
public:
    using Answers = std::function<QByteArray(const QByteArray& path)>; ///< called on the server's thread

    explicit CannedServer(Answers answers);
    ~CannedServer() override;

    QString url(const QString& path) const;
    int requests() const { return m_requests; }

    /// "200 OK" with this body.
    static QByteArray page(const QByteArray& body, const QByteArray& mediaType = "image/png");
    static QByteArray redirect(const QByteArray& to);

protected:
    void run() override;

private:
    Answers m_answers;
    std::atomic<quint16> m_port = 0;
    std::atomic<int> m_requests = 0;
};

} // namespace vitrine::test
