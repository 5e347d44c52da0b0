#include "core/api/auth/explain_signature.h"
#include "core/api/auth/signature.h"
#include "core/api/calls/faults.h"
#include "core/api/http/request_target.h"
#include "tests/fuzz/fuzz_support.h"

using namespace vitrine;

int LLVMFuzzerInitialize(int* argc, char*** argv)
{
    fuzz::startQt(argc, argv);
    return 0;
}

namespace {

/// "METHOD target", header lines, an empty line, the body.
HttpRequest requestOf(const QByteArray& text)
{
    HttpRequest request;
    const qsizetype end = text.indexOf("\n\n");
    const QList<QByteArray> lines = text.left(end < 0 ? text.size() : end).split('\n');
    request.method = lines.front().left(lines.front().indexOf(' '));
    splitTarget(lines.front().mid(request.method.size() + 1), request);
    for (const QByteArray& line : lines.sliced(1))
        if (const qsizetype colon = line.indexOf(':'); colon > 0)
            request.headers.add(line.left(colon), line.sliced(colon + 1).trimmed());
    request.body = HttpBody(end < 0 ? QByteArray() : text.sliced(end + 2));
    return request;
}

} // namespace

/// Reads the signature of a request and everything that is made from it; one that verifies by no secret must not by
/// another either.
int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const HttpRequest request = requestOf(QByteArray(reinterpret_cast<const char*>(data), qsizetype(size)));
    (void)parseFaultHeader(request.headers.value("X-Vitrine-Fault")).ok();
    (void)parseFaults(request.body.bytes()).ok();
    const auto read = readSignature(request);
    const auto* signature = std::get_if<RequestSignature>(&read);
    if (!signature)
        return 0;
    const auto texts = stringsToSign(request, *signature);
    if (const auto* list = std::get_if<std::vector<QByteArray>>(&texts); list && list->empty())
        std::abort();
    (void)explainSignature(request, *signature, "secret");
    return 0;
}
