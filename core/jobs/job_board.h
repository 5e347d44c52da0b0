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
    using Listener = std::function<void(const JobSnapshot&)>;
    /// `threads` jobs run at a time; others wait their turn. A paused job gives its turn away and takes one again when
    /// it is resumed.
    explicit JobBoard(int threads = 2);
    /// Cancels everything and waits for it.
    ~JobBoard();

    /// The job is Done when `body` returns success, Cancelled when it fails with ErrorCode::Cancelled, else Failed.
    quint64 start(const QString& label, Body body);
    void pause(quint64 job);
    void resume(quint64 job);
    /// A job that has not begun is Cancelled at once; a running one when its body returns.
    void cancel(quint64 job);
    /// Removes finished jobs from the list.
    void clearFinished();
    /// In the order in which they were started.
    std::vector<JobSnapshot> jobs() const;
    std::optional<JobSnapshot> job(quint64 id) const;
    /// Called on one thread of the board's own, in order, never two at a time: at every change of state, and for
    /// progress at most 20 times a second a job (the newest progress always arrives). It may call the board. Setting
    /// another listener waits for a running call of the old one, unless it is set by that call itself.
    void setListener(Listener listener);

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace vitrine
