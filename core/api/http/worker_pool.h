#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace vitrine {

/// A fixed number of threads and a bounded queue before them. All members from any thread.
class WorkerPool
{
public:
    using Task = std::function<void()>;

    /// @param waiting  at most so many tasks wait for a thread
    WorkerPool(int threads, int waiting);
    /// Lets the tasks that run end; those that wait are dropped.
    ~WorkerPool();

    /// False, and nothing done, when too many wait already. A task must not throw.
    bool run(Task task);

private:
    void work();

    const size_t m_waiting;
    std::mutex m_mutex;
    std::condition_variable m_due;
    std::deque<Task> m_tasks;
    size_t m_free = 0; ///< threads that wait for a task
    bool m_ended = false;
    std::vector<std::jthread> m_threads; ///< last: joined before the rest goes
};

} // namespace vitrine
