#include "core/media/embedded_metadata.h"
#include "core/media/keyword_paths.h"
#include "tests/fuzz/fuzz_support.h"

using namespace vitrine;

int LLVMFuzzerInitialize(int* argc, char*** argv)
{
    fuzz::startQt(argc, argv);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const MediaSource source = fuzz::sourceOf(data, size);
    (void)readEmbeddedMetadata(source, fuzz::smallLimits()).ok();
    const QByteArray bytes = source.all(1 << 30).value();
    (void)readXmp(bytes, QStringLiteral("input"), fuzz::smallLimits()).ok();
    KeywordPaths keywords;
    addAcdseeCategories(QString::fromUtf8(bytes), keywords);
    return 0;
}
