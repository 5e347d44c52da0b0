#include "core/api/auth/nonce_memory.h"

#include <QCryptographicHash>

#include <algorithm>

namespace vitrine {
namespace {

constexpr qint64 kMinuteMs = 60'000;

} // namespace

bool NonceMemory::use(const QByteArray& accessKey, const QByteArray& nonce, UtcMillis untilUtc, UtcMillis now)
{
    const QByteArray name = QCryptographicHash::hash(accessKey + '\n' + nonce, QCryptographicHash::Sha256).first(16);
    const std::lock_guard lock(m_mutex);
    m_byMinute.erase(m_byMinute.begin(), m_byMinute.lower_bound(now / kMinuteMs));
    const bool used = std::any_of(m_byMinute.begin(), m_byMinute.end(),
                                  [&name](const auto& minute) { return minute.second.contains(name); });
    if (!used)
        m_byMinute[untilUtc / kMinuteMs].insert(name);
    return !used;
}

qsizetype NonceMemory::size() const
{
    const std::lock_guard lock(m_mutex);
    qsizetype count = 0;
    for (const auto& minute : m_byMinute)
        count += minute.second.size();
    return count;
}

} // namespace vitrine
