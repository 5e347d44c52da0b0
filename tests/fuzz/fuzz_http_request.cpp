// Any bytes as requests of one connection: read whole and in pieces of a size that the first byte tells, with the same
// outcome; targets, queries and forms of any bytes.
#include "core/api/http/byte_range.h"
#include "core/api/http/request_parser.h"
#include "core/api/http/request_target.h"

#include <QTemporaryDir>

#include <cstdint>
#include <cstdlib>

using namespace vitrine;

namespace {

constexpr qint64 kHeaderBytes = 2048;
constexpr int kMaxRequests = 16;

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// What was made of the bytes, as text: requests, then how it ended.
QByteArray outcome(QByteArrayView bytes, qsizetype piece, const BodyLimits& limits)
{
    using Stage = RequestParser::Stage;
    QByteArray text;
    for (int count = 0; count < kMaxRequests && !bytes.isEmpty(); ++count) {
        RequestParser parser(kHeaderBytes);
        while (!bytes.isEmpty() && (parser.stage() == Stage::Head || parser.stage() == Stage::Body)) {
            const qsizetype offered = std::min(piece, bytes.size());
            const qsizetype taken = parser.take(bytes.first(offered));
            require(taken >= 0 && taken <= offered);
            require(taken == offered || parser.stage() != Stage::Head);
            bytes = bytes.sliced(taken);
            if (parser.stage() == Stage::HeadRead)
                parser.readBody(limits);
        }
        const HttpRequest& request = parser.request();
        if (parser.stage() == Stage::Refused) {
            require(parser.problem().status >= 400 && !parser.problem().reason.isEmpty());
            return text + QByteArray::number(parser.problem().status);
        }
        if (parser.stage() != Stage::Whole)
            return text + "unfinished";
        require(request.body.size() <= limits.bytes && request.headers.lines().size() <= size_t(kHeaderBytes));
        require(!request.method.isEmpty() && !request.rawPath.isEmpty());
        text += request.method + ' ' + request.target + ' ' + request.body.bytes() + '\n';
    }
    return text;
}

void checkTexts(const QByteArray& bytes)
{
    HttpRequest request;
    if (splitTarget(bytes, request)) {
        require(request.rawPath.startsWith('/') || request.rawPath == "*");
        require(request.segments.empty() || qsizetype(request.segments.size()) == request.rawPath.count('/'));
    }
    for (const bool plusIsSpace : {false, true}) {
        for (const HttpParameter& parameter : parseParameters(bytes, plusIsSpace))
            require(parameter.hasEquals || parameter.value.isEmpty());
    }
    const ByteRange range = byteRange(bytes, kHeaderBytes);
    require(range.from >= 0 && range.length >= 0 && range.from + range.length <= kHeaderBytes);
    require((range.kind == ByteRange::Kind::Part) == (range.length > 0));
    require(percentDecoded(percentEncoded(bytes)) == bytes);
    require(percentDecoded(bytes).size() <= bytes.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    static const QTemporaryDir folder;
    if (size == 0 || size > kHeaderBytes) // above it, where chunk framing is cut depends on the pieces
        return 0;
    const BodyLimits limits{1024, 128, folder.path()};
    const QByteArray bytes(reinterpret_cast<const char*>(data) + 1, qsizetype(size) - 1);
    const qsizetype piece = data[0] % 64 + 1;
    require(outcome(bytes, bytes.size(), limits) == outcome(bytes, piece, limits));
    checkTexts(bytes);
    return 0;
}
