#include "tests/unit/http/test_server.h"

#include <QDir>

namespace vitrine::test {

HttpLimits quickLimits()
{
    HttpLimits limits;
    limits.headerDeadline = std::chrono::milliseconds{500};
    limits.bodyDeadline = std::chrono::milliseconds{2000};
    limits.idleDeadline = std::chrono::milliseconds{20'000};
    limits.writeDeadline = std::chrono::milliseconds{2000};
    return limits;
}

HttpResponse echo(const HttpRequest& request)
{
    return httpResponse(200, "text/plain",
                        request.method + ' ' + request.rawPath + ' ' + QByteArray::number(request.body.size()));
}

HttpResponse refusalText(int status, const HttpRequest&, const QString& reason)
{
    return httpResponse(status, "text/plain", QByteArray::number(status) + ' ' + reason.toUtf8());
}

TestServer::TestServer(const Options& options)
{
    HttpSettings settings;
    settings.limits = options.limits;
    settings.tls = options.tls;
    settings.spoolFolder = m_folder.filePath(QStringLiteral("spool"));
    const HttpAdmission admitAll = [](const HttpHead&) { return qint64(64) * 1024 * 1024; };
    auto started = HttpServer::start(settings, options.admit ? options.admit : admitAll,
                                     options.handle ? options.handle : &echo, &refusalText);
    if (!started.ok())
        qFatal("%s", qPrintable(started.error().detail));
    m_server = std::move(started).take();
}

QStringList TestServer::spooledFiles() const
{
    return QDir(m_folder.filePath(QStringLiteral("spool"))).entryList(QDir::Files);
}

} // namespace vitrine::test
