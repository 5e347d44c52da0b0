#include "core/services/look_describer.h"

#include "core/services/browse.h"

#include <algorithm>
#include <shared_mutex>

namespace vitrine {

namespace {

constexpr size_t kLookUpTogether = 256;
constexpr size_t kStoreTogether = 32;

/// Such a failure comes back with the same bytes; any other (a drive that is not there) is tried again at the next
/// opening.
bool isOfTheBytes(ErrorCode code)
{
    return code == ErrorCode::Corrupt || code == ErrorCode::InvalidInput || code == ErrorCode::TooLarge;
}

} // namespace

LookDescriber::LookDescriber(LookShared& shared) : m_shared(shared)
{
    for (int i = 0; i < shared.embedder->workers(); ++i)
        m_workers.emplace_back([this](std::stop_token stop) { work(stop); });
}

LookDescriber::~LookDescriber()
{
    for (std::jthread& worker : m_workers)
        worker.request_stop();
    m_workers.clear(); // joins
    store();
}

void LookDescriber::add(std::vector<LookTask> tasks)
{
    if (tasks.empty())
        return;
    const std::lock_guard lock(m_mutex);
    for (LookTask& task : tasks) {
        m_usual.push_back(task.ticket);
        m_openOf[task.asset].push_back(task.ticket);
        m_open.emplace(task.ticket, Open{std::move(task)});
    }
    m_wanted.notify_all();
}

Result<> LookDescriber::waitUntil(const std::function<bool()>& isDone, const JobContext& job)
{
    std::unique_lock lock(m_mutex);
    while (!isDone()) {
        m_finished.wait_for(lock, std::chrono::milliseconds(50));
        TRY_VOID(job.checkpoint());
    }
    return {};
}

Result<> LookDescriber::describeNow(std::span<const AssetId> assets, const JobContext& job)
{
    {
        const std::lock_guard lock(m_mutex);
        for (const AssetId asset : assets) {
            if (const auto open = m_openOf.find(asset); open != m_openOf.end())
                m_urgent.insert(m_urgent.end(), open->second.begin(), open->second.end());
        }
        m_wanted.notify_all();
    }
    return waitUntil(
        [&] { return std::ranges::none_of(assets, [&](AssetId asset) { return m_openOf.contains(asset); }); }, job);
}

Result<> LookDescriber::describeAll(const JobContext& job)
{
    quint64 last = 0;
    qint64 total = 0;
    {
        const std::lock_guard lock(m_mutex);
        last = m_open.empty() ? 0 : m_open.rbegin()->first;
        total = qint64(m_open.size());
    }
    const Result<> waited = waitUntil(
        [&] {
            const auto rest = std::distance(m_open.begin(), m_open.upper_bound(last));
            job.report({total - qint64(rest), total, {}});
            return rest == 0;
        },
        job);
    store();
    return waited;
}

qint64 LookDescriber::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return qint64(m_open.size());
}

qint64 LookDescriber::failures() const
{
    std::unordered_map<VectorSlot, quint64> failures;
    {
        const std::lock_guard lock(m_mutex);
        failures = m_failures;
    }
    const std::shared_lock lock(m_shared.mutex);
    return std::ranges::count_if(
        failures, [this](const auto& failure) { return m_shared.members.isCurrent(failure.first, failure.second); });
}

/// The first open task of the queue, or many of them while they only have to be looked up.
bool LookDescriber::takeFrom(std::deque<quint64>& queue, std::vector<Open>& taken)
{
    while (!queue.empty() && taken.size() < kLookUpTogether) {
        const auto open = m_open.find(queue.front());
        if (open == m_open.end() || open->second.taken) {
            queue.pop_front();
            continue;
        }
        if (open->second.looked && !taken.empty())
            return true; // described alone
        queue.pop_front();
        open->second.taken = true;
        taken.push_back(open->second);
        if (open->second.looked)
            return true;
    }
    return !taken.empty();
}

std::vector<LookDescriber::Open> LookDescriber::next(std::stop_token stop)
{
    std::vector<Open> taken;
    std::unique_lock lock(m_mutex);
    m_wanted.wait(lock, stop, [&] { return takeFrom(m_urgent, taken) || takeFrom(m_usual, taken); });
    return taken;
}

void LookDescriber::work(std::stop_token stop)
{
    while (!stop.stop_requested()) {
        const std::vector<Open> tasks = next(stop);
        if (tasks.empty())
            return;
        if (tasks.front().looked)
            describe(tasks.front().task);
        else
            useStored(tasks);
        tellIfIdle();
    }
}

void LookDescriber::tellIfIdle()
{
    if (waiting() > 0)
        return;
    store();
    tellIdle();
}

