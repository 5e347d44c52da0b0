#include "core/media/picture.h"
#include "core/media/sniff.h"
#include "tests/fuzz/fuzz_support.h"

using namespace vitrine;

int LLVMFuzzerInitialize(int* argc, char*** argv)
{
    fuzz::startQt(argc, argv);
    return 0;
}

/// Whatever the bytes: an answer or an Error, and a picture no larger than asked for.
int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const MediaSource source = fuzz::sourceOf(data, size);
    (void)readPictureFacts(source, fuzz::smallLimits()).ok();
    const auto picture = decodePicture(source, 64, fuzz::smallLimits());
    if (picture.ok() && (picture.value().image.isNull() || picture.value().image.width() > 64))
        std::abort();
    return 0;
}
