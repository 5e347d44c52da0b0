#pragma once

#include <QtGlobal>

#include <deque>
#include <optional>

namespace vitrine {

/// How fast something goes, seen over the last seconds, so that "time left" follows a change of pace. Times are any
/// monotonic milliseconds. Not thread-safe.
class RateMeter
{
public:
    static constexpr qint64 kWindowMs = 8000;

    /// `done` so far at `nowMs`. A number smaller than the one before starts a new measurement.
    void add(qint64 done, qint64 nowMs);
    /// Forgets what was seen: after a pause, whose length must not count.
    void restart();
    /// Things a second; 0 while fewer than 200 ms were seen.
    double perSecond(qint64 nowMs) const;
    /// Seconds until `total` at the present rate; nullopt while nobody can know.
    std::optional<double> secondsLeft(qint64 total, qint64 nowMs) const;

private:
    struct Sample {
        qint64 done;
        qint64 atMs;
    };
    std::deque<Sample> m_samples;
};

} // namespace vitrine
