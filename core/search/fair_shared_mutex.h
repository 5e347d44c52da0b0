#pragma once

#include <mutex>
#include <shared_mutex>

namespace vitrine {

/// A shared mutex under which a steady stream of readers cannot keep a writer waiting for ever, as the platform's
/// may: whoever comes after a waiting writer queues behind it.
class FairSharedMutex
{
public:
    void lock()
    {
        const std::lock_guard turn(m_turn);
        m_mutex.lock();
    }
    void unlock() { m_mutex.unlock(); }
    void lock_shared()
    {
        const std::lock_guard turn(m_turn);
        m_mutex.lock_shared();
    }
    void unlock_shared() { m_mutex.unlock_shared(); }

private:
    std::mutex m_turn;
    std::shared_mutex m_mutex;
};

} // namespace vitrine
