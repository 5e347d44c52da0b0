#include "core/api/calls/picture_limits.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

using Reason = PictureRefused::Reason;

bool takes(const ApiPictureLimits& limits, QStringView mediaType)
{
    return limits.mediaTypes.empty() ||
           std::find(limits.mediaTypes.begin(), limits.mediaTypes.end(), mediaType) != limits.mediaTypes.end();
}

PictureRefused edgesRefused(QSize size, const ApiPictureLimits& limits)
{
    const QString text = u"The picture has %1 x %2 pixels; its sides must have %3 to %4."_s;
    return {Reason::Edges, text.arg(size.width()).arg(size.height()).arg(limits.minEdge).arg(limits.maxEdge)};
}

} // namespace

std::variant<PictureFacts, PictureRefused> checkedPicture(const MediaSource& source, const ApiPictureLimits& limits)
{
    const Result<qint64> size = source.size();
    if (!size.ok())
        return PictureRefused{Reason::NoPicture, size.error().detail};
    if (size.value() > limits.bytes)
        return PictureRefused{Reason::Bytes, u"The picture is larger than %1 bytes."_s.arg(limits.bytes)};
    const Result<PictureFacts> read = readPictureFacts(source);
    if (!read.ok())
        return PictureRefused{read.error().code == ErrorCode::TooLarge ? Reason::Beyond : Reason::NoPicture,
                              read.error().detail};
    const PictureFacts& facts = read.value();
    if (!takes(limits, facts.mediaType))
        return PictureRefused{Reason::Format, u"Pictures of the format %1 are not taken."_s.arg(facts.mediaType)};
    const auto [shorter, longer] = std::minmax({facts.size.width(), facts.size.height()});
    if (shorter < limits.minEdge || longer > limits.maxEdge)
        return edgesRefused(facts.size, limits);
    if (!limits.mayBeRotated && facts.orientation > 1)
        return PictureRefused{Reason::Orientation,
                              u"The picture says that it is to be rotated; turn it upright first."_s};
    return facts;
}

} // namespace vitrine
