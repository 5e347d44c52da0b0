#include "core/api/http/response_stream.h"

#include <QDateTime>
#include <QFile>
#include <QLocale>

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

constexpr qsizetype kPiece = 256 * 1024;
/// Shorter bodies go out with the head, in one packet.
constexpr qsizetype kJoinedBody = 16 * 1024;

struct StatusText {
    int status;
    const char* text;
};
constexpr StatusText kStatusTexts[] = {
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {416, "Range Not Satisfiable"},
    {417, "Expectation Failed"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Supported"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {505, "HTTP Version Not Supported"},
    {507, "Insufficient Storage"},
};

const char* statusText(int status)
{
    const auto* found = std::find_if(std::begin(kStatusTexts), std::end(kStatusTexts),
                                     [&](const StatusText& each) { return each.status == status; });
    return found == std::end(kStatusTexts) ? "Status" : found->text;
}

bool isServersOwn(const QByteArray& name)
{
    static const QByteArray kOwn[] = {"content-length", "date",       "server",
                                      "x-request-id",   "connection", "transfer-encoding"};
    return std::find(std::begin(kOwn), std::end(kOwn), name.toLower()) != std::end(kOwn);
}

QByteArray oneLine(QByteArray text)
{
    const auto ends = [](char c) { return c == '\r' || c == '\n' || c == '\0'; };
    std::replace_if(text.begin(), text.end(), ends, ' ');
    return text;
}

void addHeader(QByteArray& head, const QByteArray& name, const QByteArray& value)
{
    head += name + ": " + value + "\r\n";
}

bool mayHaveBody(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

} // namespace

Result<PreparedResponse> prepareResponse(HttpResponse response)
{
    PreparedResponse prepared;
    prepared.bodyBytes = response.body.size();
    if (!response.file.isEmpty()) {
        const QByteArray path = QFile::encodeName(response.file);
        struct stat facts {};
        prepared.file = FileDescriptor(::open(path.constData(), O_RDONLY | O_CLOEXEC));
        if (!prepared.file.isOpen() || ::fstat(prepared.file.get(), &facts) != 0 || !S_ISREG(facts.st_mode)) {
            const QString reason = QString::fromLocal8Bit(std::strerror(errno));
            return fail(errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Io,
                        u"The file %1 of the answer could not be opened: %2."_s.arg(response.file, reason));
        }
        prepared.bodyBytes = facts.st_size;
        ::posix_fadvise(prepared.file.get(), 0, 0, POSIX_FADV_SEQUENTIAL);
    }
    prepared.response = std::move(response);
    return prepared;
}

QByteArray httpDate(qint64 utcMillis)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(utcMillis, Qt::UTC);
    return QLocale::c().toString(time, u"ddd, dd MMM yyyy hh:mm:ss").toLatin1() + " GMT";
}

QByteArray responseHead(const PreparedResponse& prepared, const ResponseFrame& frame)
{
    const HttpResponse& response = prepared.response;
    QByteArray head;
    head.reserve(512);
    head += "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + statusText(response.status) + "\r\n";
    for (const HttpHeader& line : response.headers.lines()) {
        if (!isServersOwn(line.name))
            addHeader(head, oneLine(line.name), oneLine(line.value));
    }
    addHeader(head, "Date", frame.date);
    addHeader(head, "Server", "Vitrine");
    addHeader(head, "X-Request-Id", frame.requestId);
    if (mayHaveBody(response.status))
        addHeader(head, "Content-Length", QByteArray::number(prepared.bodyBytes));
    if (frame.closes)
        addHeader(head, "Connection", "close");
    else if (frame.version10)
        addHeader(head, "Connection", "keep-alive");
    return head + "\r\n";
}

ResponseStream::ResponseStream(PreparedResponse prepared, const ResponseFrame& frame)
    : m_bytes(responseHead(prepared, frame))
{
    if (frame.headOnly || !mayHaveBody(prepared.response.status))
        return;
    m_source = std::move(prepared.source);
    m_file = std::move(prepared.file);
    if (m_file.isOpen())
        m_fileLeft = prepared.bodyBytes;
    else if (prepared.bodyBytes <= kJoinedBody)
        m_bytes += prepared.response.body;
    else
        m_body = std::move(prepared.response.body);
}

Result<> ResponseStream::readPiece()
{
    m_bytes.resize(std::min<qint64>(kPiece, m_fileLeft));
    ssize_t got = 0;
    do {
        got = ::read(m_file.get(), m_bytes.data(), size_t(m_bytes.size()));
    } while (got < 0 && errno == EINTR);
    if (got <= 0)
        return fail(ErrorCode::Io, u"The file of an answer ended before its announced length."_s);
    m_bytes.truncate(got);
    m_fileLeft -= got;
    return {};
}

Result<QByteArrayView> ResponseStream::next()
{
    if (m_sent == m_bytes.size()) {
        m_sent = 0;
        m_bytes = std::exchange(m_body, {});
        if (m_fileLeft > 0)
            TRY_VOID(readPiece());
    }
    return QByteArrayView(m_bytes).sliced(m_sent);
}

} // namespace vitrine
