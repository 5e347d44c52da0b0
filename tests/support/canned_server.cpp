#include "tests/support/canned_server.h"

#include <QTcpServer>
#include <QTcpSocket>

namespace vitrine::test {

CannedServer::CannedServer(Answers answers) : m_answers(std::move(answers))
{
    start();
    while (m_port == 0)
        QThread::yieldCurrentThread();
}

CannedServer::~CannedServer()
{
    quit();
    wait();
}

QString CannedServer::url(const QString& path) const
{
    return QStringLiteral("http://127.0.0.1:%1%2").arg(m_port.load()).arg(path);
}

QByteArray CannedServer::page(const QByteArray& body, const QByteArray& mediaType)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: " + mediaType + "\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n\r\n" + body;
}

QByteArray CannedServer::redirect(const QByteArray& to)
{
    return "HTTP/1.1 302 Found\r\nLocation: " + to + "\r\nContent-Length: 4\r\n\r\nmove";
}

void CannedServer::run()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    m_port = server.serverPort();
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
        QTcpSocket* socket = server.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
            const QByteArray path = socket->readAll().split(' ').value(1);
            ++m_requests;
            const QByteArray answer = m_answers(path);
            if (answer.isEmpty())
                return;
            socket->write(answer);
            socket->disconnectFromHost();
        });
    });
    exec();
}

} // namespace vitrine::test
