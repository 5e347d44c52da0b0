#include "core/storage/write_queue.h"

#include "core/storage/write_group.h"
#include "core/storage/write_turn.h"

#include <QElapsedTimer>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace vitrine {

namespace {
/// A group takes no further work after this, so that other processes get their turn.
constexpr qint64 kGroupMs = 50;
constexpr size_t kGroupTasks = 256;
/// Nobody has wanted to write for so long: time for what was left over. An editor who comes back at once does not wait.
constexpr auto kIdle = std::chrono::milliseconds(10);
} // namespace

struct WriteQueue::Data {
    Options options;
    std::mutex mutex;
    std::condition_variable wake;     ///< the thread: work came, or stop
    std::condition_variable finished; ///< the callers: some tasks are done
    std::deque<WriteTask*> tasks;
    bool stopping = false;
    std::optional<Result<>> started;
    std::function<void()> commitListener;
    std::unique_ptr<Connection> db; ///< lives on the thread
    std::unique_ptr<WriteTurn> turn;
    std::jthread thread;

    /// Whether refreshers have left something over.
    enum class Behind { No, Perhaps, ForSure };
    enum class Next { Work, CatchUp, Stop };

    Result<> openDatabase();
    void loop();
    Next waitForWork(Behind behind);
    Result<bool> catchUp();
    WriteTask* takeTask();
    bool performGroup(std::vector<WriteTask*>& group);
    void answer(const std::vector<WriteTask*>& group, bool committed);
};

Result<> WriteQueue::Data::openDatabase()
{
    TRY_ASSIGN(db, opened, Connection::open(options.databasePath, DatabaseAccess::ReadWrite));
    TRY_ASSIGN(turn, created, WriteTurn::create(*db, options.sessionsFolder));
    return {};
}

void WriteQueue::Data::loop()
{
    {
        Result<> opened = openDatabase();
        const std::lock_guard lock(mutex);
        started = std::move(opened);
        finished.notify_all();
    }
    Behind behind = Behind::ForSure; // something may be left from an earlier run
    while (true) {
        const Next next = waitForWork(behind);
        if (next == Next::Stop)
            break;
        if (next == Next::CatchUp) {
            const Result<bool> more = catchUp(); // what fails here fails the next commit, which says so
            behind = more.ok() && more.value() ? Behind::ForSure : Behind::No;
            continue;
        }
        std::vector<WriteTask*> group;
        const bool committed = performGroup(group);
        behind = committed ? std::max(behind, Behind::Perhaps) : behind;
        answer(group, committed);
    }
    turn.reset();
    db.reset();
}

/// Tasks go first. What is perhaps left over waits for a pause.
WriteQueue::Data::Next WriteQueue::Data::waitForWork(Behind behind)
{
    const auto called = [this] { return stopping || !tasks.empty(); };
    std::unique_lock lock(mutex);
    if (behind == Behind::No)
        wake.wait(lock, called);
    else if (behind == Behind::Perhaps)
        wake.wait_for(lock, kIdle, called);
    if (!tasks.empty())
        return Next::Work;
    return stopping ? Next::Stop : Next::CatchUp;
}

/// One part of what refreshers have left over; false = nothing is left.
Result<bool> WriteQueue::Data::catchUp()
{
    bool behind = false;
    for (const auto& refresher : options.derived) {
        TRY_ASSIGN(const bool one, asked, refresher->isBehind(*db));
        behind = behind || one;
    }
    if (!behind)
        return false;
    TRY_ASSIGN(Transaction transaction, begun, turn->begin());
    bool more = false;
    for (const auto& refresher : options.derived) {
        TRY_ASSIGN(const bool left, caughtUp, refresher->catchUp(*db));
        more = more || left;
    }
    TRY_VOID(transaction.commit());
    return more;
}

WriteTask* WriteQueue::Data::takeTask()
{
    const std::lock_guard lock(mutex);
    if (tasks.empty())
        return nullptr;
    WriteTask* task = tasks.front();
    tasks.pop_front();
    return task;
}

bool WriteQueue::Data::performGroup(std::vector<WriteTask*>& group)
{
    auto transaction = turn->begin();
    auto begun = transaction.ok() ? WriteGroup::begin(std::move(transaction).take(), *db, options.clock->now())
                                  : Result<WriteGroup>(transaction.error());
    if (!begun.ok()) {
        while (WriteTask* task = takeTask()) {
            task->outcome = begun.error();
            group.push_back(task);
        }
        return false;
    }
    WriteGroup running = std::move(begun).take();
    QElapsedTimer time;
    time.start();
    while (group.size() < kGroupTasks && time.elapsed() < kGroupMs) {
        WriteTask* task = takeTask();
        if (!task)
            break;
        group.push_back(task);
        if (!running.run(*task))
            break;
    }
    return running.finish(options.derived);
}

void WriteQueue::Data::answer(const std::vector<WriteTask*>& group, bool committed)
{
    std::function<void()> listener;
    {
        const std::lock_guard lock(mutex);
        for (WriteTask* task : group)
            task->done = true;
        finished.notify_all();
        if (committed)
            listener = commitListener;
    }
    if (listener)
        listener();
}

WriteQueue::WriteQueue(std::unique_ptr<Data> data) : m_data(std::move(data)) {}

Result<std::unique_ptr<WriteQueue>> WriteQueue::start(Options options)
{
    auto data = std::make_unique<Data>();
    data->options = std::move(options);
    std::unique_ptr<WriteQueue> queue(new WriteQueue(std::move(data)));
    Data& shared = *queue->m_data;
    shared.thread = std::jthread([&shared] { shared.loop(); });
    std::unique_lock lock(shared.mutex);
    shared.finished.wait(lock, [&shared] { return shared.started.has_value(); });
    const Result<> started = *shared.started;
    lock.unlock();
    TRY_VOID(started);
    return queue;
}

WriteQueue::~WriteQueue()
{
    {
        const std::lock_guard lock(m_data->mutex);
        m_data->stopping = true;
        m_data->wake.notify_all();
    }
    if (m_data->thread.joinable())
        m_data->thread.join();
}

Result<> WriteQueue::perform(const WriteWork& work)
{
    Q_ASSERT(std::this_thread::get_id() != m_data->thread.get_id());
    WriteTask task{.work = &work, .outcome = {}};
    std::unique_lock lock(m_data->mutex);
    m_data->tasks.push_back(&task);
    m_data->wake.notify_one();
    m_data->finished.wait(lock, [&task] { return task.done; });
    return std::move(task.outcome);
}

void WriteQueue::setCommitListener(std::function<void()> listener)
{
    const std::lock_guard lock(m_data->mutex);
    m_data->commitListener = std::move(listener);
}

} // namespace vitrine
