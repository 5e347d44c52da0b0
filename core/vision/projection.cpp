#include "core/vision/projection.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace vitrine {

namespace {
constexpr std::array<const char*, 4> kNames{"none", "pca", "whitening", "discriminants"};

bool isFinite(const std::vector<float>& values)
{
    return std::ranges::all_of(values, [](float value) { return std::isfinite(value); });
}
} // namespace

QString projectionName(ProjectionMethod method)
{
    return QString::fromLatin1(kNames[std::size_t(method)]);
}

ProjectionMethod projectionFromName(const QString& name)
{
    const auto place = std::ranges::find_if(kNames, [&](const char* one) { return name == QLatin1String(one); });
    return place == kNames.end() ? ProjectionMethod::None : ProjectionMethod(place - kNames.begin());
}

bool Projection::isValid() const
{
    const bool fits =
        from > 0 && to > 0 && mean.size() == std::size_t(from) && axes.size() == std::size_t(from) * std::size_t(to);
    return fits && isFinite(mean) && isFinite(axes);
}

} // namespace vitrine
