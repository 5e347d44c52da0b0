#pragma once

#include <QElapsedTimer>

#include <algorithm>
#include <cstddef>

namespace vitrine {

/// How many things to change in the next transaction of a long step, so that each takes about 50 ms, whatever the
/// machine: others then get their turn within 100 ms. Starts small and at most doubles. Not for several threads.
class ChunkSize
{
public:
    static constexpr size_t kFirst = 64;

    size_t value() const { return m_value; }

    /// Runs the transaction of `count` things and learns from the time that it took, commit included.
    template <class Transaction>
    auto measure(size_t count, const Transaction& transaction)
    {
        QElapsedTimer timer;
        timer.start();
        auto outcome = transaction();
        took(count, timer.elapsed());
        return outcome;
    }
    /// The same for who measures himself.
    void took(size_t count, qint64 ms)
    {
        const size_t ideal = count * kAimMs / size_t(std::max<qint64>(1, ms));
        m_value = std::clamp(std::min(ideal, count * 2), kLeast, kMost);
    }

private:
    static constexpr size_t kLeast = 16;
    static constexpr size_t kMost = 1024;
    static constexpr size_t kAimMs = 50;
    size_t m_value = kFirst;
};

} // namespace vitrine
