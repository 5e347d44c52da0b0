#include "core/api/calls/reply_cache.h"

namespace vitrine {

void ReplyCache::turnTo(const Stamp& stamp)
{
    if (stamp == m_stamp)
        return;
    m_stamp = stamp;
    m_kept.clear();
    m_bytes = 0;
}

std::optional<HttpResponse> ReplyCache::find(const QByteArray& key, const Stamp& now)
{
    const std::lock_guard lock(m_mutex);
    if (now != m_stamp)
        return std::nullopt; // left to keep(): a reader that is late must not throw away what is newer
    const auto found = m_kept.constFind(key);
    return found == m_kept.constEnd() ? std::nullopt : std::optional(*found);
}

void ReplyCache::keep(const QByteArray& key, const Stamp& madeOf, const HttpResponse& response)
{
    const qint64 bytes = key.size() + response.body.size();
    if (response.status != 200 || !response.file.isEmpty() || response.dropped || bytes > kReplyBytes)
        return;
    const std::lock_guard lock(m_mutex);
    turnTo(madeOf);
    if (m_bytes + bytes > kBytes) {
        m_kept.clear();
        m_bytes = 0;
    }
    if (!m_kept.contains(key))
        m_bytes += bytes;
    m_kept.insert(key, response);
}

} // namespace vitrine
