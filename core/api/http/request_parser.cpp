#include "core/api/http/request_parser.h"

#include "core/api/http/raw_head.h"
#include "core/api/http/request_target.h"

#include <QUuid>

#include <boost/beast/http/basic_parser.hpp>

#include <limits>

using namespace Qt::StringLiterals;
namespace http = boost::beast::http;

namespace vitrine {
namespace {

using Text = boost::beast::string_view;
using Code = boost::beast::error_code;

QByteArray bytesOf(Text text)
{
    return {text.data(), qsizetype(text.size())};
}

/// Beast's grammar, with what it finds put into a request of ours.
class Grammar final : public http::basic_parser<true>
{
public:
    explicit Grammar(HttpRequest& request) : m_request(request)
    {
        header_limit(std::numeric_limits<std::uint32_t>::max()); // RawHead keeps the limit
        body_limit(boost::none);
        eager(false);
    }

    void setSink(BodySink* sink) { m_sink = sink; }
    bool hasGoodTarget() const { return m_goodTarget; }
    bool knowsMethod() const { return m_knownMethod; }
    bool isVersion10() const { return m_version == 10; }
    /// Why the sink could not take the body.
    const QString& sinkProblem() const { return m_sinkProblem; }

private:
    void on_request_impl(http::verb verb, Text method, Text target, int version, Code&) override
    {
        m_knownMethod = verb != http::verb::unknown && verb != http::verb::connect;
        m_version = version;
        m_request.method = bytesOf(method);
        m_goodTarget = splitTarget(bytesOf(target), m_request);
    }
    void on_response_impl(int, Text, int, Code&) override {}
    void on_field_impl(http::field, Text name, Text value, Code&) override
    {
        if (!m_headDone) // what follows the last chunk is read over
            m_request.headers.add(bytesOf(name), bytesOf(value));
    }
    void on_header_impl(Code&) override { m_headDone = true; }
    void on_body_init_impl(const boost::optional<std::uint64_t>&, Code&) override {}
    std::size_t on_body_impl(Text body, Code& code) override { return keep(body, code); }
    void on_chunk_header_impl(std::uint64_t, Text, Code&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, Text body, Code& code) override { return keep(body, code); }
    void on_finish_impl(Code&) override {}

    std::size_t keep(Text body, Code& code)
    {
        if (const auto added = m_sink->add({body.data(), qsizetype(body.size())}); !added.ok()) {
            m_sinkProblem = added.error().detail;
            code = http::error::buffer_overflow;
        }
        return body.size();
    }

    HttpRequest& m_request;
    BodySink* m_sink = nullptr;
    bool m_headDone = false, m_goodTarget = false, m_knownMethod = false;
    int m_version = 11;
    QString m_sinkProblem;
};

/// A length as RFC 9110 allows it: digits, once. (The grammar would take "5, 5", and the same length twice.)
bool hasSoundLength(const HttpHeaders& headers)
{
    const QByteArray length = headers.value("Content-Length");
    const bool digits = std::all_of(length.begin(), length.end(), [](char c) { return c >= '0' && c <= '9'; });
    return headers.count("Content-Length") == 0 || (headers.count("Content-Length") == 1 && digits);
}

bool isBodyMethod(const QByteArray& method)
{
    return method == "POST" || method == "PUT" || method == "PATCH";
}

} // namespace

struct RequestParser::Data {
    explicit Data(qint64 limit) : headerBytes(limit), head(limit) {}

    const qint64 headerBytes;
    Stage stage = Stage::Head;
    HttpRequest request;
    HttpProblem problem;
    RawHead head;
    Grammar grammar{request};
    std::optional<qint64> length;
    bool wantsContinue = false;
    BodyLimits limits;
    std::unique_ptr<BodySink> sink;
    QByteArray carried; ///< a piece of chunked framing that is not whole yet

