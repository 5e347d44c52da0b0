#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QSet>

#include <map>
#include <mutex>

namespace vitrine {

/// Nonces that were used, each remembered until its request would be too old anyway. Gone with the process. Any thread.
class NonceMemory
{
public:
    /// True the first time. @param untilUtc  when the request becomes too old
    bool use(const QByteArray& accessKey, const QByteArray& nonce, UtcMillis untilUtc, UtcMillis now);
    qsizetype size() const;

private:
    mutable std::mutex m_mutex;
    std::map<qint64, QSet<QByteArray>> m_byMinute; ///< 16 bytes of hash, by the minute in which they may be forgotten
};

} // namespace vitrine
