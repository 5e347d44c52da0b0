#include "core/media/area_average.h"

#include <vector>

namespace vitrine {
namespace {

/// Pixel `index` of `count` new ones covers the old ones from first to last - 1: at least one.
struct Cover {
    int first = 0;
    int last = 0;
};

Cover cover(int index, int count, int length)
{
    const int first = int(qint64(index) * length / count);
    const int last = int(qint64(index + 1) * length / count);
    return {first, std::max(last, first + 1)};
}

std::vector<Cover> covers(int count, int length)
{
    std::vector<Cover> all;
    for (int i = 0; i < count; ++i)
        all.push_back(cover(i, count, length));
    return all;
}

struct Sum {
    quint32 red = 0, green = 0, blue = 0;
};

} // namespace

QImage areaAverage(const QImage& picture, QSize size)
{
    const bool transparent = picture.hasAlphaChannel();
    const QImage from =
        picture.convertToFormat(transparent ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    QImage to(size, QImage::Format_RGB32);
    const std::vector<Cover> columnsOf = covers(size.width(), from.width());
    std::vector<Sum> sums(size_t(size.width()));
    for (int y = 0; y < size.height(); ++y) {
        std::fill(sums.begin(), sums.end(), Sum());
        const Cover rows = cover(y, size.height(), from.height());
        for (int row = rows.first; row < rows.last; ++row) {
            const auto* pixels = reinterpret_cast<const QRgb*>(from.constScanLine(row));
            for (int x = 0; x < size.width(); ++x) {
                const Cover columns = columnsOf[size_t(x)];
                Sum& sum = sums[size_t(x)];
                for (int column = columns.first; column < columns.last; ++column) {
                    const QRgb pixel = pixels[column];
                    const quint32 white = transparent ? 255U - quint32(qAlpha(pixel)) : 0U;
                    sum.red += quint32(qRed(pixel)) + white;
                    sum.green += quint32(qGreen(pixel)) + white;
                    sum.blue += quint32(qBlue(pixel)) + white;
                }
            }
        }
        auto* line = reinterpret_cast<QRgb*>(to.scanLine(y));
        for (int x = 0; x < size.width(); ++x) {
            const Cover columns = columnsOf[size_t(x)];
            const auto count = quint32((rows.last - rows.first) * (columns.last - columns.first));
            const Sum& sum = sums[size_t(x)];
            line[x] = qRgb(int(sum.red / count), int(sum.green / count), int(sum.blue / count));
        }
    }
    return to;
}

} // namespace vitrine
