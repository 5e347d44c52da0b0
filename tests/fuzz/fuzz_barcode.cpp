#include "core/media/barcode.h"
#include "tests/fuzz/fuzz_support.h"

#include <algorithm>

using namespace vitrine;

namespace {

/// The first byte is the width, the others are grey pixels; the last row is drawn on downwards, as bars are.
QImage drawn(const uint8_t* data, size_t size)
{
    const int width = std::max(16, int(data[0]));
    const int rows = std::max(1, int(size - 1) / width);
    QImage picture(width, rows + 40, QImage::Format_Grayscale8);
    picture.fill(255);
    for (int y = 0; y < picture.height(); ++y) {
        const size_t from = 1 + size_t(std::min(y, rows - 1)) * size_t(width);
        const size_t count = from < size ? std::min(size - from, size_t(width)) : 0;
        std::copy_n(data + from, count, picture.scanLine(y));
    }
    return picture;
}

} // namespace

/// Whatever stands in a picture or a code: an answer, and every number a right GTIN of 14 digits.
int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(data), qsizetype(size));
    for (const QString& gtin : {gtinOfElements(text), gtinOfDigitalLink(text)}) {
        if (!gtin.isEmpty() && gtin.size() != 14)
            std::abort();
    }
    if (size < 2)
        return 0;
    const QImage picture = drawn(data, std::min<size_t>(size, 64 * 1024));
    const auto codes = readBarcodes(picture);
    for (const Barcode& code : codes.ok() ? codes.value() : std::vector<Barcode>()) {
        if (!picture.rect().contains(code.area) || (!code.gtin14.isEmpty() && code.gtin14.size() != 14))
            std::abort();
    }
    return 0;
}