void LookDescriber::useStored(const std::vector<Open>& tasks)
{
    std::vector<FeatureKey> keys;
    for (const Open& open : tasks)
        keys.push_back(open.task.key);
    const auto stored = m_shared.features->fetch(keys, m_shared.embedder->info().recipe);
    std::vector<quint64> missing;
    DescriptorRows rows{m_shared.embedder->info().dimensions(), {}};
    std::vector<const LookTask*> described;
    for (size_t i = 0; i < tasks.size(); ++i) {
        // A store that cannot be read is as if empty: describing works without it.
        const StoredFeature* feature = stored.ok() && stored.value()[i] ? &*stored.value()[i] : nullptr;
        const auto values =
            feature ? unpackedFeature(*feature, m_shared.embedder->info()) : fail(ErrorCode::NotFound, {});
        if (values.ok()) {
            rows.add(values.value());
            described.push_back(&tasks[i].task);
        } else if (feature && !feature->failure.isEmpty()) {
            failed(tasks[i].task);
        } else {
            missing.push_back(tasks[i].task.ticket);
        }
    }
    putAll(described, rows);
    const std::lock_guard lock(m_mutex);
    for (auto ticket = missing.rbegin(); ticket != missing.rend(); ++ticket) {
        Open& open = m_open.at(*ticket);
        open.looked = true;
        open.taken = false;
        m_usual.push_front(*ticket);
    }
    m_wanted.notify_all();
}

Result<ExampleLook> LookDescriber::lookAt(const LookTask& task) const
{
    if (auto known = m_shared.asked.find(task.key)) // it was asked for just before it came
        return *std::move(known);
    TRY_ASSIGN(const QString path, found, mainFilePath(m_shared.catalogue, task.asset));
    TRY_ASSIGN(const ExampleLook look, described,
               describeLook(*m_shared.embedder, MediaSource::file(path), task.key.region));
    m_shared.described.remember(task.key, look);
    return look;
}

void LookDescriber::describe(const LookTask& task)
{
    bool isCurrent = false;
    {
        const std::shared_lock lock(m_shared.mutex);
        isCurrent = m_shared.members.isCurrent(task.slot, task.ticket);
    }
    if (!isCurrent)
        return done(task); // the picture went meanwhile
    const auto look = lookAt(task);
    if (!look.ok()) {
        if (isOfTheBytes(look.error().code))
            keep(task, {{}, {}, look.error().detail});
        return failed(task);
    }
    // Kept before it is used: a space that is being filled finds it in the store, or gets it put.
    keep(task, {packedFeature(look.value().descriptor), look.value().mainObject, {}});
    putAll({&task}, {int(look.value().descriptor.size()), look.value().descriptor});
}

void LookDescriber::failed(const LookTask& task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_failures[task.slot] = task.ticket;
    }
    done(task);
}

/// Into the space, and into the one that is to follow it. For a picture that went meanwhile there is nothing to do.
void LookDescriber::putAll(const std::vector<const LookTask*>& tasks, const DescriptorRows& descriptors)
{
    std::vector<const LookTask*> unusable;
    {
        const std::shared_lock lock(m_shared.mutex);
        for (LookSpace* space : {m_shared.next.get(), m_shared.space.get()}) {
            if (!space)
                continue;
            const DescriptorRows vectors = space->project(descriptors);
            for (size_t i = 0; i < tasks.size(); ++i) {
                const bool isCurrent = m_shared.members.isCurrent(tasks[i]->slot, tasks[i]->ticket);
                if (isCurrent && !space->index->put(tasks[i]->slot, vectors.row(i)).ok())
                    unusable.push_back(tasks[i]);
            }
        }
    }
    for (const LookTask* task : tasks) {
        if (std::ranges::find(unusable, task) != unusable.end())
            failed(*task);
        else
            done(*task);
    }
}

void LookDescriber::setIdleListener(std::function<void()> listener)
{
    const std::lock_guard lock(m_telling);
    m_idleListener = std::move(listener);
}

void LookDescriber::tellIdle()
{
    const std::lock_guard lock(m_telling);
    if (m_idleListener)
        m_idleListener();
}

void LookDescriber::done(const LookTask& task)
{
    const std::lock_guard lock(m_mutex);
    m_open.erase(task.ticket);
    const auto open = m_openOf.find(task.asset);
    std::erase(open->second, task.ticket);
    if (open->second.empty())
        m_openOf.erase(open);
    m_finished.notify_all();
}

void LookDescriber::keep(const LookTask& task, const StoredFeature& feature)
{
    bool enough = false;
    {
        const std::lock_guard lock(m_storing);
        m_unstored.emplace_back(task.key, feature);
        enough = m_unstored.size() >= kStoreTogether;
    }
    if (enough)
        store();
}

/// What cannot be stored is described again at the next opening: nothing is lost but time.
void LookDescriber::store()
{
    const std::lock_guard writing(m_writing); // a group that another thread is writing is stored, too, on return
    Features features;
    {
        const std::lock_guard lock(m_storing);
        features.swap(m_unstored);
    }
    if (!features.empty() && m_shared.features->isWritable()) {
        if (const auto stored = m_shared.features->put(features, m_shared.embedder->info().recipe); !stored.ok())
            qWarning("Descriptors were not stored: %s", qPrintable(stored.error().detail));
    }
}

} // namespace vitrine
