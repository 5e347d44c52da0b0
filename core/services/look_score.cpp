#include "core/services/look_score.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

double logistic(double x)
{
    return 1 / (1 + std::exp(-x));
}

} // namespace

double ScoreCurve::score(double cosine) const
{
    const double plain = logistic((cosine - middle) / width);
    if (plain <= .5)
        return plain;
    const double top = logistic((1 - middle) / width);
    return std::min(1.0, .5 + .5 * (plain - .5) / (top - .5));
}

double ScoreCurve::cosine(double score) const
{
    if (score <= 0)
        return -1;
    if (score >= 1)
        return 1;
    const double top = logistic((1 - middle) / width);
    const double plain = score <= .5 ? score : .5 + (score - .5) / .5 * (top - .5);
    return std::clamp(middle + width * std::log(plain / (1 - plain)), -1.0, 1.0);
}

} // namespace vitrine
