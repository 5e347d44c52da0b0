#include "core/api/server/call_metrics.h"

#include <algorithm>

namespace vitrine {
namespace {

QByteArray number(double value)
{
    return QByteArray::number(value, 'g', 9);
}

QByteArray head(const char* name, const char* kind, const char* help)
{
    return QByteArray("# HELP ") + name + ' ' + help + "\n# TYPE " + name + ' ' + kind + '\n';
}

QByteArray single(const char* name, const char* kind, const char* help, qint64 value)
{
    return head(name, kind, help) + name + ' ' + QByteArray::number(value) + '\n';
}

} // namespace

void CallMetrics::count(const AnsweredCall& call)
{
    const QByteArray operation = call.route ? call.route->operation : QByteArray("none");
    const int status = call.response.dropped ? 0 : call.response.status;
    const double seconds = call.milliseconds / 1000;
    const auto bucket = size_t(std::lower_bound(kBuckets.begin(), kBuckets.end(), seconds) - kBuckets.begin());
    const std::lock_guard lock(m_mutex);
    ++m_calls[{operation, status}];
    ++(status > 0 && status < 400 ? m_totals.calls : m_totals.refused);
    Latency& latency = m_latency[operation];
    ++latency.count;
    latency.seconds += seconds;
    if (bucket < kBuckets.size())
        ++latency.buckets[bucket];
}

CallMetrics::Totals CallMetrics::totals() const
{
    const std::lock_guard lock(m_mutex);
    return m_totals;
}

QByteArray CallMetrics::text(const HttpCounts& http, const LookState& look) const
{
    const std::lock_guard lock(m_mutex);
    QByteArray text = head("vitrine_calls_total", "counter", "Calls by operation and HTTP status (0 = dropped).");
    for (const auto& [key, count] : m_calls)
        text += "vitrine_calls_total{operation=\"" + key.first + "\",status=\"" + QByteArray::number(key.second) +
                "\"} " + QByteArray::number(count) + '\n';
    text += head("vitrine_call_seconds", "histogram", "Time from the whole request to the answer.");
    for (const auto& [operation, latency] : m_latency) {
        const QByteArray label = "{operation=\"" + operation + '"';
        qint64 upTo = 0;
        for (size_t i = 0; i < kBuckets.size(); ++i) {
            upTo += latency.buckets[i];
            text += "vitrine_call_seconds_bucket" + label + ",le=\"" + number(kBuckets[i]) + "\"} " +
                    QByteArray::number(upTo) + '\n';
        }
        text += "vitrine_call_seconds_bucket" + label + ",le=\"+Inf\"} " + QByteArray::number(latency.count) + '\n';
        text += "vitrine_call_seconds_sum" + label + "} " + number(latency.seconds) + '\n';
        text += "vitrine_call_seconds_count" + label + "} " + QByteArray::number(latency.count) + '\n';
    }
    text += single("vitrine_connections_open", "gauge", "Connections open now.", http.connectionsOpen);
    text += single("vitrine_connections_total", "counter", "Connections taken since the start.", http.connectionsTotal);
    text += single("vitrine_connections_evicted_total", "counter", "Connections closed to make room.", http.evicted);
    text += single("vitrine_requests_total", "counter", "Whole requests read.", http.requests);
    text += single("vitrine_requests_refused_total", "counter", "Requests that could not be read.", http.refused);
    text += single("vitrine_bytes_in_total", "counter", "Bytes read.", http.bytesIn);
    text += single("vitrine_bytes_out_total", "counter", "Bytes written.", http.bytesOut);
    text += single("vitrine_pictures_described", "gauge", "Pictures that can be found by look.", look.described);
    text += single("vitrine_pictures_waiting", "gauge", "Pictures that wait to be described.", look.waiting);
    text += single("vitrine_pictures_failed", "gauge", "Pictures that could not be described.", look.failed);
    return text;
}

} // namespace vitrine
