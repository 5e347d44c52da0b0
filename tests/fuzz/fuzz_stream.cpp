#include "core/media/probe.h"
#include "tests/fuzz/fuzz_support.h"

using namespace vitrine;

int LLVMFuzzerInitialize(int* argc, char*** argv)
{
    fuzz::startQt(argc, argv);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    (void)readStreamMedia(fuzz::sourceOf(data, size), 64, fuzz::smallLimits()).ok();
    return 0;
}
