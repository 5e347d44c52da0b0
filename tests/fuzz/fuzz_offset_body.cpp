// Any bytes as the body of the legacy items API: cut inside its bytes, or refused.
#include "core/api/alibaba/offset_body.h"
#include "core/api/alibaba/wire_values.h"

#include <cstdint>
#include <cstdlib>

using namespace vitrine;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArrayView bytes(data, qsizetype(size));
    const auto body = OffsetBody::parse(bytes);
    if (!body.ok())
        return 0;
    for (const OffsetValue& each : body.value().values()) {
        if (each.value.size() > bytes.size() || (!each.value.isEmpty() && each.value.begin() < bytes.begin()) ||
            each.value.end() > bytes.end())
            std::abort();
        (void)wireRegion(each.value);
        (void)wireScore(each.value);
        (void)wireInteger(each.value);
    }
    const QByteArrayView list = body.value().find("pic_list").value_or(bytes);
    const auto pictures = namedPictures(body.value(), list);
    if (pictures.ok())
        for (const OffsetPicture& picture : pictures.value())
            (void)decodedBase64(picture.content);
    return 0;
}
