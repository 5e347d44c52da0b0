#include "core/jobs/job_record.h"

#include <chrono>

namespace vitrine {
namespace {
constexpr size_t kMaxIssues = 1000;
}

qint64 steadyMillis()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

void JobGate::wait(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, std::move(stop), [this] { return m_open; });
}

void JobGate::set(bool open)
{
    {
        const std::lock_guard lock(m_mutex);
        m_open = open;
    }
    m_changed.notify_all();
}

bool JobRecord::finished() const
{
    return state == JobState::Done || state == JobState::Failed || state == JobState::Cancelled;
}

void JobRecord::addIssue(const JobIssue& issue)
{
    ++issueCount;
    if (issues.size() < kMaxIssues)
        issues.push_back(issue);
}

JobSnapshot JobRecord::snapshot() const
{
    JobSnapshot shot;
    shot.id = id;
    shot.label = label;
    shot.state = state;
    shot.progress = progress;
    if (state == JobState::Running) {
        const qint64 now = steadyMillis();
        shot.perSecond = rate.perSecond(now);
        shot.secondsLeft = rate.secondsLeft(progress.total, now);
    }
    shot.issues = issues;
    shot.issueCount = issueCount;
    shot.error = error;
    shot.canCancel = !finished() && !stop.stop_requested();
    return shot;
}

} // namespace vitrine
