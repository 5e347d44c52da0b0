#pragma once

#include "core/api/http/http_server.h"
#include "tests/unit/http/raw_client.h"

#include <QTemporaryDir>

namespace vitrine::test {

/// Short deadlines, so that what must end ends soon.
HttpLimits quickLimits();

/// A server on a free port of this machine with a folder of its own. Unless told otherwise it admits every request with
/// 64 MB and answers "METHOD path length".
class TestServer
{
public:
    struct Options {
        HttpLimits limits = quickLimits();
        HttpHandler handle;
        HttpAdmission admit;
        std::optional<HttpTls> tls;
    };
    TestServer() : TestServer(Options{}) {}
    explicit TestServer(const Options& options);

    HttpServer& server() { return *m_server; }
    quint16 port() const { return m_server->port(); }
    RawClient client() const { return RawClient(port()); }
    QString folder() const { return m_folder.path(); }
    QStringList spooledFiles() const;
    /// Ends the server before the fixture goes.
    void end() { m_server.reset(); }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<HttpServer> m_server;
};

HttpResponse echo(const HttpRequest& request);
/// As a server answers what it refuses: "status reason".
HttpResponse refusalText(int status, const HttpRequest& request, const QString& reason);

} // namespace vitrine::test
