#include "core/jobs/rate_meter.h"

#include <algorithm>

namespace vitrine {
namespace {
constexpr qint64 kSpacingMs = 100; // samples closer than this replace each other, so that the queue stays short
constexpr qint64 kLeastMs = 200;
} // namespace

void RateMeter::add(qint64 done, qint64 nowMs)
{
    if (!m_samples.empty() && done < m_samples.back().done)
        restart();
    const bool replacesLast =
        m_samples.size() >= 2 && m_samples.back().atMs - m_samples[m_samples.size() - 2].atMs < kSpacingMs;
    if (replacesLast)
        m_samples.back() = {done, nowMs};
    else
        m_samples.push_back({done, nowMs});
    while (m_samples.size() > 2 && nowMs - m_samples[1].atMs > kWindowMs)
        m_samples.pop_front();
}

void RateMeter::restart()
{
    m_samples.clear();
}

double RateMeter::perSecond(qint64 nowMs) const
{
    if (m_samples.empty())
        return 0;
    const Sample& first = m_samples.front();
    const qint64 elapsed = std::max(nowMs, m_samples.back().atMs) - first.atMs;
    if (elapsed < kLeastMs)
        return 0;
    return double(m_samples.back().done - first.done) * 1000.0 / double(elapsed);
}

std::optional<double> RateMeter::secondsLeft(qint64 total, qint64 nowMs) const
{
    const double rate = perSecond(nowMs);
    if (rate <= 0 || total <= 0)
        return std::nullopt;
    return double(std::max<qint64>(0, total - m_samples.back().done)) / rate;
}

} // namespace vitrine
