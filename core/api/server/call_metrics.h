#pragma once

#include "core/api/calls/dispatcher.h"
#include "core/api/http/http_server.h"
#include "core/services/look_search.h"

#include <array>
#include <map>
#include <mutex>

namespace vitrine {

/// Counts of calls for /metrics, in the text form of Prometheus. Any thread.
class CallMetrics
{
public:
    void count(const AnsweredCall& call);
    /// Calls answered with less than 400, and the others.
    struct Totals {
        qint64 calls = 0, refused = 0;
    };
    Totals totals() const;
    QByteArray text(const HttpCounts& http, const LookState& look) const;

private:
    static constexpr std::array<double, 13> kBuckets{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10};
    struct Latency {
        std::array<qint64, kBuckets.size()> buckets{}; ///< not cumulative
        qint64 count = 0;
        double seconds = 0;
    };

    mutable std::mutex m_mutex;
    std::map<std::pair<QByteArray, int>, qint64> m_calls; ///< by operation and status
    std::map<QByteArray, Latency> m_latency;              ///< by operation
    Totals m_totals;
};

} // namespace vitrine
