// Any bytes as the body of a call: a form, or JSON when they begin like that.
#include "core/api/alibaba/call_fields.h"

#include <cstdint>

using namespace vitrine;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    HttpRequest request;
    request.body = HttpBody(QByteArray(reinterpret_cast<const char*>(data), qsizetype(size)));
    if (size > 0 && data[0] == '{')
        request.headers.add("Content-Type", "application/json");
    request.query = parseParameters(request.body.bytes(), false);
    const auto fields = CallFields::of(request);
    if (fields.ok())
        (void)fields.value().findAny({"InstanceName", "PicContent"});
    return 0;
}
