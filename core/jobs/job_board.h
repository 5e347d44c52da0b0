#pragma once

#include "core/jobs/job_context.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace vitrine {

enum class JobState { Waiting, Running, Paused, Done, Failed, Cancelled };

/// A look at one job. `secondsLeft` is estimated from the recent rate; nullopt while unknown.
struct JobSnapshot {
    quint64 id = 0;
    QString label; ///< given by the starter, already in the user's language
    JobState state = JobState::Waiting;
    Progress progress;
    double perSecond = 0;
    std::optional<double> secondsLeft;
    std::vector<JobIssue> issues; ///< at most 1000 kept; issueCount counts all
    qint64 issueCount = 0;
    std::optional<Error> error; ///< Failed only
    bool canCancel = true;
};

/// Runs long work on its own threads and lets anybody see, pause, cancel it. Any thread.
class JobBoard
{
public:
    using Body = std::function<Result<>(const JobContext&)>;
    /// `threads` jobs run at a time; others wait their turn.
    explicit JobBoard(int threads = 2);
    /// Cancels everything and waits for it.
    ~JobBoard();

    quint64 start(const QString& label, Body body);
    void pause(quint64 job);
    void resume(quint64 job);
    void cancel(quint64 job);
    /// Removes finished jobs from the list.
    void clearFinished();
    std::vector<JobSnapshot> jobs() const;
    std::optional<JobSnapshot> job(quint64 id) const;
    /// Called from worker threads at most 20 times a second a job, and at every change of state.
    void setListener(std::function<void(const JobSnapshot&)> listener);

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace vitrine
