#pragma once

#include "core/services/look_shared.h"

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

namespace vitrine {

/// Gives every task its vector: from the stored descriptors where there is one, else by decoding and describing the
/// picture, in the background. Urgent ones come first. New descriptors are stored in groups; what a crash loses is
/// described again. Any thread.
class LookDescriber
{
public:
    explicit LookDescriber(LookShared& shared);
    /// Ends after the pictures at hand; what is described is stored.
    ~LookDescriber();

    void add(std::vector<LookTask> tasks);
    /// Waits until none of these pictures has an open task; they go before all others.
    Result<> describeNow(std::span<const AssetId> assets, const JobContext& job);
    /// Waits until every task that is open now is done.
    Result<> describeAll(const JobContext& job);
    /// What is described is in the store when this returns (where it can be written).
    void storeNow() { store(); }
    /// Called on a worker when nothing is left to do. Setting another waits for a running call of the old one.
    void setIdleListener(std::function<void()> listener);
    /// Calls it if nothing is left to do now.
    void tellIfIdle();
    qint64 waiting() const;
    qint64 failures() const;

private:
    /// A task on its way. `looked`: there is no stored descriptor.
    struct Open {
        LookTask task;
        bool looked = false;
        bool taken = false;
    };
    using Tickets = std::vector<quint64>;
    using Features = std::vector<std::pair<FeatureKey, StoredFeature>>;

    void work(std::stop_token stop);
    std::vector<Open> next(std::stop_token stop);
    bool takeFrom(std::deque<quint64>& queue, std::vector<Open>& taken);
    void useStored(const std::vector<Open>& tasks);
    void describe(const LookTask& task);
    Result<ExampleLook> lookAt(const LookTask& task) const;
    void putAll(const std::vector<const LookTask*>& tasks, const DescriptorRows& descriptors);
    void failed(const LookTask& task);
    void done(const LookTask& task);
    void tellIdle();
    void keep(const LookTask& task, const StoredFeature& feature);
    void store();
    /// `isDone` is asked under the mutex.
    Result<> waitUntil(const std::function<bool()>& isDone, const JobContext& job);

    LookShared& m_shared;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wanted; ///< workers wait for tasks
    std::condition_variable m_finished;   ///< callers wait for results
    std::map<quint64, Open> m_open;       ///< by ticket: the oldest first
    std::unordered_map<AssetId, Tickets> m_openOf;
    std::deque<quint64> m_urgent, m_usual;              ///< tickets; one that is not open any more is skipped
    std::unordered_map<VectorSlot, quint64> m_failures; ///< slot, ticket
    std::mutex m_writing;                               ///< held while a group is written; before m_storing
    std::mutex m_storing;
    Features m_unstored;
    std::mutex m_telling;
    std::function<void()> m_idleListener;
    std::vector<std::jthread> m_workers; // last: start when all else is there
};

} // namespace vitrine
