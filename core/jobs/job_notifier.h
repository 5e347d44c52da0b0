#pragma once

#include "core/jobs/job_board.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace vitrine {

/// Calls the board's listener on a thread of its own, one call at a time, so that no job waits for whoever looks on.
/// `due` is asked for what should be told by now and when to ask again (ms of the steady clock; nullopt = when woken).
class JobNotifier
{
public:
    struct Due {
        std::vector<JobSnapshot> snapshots;
        std::optional<qint64> againAtMs;
    };
    explicit JobNotifier(std::function<Due()> due);
    ~JobNotifier();

    void wake();
    /// Tells what is still to be told, then stops for good.
    void end();
    void setListener(JobBoard::Listener listener);

private:
    void loop();
    void tell(const std::vector<JobSnapshot>& snapshots);
    /// Sleeps until woken or until `atMs`; false = the notifier is to end.
    bool rest(std::optional<qint64> atMs);

    const std::function<Due()> m_due;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::condition_variable m_callEnded;
    JobBoard::Listener m_listener;
    bool m_woken = false;
    bool m_ending = false;
    bool m_calling = false;
    std::jthread m_thread; // last: starts when all else is there
};

} // namespace vitrine
