#include "core/jobs/job_notifier.h"

#include "core/jobs/job_record.h"

#include <chrono>

namespace vitrine {

JobNotifier::JobNotifier(std::function<Due()> due) : m_due(std::move(due)), m_thread([this] { loop(); }) {}

JobNotifier::~JobNotifier()
{
    end();
}

void JobNotifier::end()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void JobNotifier::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_woken = true;
    }
    m_changed.notify_all();
}

void JobNotifier::setListener(JobBoard::Listener listener)
{
    std::unique_lock lock(m_mutex);
    m_listener = std::move(listener);
    if (std::this_thread::get_id() != m_thread.get_id())
        m_callEnded.wait(lock, [this] { return !m_calling; });
}

void JobNotifier::loop()
{
    bool more = true;
    while (more) {
        Due due = m_due();
        tell(due.snapshots);
        more = rest(due.againAtMs);
    }
    tell(m_due().snapshots);
}

void JobNotifier::tell(const std::vector<JobSnapshot>& snapshots)
{
    for (const JobSnapshot& snapshot : snapshots) {
        std::unique_lock lock(m_mutex);
        const JobBoard::Listener listener = m_listener;
        if (!listener)
            return;
        m_calling = true;
        lock.unlock();
        listener(snapshot);
        lock.lock();
        m_calling = false;
        m_callEnded.notify_all();
    }
}

bool JobNotifier::rest(std::optional<qint64> atMs)
{
    std::unique_lock lock(m_mutex);
    const auto called = [this] { return m_woken || m_ending; };
    if (atMs)
        m_changed.wait_for(lock, std::chrono::milliseconds(std::max<qint64>(1, *atMs - steadyMillis())), called);
    else
        m_changed.wait(lock, called);
    m_woken = false;
    return !m_ending;
}

} // namespace vitrine