    void refuse(int status, const QString& reason);
    void refuse(const Code& code);
    qsizetype takeHead(QByteArrayView bytes);
    void parseHead();
    HttpProblem headProblem() const;
    qsizetype takeBody(QByteArrayView bytes);
    qsizetype putBody(QByteArrayView bytes);
    void finishBody();
};

void RequestParser::Data::refuse(int status, const QString& reason)
{
    problem = {status, reason};
    stage = Stage::Refused;
}

void RequestParser::Data::refuse(const Code& code)
{
    if (!grammar.sinkProblem().isEmpty())
        return refuse(503, grammar.sinkProblem());
    if (code == http::error::body_limit)
        return refuse(413, u"The body is longer than %1 bytes."_s.arg(limits.bytes));
    refuse(400, u"The request is malformed: %1."_s.arg(QString::fromStdString(code.message())));
}

qsizetype RequestParser::Data::takeHead(QByteArrayView bytes)
{
    const qsizetype taken = head.take(bytes);
    if (head.problem().status != 0)
        refuse(head.problem().status, head.problem().reason);
    else if (head.isWhole())
        parseHead();
    return taken;
}

void RequestParser::Data::parseHead()
{
    Code code;
    grammar.put({head.bytes().constData(), size_t(head.bytes().size())}, code);
    if (code == http::error::bad_version)
        problem = versionProblem(head.bytes());
    else if (code || !grammar.is_header_done())
        return refuse(code);
    else
        problem = headProblem();
    if (problem.status != 0) {
        stage = Stage::Refused;
        return;
    }
    if (const auto announced = grammar.content_length())
        length = qint64(std::min<quint64>(*announced, std::numeric_limits<qint64>::max()));
    request.keepAlive = grammar.keep_alive();
    wantsContinue = request.headers.count("Expect") > 0 && !grammar.isVersion10();
    stage = Stage::HeadRead;
}

HttpProblem RequestParser::Data::headProblem() const
{
    const HttpHeaders& headers = request.headers;
    const bool version10 = grammar.isVersion10();
    const QByteArray encoding = headers.value("Transfer-Encoding").toLower();
    const bool expects = headers.count("Expect") > 0;
    if (!grammar.hasGoodTarget())
        return {400, u"The target of the request is neither a path nor an http address."_s};
    if (headers.count("Host") > 1 || (headers.count("Host") == 0 && !version10))
        return {400, u"A request has exactly one Host header."_s};
    if (!hasSoundLength(headers))
        return {400, u"Content-Length is not one decimal number."_s};
    if (!encoding.isEmpty() && version10)
        return {400, u"HTTP/1.0 has no Transfer-Encoding."_s};
    if (headers.count("Transfer-Encoding") > 0 && encoding != "chunked")
        return {501, u"The only Transfer-Encoding understood is chunked."_s};
    if (!grammar.knowsMethod())
        return {501, u"The method %1 is not known."_s.arg(QString::fromLatin1(request.method))};
    if (expects && headers.value("Expect").toLower() != "100-continue")
        return {417, u"The only expectation understood is 100-continue."_s};
    const bool announced = grammar.chunked() || headers.count("Content-Length") > 0;
    if (!announced && ((version10 && isBodyMethod(request.method)) || (expects && !version10)))
        return {411, u"The request needs a Content-Length."_s};
    return {};
}

qsizetype RequestParser::Data::putBody(QByteArrayView bytes)
{
    Code code;
    const auto used = qsizetype(grammar.put({bytes.data(), size_t(bytes.size())}, code));
    if (code && code != http::error::need_more)
        refuse(code);
    else if (grammar.is_done())
        finishBody();
    return used;
}

qsizetype RequestParser::Data::takeBody(QByteArrayView bytes)
{
    if (carried.isEmpty()) {
        const qsizetype used = putBody(bytes);
        if (stage != Stage::Body)
            return used;
        carried = bytes.sliced(used).toByteArray();
    } else {
        carried.append(bytes);
        carried.remove(0, putBody(carried));
        if (stage == Stage::Whole) // the rest is of the new bytes, for the request did not end before them
            return bytes.size() - std::exchange(carried, {}).size();
        if (stage == Stage::Refused)
            return bytes.size();
    }
    if (carried.size() > headerBytes)
        refuse(400, u"A chunk header or a trailer is longer than %1 bytes."_s.arg(headerBytes));
    return bytes.size();
}

void RequestParser::Data::finishBody()
{
    Result<HttpBody> body = sink->finish();
    if (!body.ok())
        return refuse(503, body.error().detail);
    request.body = std::move(body).take();
    stage = Stage::Whole;
}

RequestParser::RequestParser(qint64 headerBytes) : m_data(std::make_unique<Data>(headerBytes))
{
    m_data->request.id = QUuid::createUuid().toByteArray(QUuid::WithoutBraces).toUpper();
}

RequestParser::~RequestParser() = default;

qsizetype RequestParser::take(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return 0;
    if (m_data->stage == Stage::Head)
        return m_data->takeHead(bytes);
    return m_data->stage == Stage::Body ? m_data->takeBody(bytes) : 0;
}

void RequestParser::readBody(const BodyLimits& limits)
{
    Data& data = *m_data;
    data.limits = limits;
    if (data.length.value_or(0) > limits.bytes)
        return data.refuse(http::error::body_limit);
    if (!hasBody()) {
        data.stage = Stage::Whole;
        return;
    }
    data.sink = std::make_unique<BodySink>(limits, data.length);
    data.grammar.setSink(data.sink.get());
    data.grammar.body_limit(quint64(limits.bytes));
    data.grammar.eager(true);
    data.stage = Stage::Body;
}

RequestParser::Stage RequestParser::stage() const
{
    return m_data->stage;
}

bool RequestParser::hasBegun() const
{
    return !m_data->head.isEmpty();
}

HttpRequest& RequestParser::request()
{
    return m_data->request;
}

const HttpProblem& RequestParser::problem() const
{
    return m_data->problem;
}

std::optional<qint64> RequestParser::contentLength() const
{
    return m_data->length;
}

bool RequestParser::hasBody() const
{
    return m_data->stage != Stage::Head && !m_data->grammar.is_done();
}

bool RequestParser::wantsContinue() const
{
    return m_data->wantsContinue;
}

bool RequestParser::isVersion10() const
{
    return m_data->grammar.isVersion10();
}

} // namespace vitrine
