#include "core/storage/change_feed.h"

#include "core/storage/change_reader.h"
#include "core/storage/rows.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// How often other processes' commits are looked for.
constexpr auto kPoll = std::chrono::milliseconds(250);
/// Between two looks: commits that follow each other faster are told together, sixty times a second at most.
constexpr auto kPause = std::chrono::milliseconds(16);

/// One subscriber. The mutex is held during a call: ending the subscription waits for it. Recursive, because a listener
/// may end its own.
struct Entry {
    std::recursive_mutex mutex;
    ChangeFeed::Listener listener;
    bool active = true;
};

/// Outlives the feed as long as a subscription does.
struct Listeners {
    std::mutex mutex;
    std::vector<std::shared_ptr<Entry>> entries;

    void tell(const ChangeSet& changes)
    {
        std::vector<std::shared_ptr<Entry>> current;
        {
            const std::lock_guard lock(mutex);
            current = entries;
        }
        for (const auto& entry : current) {
            const std::lock_guard lock(entry->mutex);
            if (entry->active)
                entry->listener(changes);
        }
    }

    void remove(const std::shared_ptr<Entry>& entry)
    {
        {
            const std::lock_guard lock(mutex);
            std::erase(entries, entry);
        }
        const std::lock_guard lock(entry->mutex);
        entry->active = false;
    }
};

} // namespace

struct ChangeFeed::Data {
    QString path;
    std::shared_ptr<Listeners> listeners = std::make_shared<Listeners>();
    std::mutex mutex;
    std::condition_variable changed;
    bool stopping = false;
    bool wanted = false; ///< somebody asked for a look now
    QHash<AssetId, Changes> previews;
    std::chrono::steady_clock::time_point lastLook; ///< of the thread alone
    std::optional<Result<>> started;
    std::jthread thread;

    void loop();
    bool waitForWork(ChangeSet& previewChanges);
    void tellStarted(const Result<>& result);
};

void ChangeFeed::Data::tellStarted(const Result<>& result)
{
    const std::lock_guard lock(mutex);
    started = result;
    changed.notify_all();
}

/// false = the feed ends. Previews wait for nobody: they are no rows.
bool ChangeFeed::Data::waitForWork(ChangeSet& previewChanges)
{
    std::unique_lock lock(mutex);
    changed.wait_until(lock, lastLook + kPause, [this] { return stopping; });
    changed.wait_for(lock, kPoll, [this] { return stopping || wanted || !previews.isEmpty(); });
    lastLook = std::chrono::steady_clock::now();
    wanted = false;
    previewChanges.assets = std::exchange(previews, {});
    return !stopping;
}

void ChangeFeed::Data::loop()
{
    auto db = Connection::open(path, DatabaseAccess::ReadOnly);
    if (!db.ok())
        return tellStarted(db.error());
    ChangeReader reader(*db.value());
    const auto skipped = reader.skipToEnd();
    tellStarted(skipped);
    if (!skipped.ok())
        return;
    qint64 seenVersion = -1;
    ChangeSet previewChanges;
    while (waitForWork(previewChanges)) {
        if (!previewChanges.assets.isEmpty())
            listeners->tell(previewChanges);
        const auto version = readNumber(*db.value(), u"PRAGMA data_version"_s);
        if (!version.ok() || version.value() == seenVersion)
            continue;
        // A failing look (a locked or vanished file) is repeated at the next: nothing is marked as seen.
        const auto changes = reader.read();
        if (!changes.ok())
            continue;
        seenVersion = version.value();
        if (!changes.value().isEmpty())
            listeners->tell(changes.value());
    }
}

ChangeFeed::ChangeFeed(std::unique_ptr<Data> data) : m_data(std::move(data)) {}

Result<std::unique_ptr<ChangeFeed>> ChangeFeed::start(const QString& databasePath)
{
    auto data = std::make_unique<Data>();
    data->path = databasePath;
    Data& shared = *data;
    std::unique_ptr<ChangeFeed> feed(new ChangeFeed(std::move(data)));
    shared.thread = std::jthread([&shared] { shared.loop(); });
    std::unique_lock lock(shared.mutex);
    shared.changed.wait(lock, [&shared] { return shared.started.has_value(); });
    const Result<> started = *shared.started;
    lock.unlock();
    TRY_VOID(started);
    return feed;
}

ChangeFeed::~ChangeFeed()
{
    {
        const std::lock_guard lock(m_data->mutex);
        m_data->stopping = true;
        m_data->changed.notify_all();
    }
    if (m_data->thread.joinable())
        m_data->thread.join();
}

ChangeFeed::Subscription ChangeFeed::subscribe(Listener listener)
{
    auto entry = std::make_shared<Entry>();
    entry->listener = std::move(listener);
    const std::shared_ptr<Listeners> listeners = m_data->listeners;
    {
        const std::lock_guard lock(listeners->mutex);
        listeners->entries.push_back(entry);
    }
    return Subscription(std::shared_ptr<void>(entry.get(), [listeners, entry](void*) { listeners->remove(entry); }));
}

void ChangeFeed::wake()
{
    const std::lock_guard lock(m_data->mutex);
    m_data->wanted = true;
    m_data->changed.notify_all();
}

void ChangeFeed::announcePreviews(std::span<const AssetId> assets)
{
    const std::lock_guard lock(m_data->mutex);
    for (const AssetId asset : assets)
        m_data->previews[asset] |= Changed::Previews;
    m_data->changed.notify_all();
}

} // namespace vitrine
