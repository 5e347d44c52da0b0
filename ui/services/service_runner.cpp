#include "ui/services/service_runner.h"

#include <QMetaObject>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace vitrine {

namespace {
struct Task {
    std::function<bool()> wanted; ///< false: its context is gone
    std::function<void()> work;
    std::function<void()> deliver; ///< posts the outcome to the GUI thread
};

/// One queue with its threads, first in first out.
class TaskQueue
{
public:
    explicit TaskQueue(int threads)
    {
        for (int i = 0; i < threads; ++i)
            m_threads.emplace_back([this](const std::stop_token& stop) { serve(stop); });
    }

    void push(Task task)
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
        m_changed.notify_one();
    }

    ~TaskQueue()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_tasks.clear();
        }
        for (std::jthread& thread : m_threads)
            thread.request_stop();
    }

private:
    void serve(const std::stop_token& stop)
    {
        while (true) {
            std::unique_lock lock(m_mutex);
            if (!m_changed.wait(lock, stop, [this] { return !m_tasks.empty(); }))
                return;
            const Task task = std::move(m_tasks.front());
            m_tasks.pop_front();
            lock.unlock();
            if (task.wanted())
                task.work();
            task.deliver();
        }
    }

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Task> m_tasks;
    std::vector<std::jthread> m_threads; ///< last: they end before the queue goes
};

/// Lives as long as anybody may look: the context pointer itself may only be read on the GUI thread, workers read this.
using AliveFlag = std::shared_ptr<std::atomic<bool>>;
} // namespace

struct ServiceRunner::Data {
    int outstanding = 0;
    QHash<QObject*, AliveFlag> contexts;
    std::unique_ptr<TaskQueue> reads, edits, looks;
};

ServiceRunner::ServiceRunner(int readThreads, QObject* parent) : QObject(parent), m_data(std::make_unique<Data>())
{
    m_data->reads = std::make_unique<TaskQueue>(readThreads);
    m_data->edits = std::make_unique<TaskQueue>(1);
    m_data->looks = std::make_unique<TaskQueue>(1);
}

ServiceRunner::~ServiceRunner() = default;

void ServiceRunner::post(const QPointer<QObject>& context, std::function<void()> call)
{
    QMetaObject::invokeMethod(
        this,
        [context, call = std::move(call)] {
            if (context)
                call();
        },
        Qt::QueuedConnection);
}

bool ServiceRunner::isIdle() const
{
    return m_data->outstanding == 0;
}

void ServiceRunner::submit(Lane lane, QObject* context, std::function<void()> work, std::function<void()> done)
{
    Q_ASSERT(context);
    AliveFlag& alive = m_data->contexts[context];
    if (!alive) {
        alive = std::make_shared<std::atomic<bool>>(true);
        connect(context, &QObject::destroyed, this, [this, context] {
            if (const AliveFlag flag = m_data->contexts.take(context))
                *flag = false;
        });
    }
    ++m_data->outstanding;
    Task task;
    // Edits were promised to the user: they run even when the editor that sent them has closed.
    task.wanted = [flag = alive, lane] { return lane == Lane::Edit || *flag; };
    task.work = std::move(work);
    task.deliver = [this, flag = alive, done = std::move(done)] {
        QMetaObject::invokeMethod(
            this,
            [this, flag, done] {
                --m_data->outstanding;
                if (*flag)
                    done();
            },
            Qt::QueuedConnection);
    };
    const auto& queue = lane == Lane::Edit ? m_data->edits : lane == Lane::Look ? m_data->looks : m_data->reads;
    queue->push(std::move(task));
}

} // namespace vitrine
