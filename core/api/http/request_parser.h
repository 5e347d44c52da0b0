#pragma once

#include "core/api/http/body_sink.h"
#include "core/api/http/http_message.h"

#include <memory>
#include <optional>

namespace vitrine {

/// Why a request is refused: the HTTP status and one plain sentence.
struct HttpProblem {
    int status = 0; ///< 0 = none
    QString reason;
};

/// Reads one HTTP/1.x request out of a stream of bytes, in whatever pieces they come. Knows no sockets and no time.
/// The grammar is Boost.Beast's; refused on top of it: folded and control-character headers, a second Content-Length,
/// any Transfer-Encoding but chunked, a missing or second Host, endless chunk headers and trailers. One thread.
class RequestParser
{
public:
    enum class Stage {
        Head,     ///< wants bytes; nothing or a part of the head is there
        HeadRead, ///< wants readBody(), also where no body follows
        Body,     ///< wants bytes of the body
        Whole,    ///< request() is complete; bytes after it were not taken
        Refused,  ///< problem() says why; the stream cannot be read on
    };

    explicit RequestParser(qint64 headerBytes);
    ~RequestParser();

    /// Takes bytes and returns how many: all of them, or those up to the end of the head or of the request.
    qsizetype take(QByteArrayView bytes);
    /// Goes from HeadRead on to Body, or to Whole where there is none. Longer bodies than `limits.bytes` are refused
    /// with 413, as soon as that is known.
    void readBody(const BodyLimits& limits);

    Stage stage() const;
    /// Whether anything of a request was taken.
    bool hasBegun() const;
    /// What is known of it. The id is set from the start; method and target once they were read; the body when Whole.
    HttpRequest& request();
    const HttpProblem& problem() const;
    /// From HeadRead on. A chunked body has no length.
    std::optional<qint64> contentLength() const;
    bool hasBody() const;
    bool wantsContinue() const; ///< Expect: 100-continue
    bool isVersion10() const;

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace vitrine
