#pragma once

#include "core/base/result.h"

#include <QString>

#include <functional>
#include <memory>
#include <stop_token>

namespace vitrine {

/// How far a job is. `total` 0 = not known yet. `step` names the thing being worked on (a file, a stage).
struct Progress {
    qint64 done = 0;
    qint64 total = 0;
    QString step;
};

/// Something a running job met and stepped over: `subject` (a path, "products.csv:17"), why, and whether a retry can
/// help.
struct JobIssue {
    QString subject;
    QString reason;
    bool canRetry = false;
};

/// Holds every worker of a job at its next checkpoint while paused. Any thread.
class PauseGate
{
public:
    virtual ~PauseGate() = default;
    /// Blocks while paused; returns at once when `stop` is requested.
    virtual void wait(std::stop_token stop) = 0;
};

/// What a synchronous job body gets from its shell. The default does nothing, so plain calls and tests need no shell.
/// Bodies call `checkpoint()` between bounded pieces of work. Any thread.
struct JobContext {
    std::stop_token stop;
    std::function<void(const Progress&)> report = [](const Progress&) {};
    std::function<void(const JobIssue&)> issue = [](const JobIssue&) {};
    std::shared_ptr<PauseGate> pause;

    /// Waits while paused, then fails with Cancelled if the job was cancelled.
    Result<> checkpoint() const
    {
        if (pause)
            pause->wait(stop);
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, QStringLiteral("Cancelled."));
        return {};
    }
};

} // namespace vitrine
