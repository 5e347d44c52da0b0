#include "core/jobs/job_board.h"

#include "core/jobs/job_notifier.h"
#include "core/jobs/job_record.h"

#include <algorithm>
#include <deque>
#include <exception>
#include <map>

namespace vitrine {
namespace {
constexpr qint64 kTellEveryMs = 50; // 20 times a second
using Job = std::shared_ptr<JobRecord>;
} // namespace

/// The board's state machine. Everything here happens under `mutex`; the listener is called outside it.
struct JobBoard::Data {
    explicit Data(int threads) : slots(std::max(1, threads)) {}

    const int slots;
    mutable std::mutex mutex;
    std::condition_variable idle;
    std::map<quint64, Job> jobs;
    std::deque<Job> waiting;          ///< in the order of their turns: new ones, and resumed ones
    std::vector<JobSnapshot> changes; ///< of state, not yet told
    std::vector<std::jthread> ended;  ///< to be joined by whoever comes next
    quint64 lastId = 0;
    int running = 0; ///< jobs in state Running, which hold a slot
    int alive = 0;   ///< bodies that have not returned
    bool closing = false;
    std::unique_ptr<JobNotifier> notifier;

    Job find(quint64 id) const;
    void setState(const Job& job, JobState state);
    void giveTurns();
    void startThread(const Job& job);
    void cancel(const Job& job);
    JobContext contextOf(const Job& job);
    void runBody(const Job& job);
    void finish(const Job& job, const Result<>& outcome);
    void noted(const Job& job);
    JobNotifier::Due due();
};

Job JobBoard::Data::find(quint64 id) const
{
    const auto it = jobs.find(id);
    return it == jobs.end() ? Job() : it->second;
}

void JobBoard::Data::setState(const Job& job, JobState state)
{
    if (job->state == state)
        return;
    running += int(state == JobState::Running) - int(job->state == JobState::Running);
    job->state = state;
    job->rate.restart();
    job->gate->set(state == JobState::Running);
    job->dirty = false;
    job->toldAtMs = steadyMillis();
    changes.push_back(job->snapshot());
    notifier->wake();
}

void JobBoard::Data::giveTurns()
{
    while (running < slots && !waiting.empty()) {
        const Job job = waiting.front();
        waiting.pop_front();
        setState(job, JobState::Running);
        if (!job->started)
            startThread(job);
    }
}

void JobBoard::Data::startThread(const Job& job)
{
    job->started = true;
    ++alive;
    job->thread = std::jthread([this, job] { runBody(job); });
}

void JobBoard::Data::cancel(const Job& job)
{
    if (job->finished())
        return;
    job->stop.request_stop();
    std::erase(waiting, job);
    if (!job->started)
        setState(job, JobState::Cancelled);
    else
        setState(job, JobState::Running); // a paused one has to run to its end, whatever the number of slots
    noted(job);
}

JobContext JobBoard::Data::contextOf(const Job& job)
{
    JobContext context;
    context.stop = job->stop.get_token();
    context.pause = job->gate;
    context.report = [this, job](const Progress& progress) {
        const std::lock_guard lock(mutex);
        job->progress = progress;
        if (job->state == JobState::Running)
            job->rate.add(progress.done, steadyMillis());
        noted(job);
    };
    context.issue = [this, job](const JobIssue& issue) {
        const std::lock_guard lock(mutex);
        job->addIssue(issue);
        noted(job);
    };
    return context;
}

void JobBoard::Data::runBody(const Job& job)
{
    const JobContext context = contextOf(job);
    Result<> outcome;
    try {
        outcome = job->body(context);
    } catch (const std::exception& error) { // a bug of the body; it must not take the program with it
        outcome = fail(ErrorCode::Internal, QStringLiteral("'%1' ended with an unexpected error: %2")
                                                .arg(job->label, QString::fromLocal8Bit(error.what())));
    }
    job->body = nullptr; // what it holds goes before anybody hears that the job ended
    finish(job, outcome);
}

void JobBoard::Data::finish(const Job& job, const Result<>& outcome)
{
    const std::lock_guard lock(mutex);
    std::erase(waiting, job); // its last act may have been to be paused and resumed
    if (outcome.ok()) {
        setState(job, JobState::Done);
    } else if (outcome.error().code == ErrorCode::Cancelled) {
        setState(job, JobState::Cancelled);
    } else {
        job->error = outcome.error();
        setState(job, JobState::Failed);
    }
    ended.push_back(std::move(job->thread));
    --alive;
    if (!closing)
        giveTurns();
    idle.notify_all();
}

void JobBoard::Data::noted(const Job& job)
{
    if (job->dirty || job->finished())
        return;
    job->dirty = true;
    notifier->wake();
}

JobNotifier::Due JobBoard::Data::due()
{
    const std::lock_guard lock(mutex);
    JobNotifier::Due due{.snapshots = std::exchange(changes, {}), .againAtMs = std::nullopt};
    const qint64 now = steadyMillis();
    for (const auto& [id, job] : jobs) {
        if (!job->dirty)
            continue;
        const qint64 at = job->toldAtMs + kTellEveryMs;
        if (at <= now) {
            job->dirty = false;
            job->toldAtMs = now;
            due.snapshots.push_back(job->snapshot());
        } else {
            due.againAtMs = std::min(at, due.againAtMs.value_or(at));
        }
    }
    return due;
}

JobBoard::JobBoard(int threads) : m_data(std::make_unique<Data>(threads))
{
    m_data->notifier = std::make_unique<JobNotifier>([data = m_data.get()] { return data->due(); });
}

JobBoard::~JobBoard()
{
    std::unique_lock lock(m_data->mutex);
    m_data->closing = true;
    for (const auto& [id, job] : m_data->jobs)
        m_data->cancel(job);
    m_data->idle.wait(lock, [this] { return m_data->alive == 0; });
    const std::vector<std::jthread> ended = std::exchange(m_data->ended, {});
    lock.unlock();
    m_data->notifier->end();
}

quint64 JobBoard::start(const QString& label, Body body)
{
    std::vector<std::jthread> ended; // joined after the lock is gone
    const std::lock_guard lock(m_data->mutex);
    ended = std::exchange(m_data->ended, {});
    const Job job = std::make_shared<JobRecord>();
    job->id = ++m_data->lastId;
    job->label = label;
    job->body = std::move(body);
    m_data->jobs.emplace(job->id, job);
    m_data->changes.push_back(job->snapshot());
    m_data->notifier->wake();
    if (m_data->closing) {
        m_data->cancel(job);
        return job->id;
    }
    m_data->waiting.push_back(job);
    m_data->giveTurns();
    return job->id;
}

void JobBoard::pause(quint64 id)
{
    const std::lock_guard lock(m_data->mutex);
    const Job job = m_data->find(id);
    if (!job || job->finished() || job->stop.stop_requested())
        return;
    std::erase(m_data->waiting, job);
    m_data->setState(job, JobState::Paused);
    m_data->giveTurns();
}

void JobBoard::resume(quint64 id)
{
    const std::lock_guard lock(m_data->mutex);
    const Job job = m_data->find(id);
    if (!job || job->state != JobState::Paused)
        return;
    m_data->setState(job, JobState::Waiting);
    m_data->waiting.push_back(job);
    m_data->giveTurns();
}

void JobBoard::cancel(quint64 id)
{
    const std::lock_guard lock(m_data->mutex);
    if (const Job job = m_data->find(id))
        m_data->cancel(job);
}

void JobBoard::clearFinished()
{
    std::vector<std::jthread> ended;
    const std::lock_guard lock(m_data->mutex);
    ended = std::exchange(m_data->ended, {});
    std::erase_if(m_data->jobs, [](const auto& entry) { return entry.second->finished(); });
}

std::vector<JobSnapshot> JobBoard::jobs() const
{
    const std::lock_guard lock(m_data->mutex);
    std::vector<JobSnapshot> shots;
    for (const auto& [id, job] : m_data->jobs)
        shots.push_back(job->snapshot());
    return shots;
}

std::optional<JobSnapshot> JobBoard::job(quint64 id) const
{
    const std::lock_guard lock(m_data->mutex);
    const Job job = m_data->find(id);
    return job ? std::optional(job->snapshot()) : std::nullopt;
}

void JobBoard::setListener(Listener listener)
{
    m_data->notifier->setListener(std::move(listener));
}

} // namespace vitrine
