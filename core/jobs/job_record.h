#pragma once

#include "core/jobs/job_board.h"
#include "core/jobs/rate_meter.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace vitrine {

/// Milliseconds of the steady clock, for rates and throttling only.
qint64 steadyMillis();

/// The gate of one job: closed while the job is paused or waits for its turn to go on.
class JobGate final : public PauseGate
{
public:
    void wait(std::stop_token stop) override;
    void set(bool open);

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_open = true;
};

/// What the board knows of one job; guarded by the board's mutex, except the gate and the stop source.
struct JobRecord {
    quint64 id = 0;
    QString label;
    JobBoard::Body body;
    JobState state = JobState::Waiting;
    Progress progress;
    RateMeter rate;
    std::vector<JobIssue> issues;
    qint64 issueCount = 0;
    std::optional<Error> error;
    std::stop_source stop;
    std::shared_ptr<JobGate> gate = std::make_shared<JobGate>();
    std::jthread thread;
    bool started = false;
    bool dirty = false; ///< progress or issues the listener has not been told of
    qint64 toldAtMs = 0;

    bool finished() const;
    void addIssue(const JobIssue& issue);
    JobSnapshot snapshot() const;
};

} // namespace vitrine
