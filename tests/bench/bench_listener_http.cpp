// The listener's HTTP alone: a handler that only answers, on one io thread, asked over the loopback by wrk where it is
// installed, else by a client of our own (which is slower than the server: a lower bound).
#include "core/api/http/http_server.h"
#include "tests/bench/bench_context.h"
#include "tests/bench/http_load.h"
#include "tests/support/process_memory.h"

#include <QElapsedTimer>

namespace vitrine::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMegabyte = 1024 * 1024;
constexpr qint64 kUploadBytes = 4 * kMegabyte;
constexpr int kUploads = 200;
constexpr int kIdle = 512;

HttpResponse answer(const HttpRequest& request)
{
    return httpResponse(200, "application/json", "{\"bytes\":" + QByteArray::number(request.body.size()) + '}');
}

std::unique_ptr<HttpServer> startServer(BenchContext& context)
{
    HttpSettings settings;
    settings.limits.connections = kIdle + 64;
    settings.spoolFolder = context.workFolder + u"/spool"_s;
    return orStop(HttpServer::start(
                      settings, [](const HttpHead&) { return 64 * kMegabyte; }, &answer,
                      [](int status, const HttpRequest&, const QString& reason) {
                          return httpResponse(status, "text/plain", reason.toUtf8());
                      }),
                  "starting the listener");
}

/// Memory of the process that is not backed by files, in MB.
double anonymousMegabytes()
{
    return double(test::processMemory("RssAnon")) / kMegabyte;
}

void benchGets(BenchContext& context, const HttpServer& server, int connections)
{
    const LoadResult load = loadWithGets(server.url(), "/v1/products/1", connections);
    const QString with = u"%1 connections, %2"_s.arg(connections).arg(load.client);
    context.report.add({.group = u"listener-http"_s,
                        .name = u"small GETs, "_s + with,
                        .value = load.perSecond,
                        .unit = u"/s"_s,
                        .atLeast = 5000});
    context.report.add({.group = u"listener-http"_s,
                        .name = u"small GETs, 99th percentile, "_s + with,
                        .value = load.p99Ms,
                        .unit = u"ms"_s,
                        .atMost = connections > 1 ? std::optional(10.0) : std::nullopt});
}

void benchUploads(BenchContext& context, const HttpServer& server)
{
    const QByteArray body(kUploadBytes, 'u');
    LoadConnection connection(server.port());
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < kUploads; ++i) {
        if (!connection.post("/v1/upload", body))
            stop("uploading", fail(ErrorCode::Io, u"The listener did not answer with 200."_s));
    }
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    context.report.add({.group = u"listener-http"_s,
                        .name = u"POSTs of 4 MB, one connection"_s,
                        .value = kUploads / seconds,
                        .unit = u"/s"_s});
    context.report.add({.group = u"listener-http"_s,
                        .name = u"POSTs of 4 MB, bytes"_s,
                        .value = kUploads * double(kUploadBytes) / kMegabyte / seconds,
                        .unit = u"MiB/s"_s});
}

void benchIdle(BenchContext& context, const HttpServer& server)
{
    std::vector<LoadConnection> connections;
    connections.reserve(kIdle); // the clients' own memory is not the listener's
    const double before = anonymousMegabytes();
    for (int i = 0; i < kIdle; ++i) {
        connections.emplace_back(server.port());
        if (!connections.back().get("/v1/products/1"))
            stop("holding idle connections", fail(ErrorCode::Io, u"The listener did not answer with 200."_s));
    }
    context.report.add({.group = u"listener-http"_s,
                        .name = u"memory of 512 idle connections"_s,
                        .value = anonymousMegabytes() - before,
                        .unit = u"MB"_s,
                        .atMost = 20});
}

} // namespace

void benchListenerHttp(BenchContext& context)
{
    allowManyFiles(); // both ends of 512 connections are in this process
    const auto server = startServer(context);
    benchGets(context, *server, 1);
    benchGets(context, *server, 64);
    benchUploads(context, *server);
    benchIdle(context, *server);
    benchListener(context);
}

} // namespace vitrine::bench
