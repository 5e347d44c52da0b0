#pragma once

#include "core/jobs/job_context.h"

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace vitrine {

/// How many threads work, and how many results may wait for their turn: the bound of memory.
struct ParallelOptions {
    int threads = 2;
    qint64 window = 64;
};

/// Computes `work(i)` for i in [0, count) on several threads and hands each result to `consume` on the calling thread,
/// strictly in order. Workers run ahead of the consumer by at most `window` results. Stops at the first error of
/// `consume` or when the job is cancelled; returns only when every worker has ended. `work` must be safe to call from
/// several threads at a time and report its own failures inside R.
template <class R>
class OrderedParallel
{
public:
    using Work = std::function<R(qint64)>;
    using Consume = std::function<Result<>(qint64, R&&)>;

    static Result<> run(qint64 count, const ParallelOptions& options, const Work& work, const Consume& consume,
                        const JobContext& job)
    {
        OrderedParallel shared(count, options.window, work);
        std::vector<std::jthread> workers;
        for (int i = 0; i < options.threads; ++i)
            workers.emplace_back([&shared] { shared.workLoop(); });
        const Result<> outcome = shared.consumeAll(consume, job);
        shared.end();
        return outcome; // the jthreads join here
    }

private:
    OrderedParallel(qint64 count, qint64 window, const Work& work) : m_count(count), m_window(window), m_work(work) {}

    void workLoop()
    {
        while (true) {
            qint64 index = 0;
            {
                std::unique_lock lock(m_mutex);
                m_room.wait(lock, [&] { return m_ended || m_next >= m_count || m_next < m_consumed + m_window; });
                if (m_ended || m_next >= m_count)
                    return;
                index = m_next++;
            }
            R result = m_work(index);
            {
                const std::lock_guard lock(m_mutex);
                m_results.emplace(index, std::move(result));
            }
            m_ready.notify_one();
        }
    }

    R take(qint64 index)
    {
        std::unique_lock lock(m_mutex);
        m_ready.wait(lock, [&] { return m_results.contains(index); });
        auto node = m_results.extract(index);
        m_consumed = index + 1;
        lock.unlock();
        m_room.notify_all();
        return std::move(node.mapped());
    }

    Result<> consumeAll(const Consume& consume, const JobContext& job)
    {
        for (qint64 index = 0; index < m_count; ++index) {
            TRY_VOID(job.checkpoint());
            TRY_VOID(consume(index, take(index)));
        }
        return {};
    }

    void end()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_ended = true;
        }
        m_room.notify_all();
    }

    const qint64 m_count;
    const qint64 m_window;
    const Work& m_work;
    std::mutex m_mutex;
    std::condition_variable m_room, m_ready;
    std::map<qint64, R> m_results;
    qint64 m_next = 0, m_consumed = 0;
    bool m_ended = false;
};

} // namespace vitrine
