#include "core/services/look_picture.h"

#include "core/media/picture.h"

#include <cmath>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// The networks see 320 pixels of the middle two thirds; the part that is described has at least 1.5 times that where
/// the picture has it. 1024 along the longer side is enough for the usual shapes.
constexpr int kUsualEdge = 1024;
constexpr double kShorterSide = 480;
constexpr double kLargestEdge = 6144;

int edgeFor(QSize full, QSize part)
{
    const double longest = std::max(full.width(), full.height());
    const double enough = std::max(1.0, std::ceil(kShorterSide * longest / std::min(part.width(), part.height())));
    return int(std::clamp(enough, double(kUsualEdge), kLargestEdge));
}

QRect scaledOut(const QRect& rect, double across, double down, QSize within)
{
    const QPoint topLeft(int(std::floor(rect.x() * across)), int(std::floor(rect.y() * down)));
    const QPoint end(int(std::ceil((rect.x() + rect.width()) * across)),
                     int(std::ceil((rect.y() + rect.height()) * down)));
    const QRect inside = QRect(topLeft, end - QPoint(1, 1)) & QRect({0, 0}, within);
    if (!inside.isEmpty())
        return inside;
    return {std::clamp(topLeft.x(), 0, within.width() - 1), std::clamp(topLeft.y(), 0, within.height() - 1), 1, 1};
}

Result<> checkRegion(const QRect& region, QSize size)
{
    if (!region.isEmpty() && QRect({0, 0}, size).contains(region))
        return {};
    return fail(ErrorCode::InvalidInput,
                u"The region %1,%2,%3,%4 is not inside the picture of %5 x %6 pixels."_s.arg(region.x())
                    .arg(region.y())
                    .arg(region.width())
                    .arg(region.height())
                    .arg(size.width())
                    .arg(size.height()));
}

} // namespace

QRect LookPicture::inPicture(const QRect& rect) const
{
    return scaledOut(rect, double(fullSize.width()) / image.width(), double(fullSize.height()) / image.height(),
                     fullSize);
}

Result<LookPicture> loadLookPicture(const MediaSource& source, const std::optional<QRect>& region)
{
    TRY_ASSIGN(const PictureFacts facts, read, readPictureFacts(source));
    if (region)
        TRY_VOID(checkRegion(*region, facts.size));
    const bool isWhole = !region || *region == QRect({0, 0}, facts.size);
    TRY_ASSIGN(Picture picture, decoded,
               decodePicture(source, edgeFor(facts.size, isWhole ? facts.size : region->size())));
    LookPicture result{std::move(picture.image), facts.size, {}};
    if (!isWhole) {
        result.region = scaledOut(*region, double(result.image.width()) / facts.size.width(),
                                  double(result.image.height()) / facts.size.height(), result.image.size());
    }
    return result;
}

} // namespace vitrine
