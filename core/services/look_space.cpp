#include "core/services/look_space.h"

#include "core/search/exact_index.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// Until a catalogue with products teaches better ones; measured on the project's shared pictures.
ScoreCurve usualCurve(const EmbedderInfo& info)
{
    return info.pack.isEmpty() ? ScoreCurve{.78, .05} : ScoreCurve{.68, .06};
}

} // namespace

std::shared_ptr<LookSpace> plainSpace(const EmbedderInfo& info)
{
    auto space = std::make_shared<LookSpace>();
    space->projection = u"none"_s;
    space->curve = usualCurve(info);
    space->index = std::make_unique<ExactIndex>(info.dimensions());
    return space;
}

} // namespace vitrine
