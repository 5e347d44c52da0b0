#pragma once

#include "core/api/http/http_message.h"
#include "core/base/result.h"

#include <chrono>
#include <functional>
#include <memory>
#include <variant>

namespace vitrine {

/// What one listener accepts and waits for. The defaults are those measured to survive hostile clients.
struct HttpLimits {
    qint64 headerBytes = 16 * 1024;
    qint64 bodyBytes = 64 * 1024 * 1024; ///< where admit() does not say less
    qint64 spoolAbove = 1024 * 1024;     ///< longer bodies go to a temporary file
    int connections = 512;
    std::chrono::milliseconds headerDeadline{10'000};
    std::chrono::milliseconds bodyDeadline{60'000};  ///< whole body; and no silence of more than headerDeadline in it
    std::chrono::milliseconds idleDeadline{60'000};  ///< between two requests of one connection
    std::chrono::milliseconds writeDeadline{60'000}; ///< for one answer to be taken, or for each 16 MB of a longer one
    int workers = 8;                                 ///< threads that run the handler
    int waitingCalls = 1024;                         ///< more than this many waiting for a worker: 503
};

struct HttpTls {
    QString certificateFile; ///< PEM chain
    QString keyFile;         ///< PEM
};

struct HttpSettings {
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 0; ///< 0 = any free one
    HttpLimits limits;
    std::optional<HttpTls> tls;
    QString spoolFolder; ///< where long bodies are kept; a folder of the catalogue's cache. Empty = the system's
                         ///< temporary one
};

/// What is known of a request before its body is read.
struct HttpHead {
    const HttpRequest& request; ///< without body
    std::optional<qint64> contentLength;
};
/// The body limit of this request, or the answer that refuses it right away (404, 405, 401 ...; the connection stays
/// usable when no body follows, else it is closed after the answer). Runs on the io thread: short, no waiting.
using HttpAdmission = std::function<std::variant<qint64, HttpResponse>(const HttpHead& head)>;
/// Answers one request. Runs on a worker thread, may block.
using HttpHandler = std::function<HttpResponse(const HttpRequest& request)>;
/// The body of an answer that the server itself has to give (400, 408, 413, 431, 503 ...). `request` holds what could
/// be read, at least the id. Io thread.
using HttpRefusal = std::function<HttpResponse(int status, const HttpRequest& request, const QString& reason)>;

/// Since the start. `requests`: heads read whole; `refused`: answers by HttpRefusal, and errors by admit().
struct HttpCounts {
    qint64 connectionsOpen = 0, connectionsTotal = 0, requests = 0, refused = 0, evicted = 0, bytesIn = 0, bytesOut = 0;
};

/// An HTTP/1.1 server over Boost.Beast: one io thread, handlers on a pool, answers in the order of the requests of a
/// connection (its next request waits until the one before is answered). Keep-alive, pipelining, chunked bodies,
/// Expect: 100-continue (invited only after admission). A HEAD request reaches admit() and the handler as "HEAD" and is
/// to be handled as GET; the server leaves the body out and keeps its length. OPTIONS is admit()'s or the handler's.
/// Refuses, by HttpRefusal, and closes: what is malformed 400, slow 408, without a length that is needed 411, too long
/// 413, 414, 431, another Expect 417, an unknown method or coding 501, too many calls or no room for the body 503,
/// another HTTP version 505; a handler that throws or names a missing file 500. When all connections are in use the
/// oldest one without a whole request is closed; if there is none, the new one gets 503. All members from any thread,
/// stop() and the destructor not from the callbacks.
class HttpServer
{
public:
    /// Listens before it returns. Errors: Conflict (address in use), InvalidInput (no such address; a certificate or
    /// key that does not fit), Io.
    static Result<std::unique_ptr<HttpServer>> start(const HttpSettings& wanted, HttpAdmission admit,
                                                     HttpHandler handle, HttpRefusal refuse);
    /// Stops at once if stop() was not called; waits for handlers that still run.
    ~HttpServer();

    /// "http://127.0.0.1:8080"; https with TLS.
    QString url() const;
    quint16 port() const;
    HttpCounts counts() const;
    /// No new connections or requests; waits for running calls to be answered, at most `patience`; then closes. A
    /// handler that needs longer runs on, unheard.
    void stop(std::chrono::milliseconds patience);

private:
    struct Data;
    explicit HttpServer(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

} // namespace vitrine
