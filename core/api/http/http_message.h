#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace vitrine {

/// One header line as received or to be sent; the value without surrounding spaces.
struct HttpHeader {
    QByteArray name, value;
};

/// Headers in their order. Names are compared without case; a name may repeat.
class HttpHeaders
{
public:
    void add(const QByteArray& name, const QByteArray& value) { m_lines.push_back({name, value}); }
    /// Takes every line of that name away, then adds one.
    void set(const QByteArray& name, const QByteArray& value);
    /// The first of that name; nullopt = none. (An empty value is a value.)
    std::optional<QByteArray> find(QByteArrayView name) const;
    /// The first of that name, or empty.
    QByteArray value(QByteArrayView name) const { return find(name).value_or(QByteArray()); }
    qsizetype count(QByteArrayView name) const;
    const std::vector<HttpHeader>& lines() const { return m_lines; }

private:
    std::vector<HttpHeader> m_lines;
};

/// A name and a value of a query or a form, percent-decoded. `hasEquals` tells "a" from "a=".
struct HttpParameter {
    QByteArray name, value;
    bool hasEquals = true;
};

/// Body of a request: in memory, or in a temporary file when it was longer than the server's spool limit. A small
/// value; copies share the bytes, the file is removed with the last copy.
class HttpBody
{
public:
    HttpBody() = default;
    explicit HttpBody(QByteArray bytes) : m_bytes(std::move(bytes)), m_size(m_bytes.size()) {}
    /// A spooled body: `mapped` views the mapping of the file, which `owner` keeps (and removes at its end).
    HttpBody(std::shared_ptr<const void> owner, QString path, QByteArray mapped)
        : m_bytes(std::move(mapped)), m_owner(std::move(owner)), m_path(std::move(path)), m_size(m_bytes.size())
    {}

    qint64 size() const { return m_size; }
    bool isSpooled() const { return !m_path.isEmpty(); }
    /// Where a spooled body lies; empty when it is in memory.
    const QString& path() const { return m_path; }
    /// Everything. Of a spooled body not a copy but a view of its mapped file: valid while a copy of this body lives.
    QByteArray bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
    std::shared_ptr<const void> m_owner;
    QString m_path;
    qint64 m_size = 0;
};

/// One request, read whole. The target is split before it is decoded: "/a%2Fb/c" has the segments "a/b" and "c", "/a/"
/// has "a" and an empty one, "/" has none.
struct HttpRequest {
    QByteArray id;     ///< upper-case UUID; sent back as X-Request-Id
    QByteArray method; ///< as received: "GET"
    QByteArray target; ///< as received: "/v1/p%201/products?limit=5"
    QByteArray rawPath, rawQuery;
    std::vector<QByteArray> segments; ///< of the path, decoded
    std::vector<HttpParameter> query; ///< decoded, '+' stays '+', in order
    HttpHeaders headers;
    HttpBody body;
    QString peer; ///< address of the caller
    bool loopback = false;
    bool tls = false;
    qint64 receivedUtc = 0; ///< UTC ms
    bool keepAlive = true;
};

struct HttpResponse {
    int status = 200;
    HttpHeaders headers; ///< Content-Length, Date, Server, X-Request-Id and Connection are the server's
    QByteArray body;
    QString file;         ///< if set, this file's bytes are the body; the server cuts it to the Range of a GET
    bool dropped = false; ///< end the connection without an answer (injected faults)
};

/// An answer with a body of this type.
HttpResponse httpResponse(int status, const QByteArray& mediaType, const QByteArray& body);

/// Percent-decodes; with `plusIsSpace` as forms do. A broken escape stays as it is.
QByteArray percentDecoded(QByteArrayView text, bool plusIsSpace = false);
/// RFC 3986: all but A-Z a-z 0-9 - _ . ~ becomes %XX in upper case.
QByteArray percentEncoded(QByteArrayView text);
/// The pairs of a query or of an application/x-www-form-urlencoded body, decoded, in order, empty ones kept.
std::vector<HttpParameter> parseParameters(QByteArrayView text, bool plusIsSpace);
/// The value of the first of that name (case counts); nullopt = none. (An empty value is a value.)
std::optional<QByteArray> findParameter(const std::vector<HttpParameter>& parameters, QByteArrayView name);

} // namespace vitrine
