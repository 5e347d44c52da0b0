// Any bytes as a multipart body; the boundary is what follows the first two bytes, up to the line's end.
#include "core/api/alibaba/multipart_form.h"

#include <cstdint>
#include <cstdlib>

using namespace vitrine;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArray body(reinterpret_cast<const char*>(data), qsizetype(size));
    const QByteArray line = body.left(body.indexOf('\n')).trimmed();
    (void)multipartBoundary(line);
    const auto parts = parseMultipart(body, line.mid(2));
    if (!parts)
        return 0;
    for (const MultipartPart& part : *parts)
        if (part.name.isEmpty() || part.content.size() > body.size())
            std::abort();
    return 0;
}
