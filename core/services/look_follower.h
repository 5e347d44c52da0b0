#pragma once

#include "core/catalog/change_set.h"
#include "core/services/look_describer.h"
#include "core/storage/change_feed.h"
#include "core/storage/change_reader.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace vitrine {

/// Keeps the members of LookSearch as the tables are: reads them all at the start, then what the journal says, on a
/// thread of its own.
class LookFollower
{
public:
    LookFollower(LookShared& shared, LookDescriber& describer);
    ~LookFollower();

    /// Waits until everything that was committed before this call is known. Errors: those of reading, Cancelled.
    Result<> catchUp(const JobContext& job);

private:
    void follow(std::stop_token stop);
    Result<> readAll(std::stop_token stop);
    Result<> apply(const ChangeSet& changes);
    Result<> refresh(std::span<const AssetId> assets);
    Result<> forgetOthers(const std::vector<AssetId>& living);
    Result<> look(ChangeReader& reader, std::stop_token stop);
    void change(const std::function<void(LookChange&)>& edit);

    LookShared& m_shared;
    LookDescriber& m_describer;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    quint64 m_asked = 0, m_answered = 0;
    Result<> m_outcome;
    bool m_loaded = false;
    ChangeFeed::Subscription m_subscription;
    std::jthread m_thread; // last: starts when all else is there
};

} // namespace vitrine
