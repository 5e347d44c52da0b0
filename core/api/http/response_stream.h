#pragma once

#include "core/api/http/file_descriptor.h"
#include "core/api/http/http_message.h"
#include "core/base/result.h"

namespace vitrine {

/// An answer whose file, if it has one, is open.
struct PreparedResponse {
    HttpResponse response;
    FileDescriptor file;
    qint64 bodyBytes = 0;
    std::shared_ptr<const void> source; ///< what the body may be a view of; kept until it was sent
};
/// Opens the file. Any thread; blocks. Errors: NotFound, Io.
Result<PreparedResponse> prepareResponse(HttpResponse response);

/// What of the request and of the connection an answer's head depends on.
struct ResponseFrame {
    QByteArray requestId;
    QByteArray date; ///< as httpDate() writes it
    bool headOnly = false;
    bool closes = false;
    bool version10 = false;
};
/// The status line and the headers, with the empty line. Bytes in a header that would end it are replaced by spaces.
QByteArray responseHead(const PreparedResponse& prepared, const ResponseFrame& frame);
/// "Mon, 23 Nov 2026 12:22:56 GMT"
QByteArray httpDate(qint64 utcMillis);

/// The bytes of an answer on their way out; a file is read piece by piece, so that its length costs no memory.
class ResponseStream
{
public:
    ResponseStream() = default;
    explicit ResponseStream(QByteArray bytes) : m_bytes(std::move(bytes)) {}
    ResponseStream(PreparedResponse prepared, const ResponseFrame& frame);

    /// What is to be sent next; empty = all was sent. Valid until the next call. Errors: Io (the file got shorter).
    Result<QByteArrayView> next();
    /// `bytes` of what next() gave were sent.
    void advance(qsizetype bytes) { m_sent += bytes; }

private:
    Result<> readPiece();

    QByteArray m_bytes, m_body;
    qsizetype m_sent = 0; ///< of m_bytes
    FileDescriptor m_file;
    qint64 m_fileLeft = 0;
    std::shared_ptr<const void> m_source;
};

} // namespace vitrine
