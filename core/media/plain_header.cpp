#include "core/media/picture_header.h"

#include "core/media/tiff_tags.h"

#include <algorithm>
#include <cctype>
#include <vector>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

/// The first `count` numbers of a portable bitmap's header; fewer when it ends or is none. Comments run from # to the
/// end of the line (the PNM manual).
std::vector<qint64> readNumbers(QByteArrayView bytes, size_t count)
{
    constexpr qsizetype kHeaderLimit = 64 << 10;
    std::vector<qint64> numbers;
    qsizetype at = 2;
    const qsizetype end = std::min(bytes.size(), kHeaderLimit);
    while (numbers.size() < count && at < end) {
        if (bytes[at] == '#') {
            while (at < end && bytes[at] != '\n')
                ++at;
        } else if (std::isdigit(quint8(bytes[at]))) {
            qint64 value = 0;
            for (; at < end && std::isdigit(quint8(bytes[at])); ++at)
                value = std::min<qint64>(value * 10 + (bytes[at] - '0'), 1'000'000'000);
            numbers.push_back(value);
        } else if (std::isspace(quint8(bytes[at]))) {
            ++at;
        } else {
            break;
        }
    }
    return numbers;
}

} // namespace

Result<PictureHeader> readBitmapHeader(QByteArrayView bytes)
{
    const ByteReader file(bytes, ByteReader::Order::LittleEndian);
    const bool isOld = file.integer(14, 4) == 12u; // OS/2: 16-bit sizes
    const int width = isOld ? 2 : 4;
    PictureHeader header;
    header.channels = 4;
    // A negative height means rows from top to bottom.
    const qint64 high =
        isOld ? qint64(file.integer(20, 2).value_or(0)) : std::abs(qint64(qint32(file.integer(22, 4).value_or(0))));
    header.size = QSize(int(file.integer(18, width).value_or(0)), int(high));
    if (header.size.isEmpty())
        return fail(ErrorCode::Corrupt, u"its header gives no size"_s);
    const qint64 bits = file.integer(isOld ? 24 : 28, 2).value_or(0);
    const quint32 compression = isOld ? 0 : file.integer(30, 4).value_or(0);
    const bool isPacked = compression == 1 || compression == 2; // run lengths
    if (bits > 32)
        return fail(ErrorCode::Corrupt, u"its header asks for %1 bits a pixel"_s.arg(bits));
    // Beyond this size the limit of pixels refuses it, and the product below could overflow.
    constexpr int kLargestSide = 1 << 20;
    const qint64 rowBytes = (header.size.width() * bits + 31) / 32 * 4;
    if (!isPacked && std::max(header.size.width(), header.size.height()) <= kLargestSide)
        header.pixelDataBytes = file.integer(10, 4).value_or(0) + rowBytes * header.size.height();
    return header;
}

Result<PictureHeader> readPortableHeader(QByteArrayView bytes)
{
    const std::vector<qint64> numbers = readNumbers(bytes, 2);
    PictureHeader header;
    header.channels = 4;
    if (numbers.size() == 2)
        header.size = QSize(int(numbers[0]), int(numbers[1]));
    if (header.size.isEmpty())
        return fail(ErrorCode::Corrupt, u"its header gives no size"_s);
    return header;
}

} // namespace vitrine
