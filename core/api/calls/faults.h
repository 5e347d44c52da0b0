#pragma once

#include "core/api/calls/route.h"
#include "core/base/result.h"
#include "core/services/listener_control.h"

#include <QHash>

#include <mutex>
#include <optional>
#include <vector>

namespace vitrine {

/// What is put in the way of one call.
struct FaultVerdict {
    int delayMs = 0;
    bool drop = false;
    std::optional<ApiFailure> failure;
};

/// Injected faults, per operation ("metastudio.CreateProduct", "metastudio.*", "*"; the first that fits counts). From
/// the window, from a file, or for one call on loopback by the header
/// `X-Vitrine-Fault: delay=200; status=503; code=InternalError; drop`. Any thread.
class FaultBoard
{
public:
    std::vector<InjectedFault> faults() const;
    void set(std::vector<InjectedFault> faults);
    /// @param nowMs  any steady count of milliseconds, for calls a second
    FaultVerdict check(const HttpRequest& request, const Route& route, qint64 nowMs);

private:
    /// How often a fault was met, and its allowance of calls (a bucket that refills evenly, one second's worth deep).
    struct Count {
        qint64 calls = 0;
        double allowance = -1;
        qint64 atMs = 0;
    };
    FaultVerdict apply(const InjectedFault& fault, const Route& route) const;
    bool isOverRate(const InjectedFault& fault, Count& count, qint64 nowMs) const;

    mutable std::mutex m_mutex;
    std::vector<InjectedFault> m_faults;
    std::vector<Count> m_counts; ///< one a fault
};

/// The JSON list of a faults file:
/// [{"operation","delay_ms","status","code","drop","calls_per_second","every_nth"}]. Errors: InvalidInput (names the
/// entry and the word), which includes unknown words.
Result<std::vector<InjectedFault>> parseFaults(const QByteArray& json);
/// The value of X-Vitrine-Fault. Errors: InvalidInput.
Result<InjectedFault> parseFaultHeader(const QByteArray& value);

} // namespace vitrine
