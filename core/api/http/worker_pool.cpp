#include "core/api/http/worker_pool.h"

#include <algorithm>

namespace vitrine {

WorkerPool::WorkerPool(int threads, int waiting) : m_waiting(size_t(std::max(0, waiting)))
{
    m_free = size_t(std::max(1, threads));
    for (size_t i = 0; i < m_free; ++i)
        m_threads.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool()
{
    std::deque<Task> dropped;
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
        dropped.swap(m_tasks);
    }
    m_due.notify_all();
    m_threads.clear();
}

bool WorkerPool::run(Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_ended || m_tasks.size() >= m_waiting + m_free)
            return false;
        m_tasks.push_back(std::move(task));
    }
    m_due.notify_one();
    return true;
}

void WorkerPool::work()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_due.wait(lock, [this] { return m_ended || !m_tasks.empty(); });
        if (m_ended)
            return;
        Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        --m_free;
        lock.unlock();
        task();
        task = nullptr; // what it holds goes outside the lock
        lock.lock();
        ++m_free;
    }
}

} // namespace vitrine
