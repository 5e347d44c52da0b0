#pragma once

#include <QCache>
#include <QSet>

#include <span>
#include <vector>

namespace vitrine {

/// The newest summaries by id, at most some pages of them. A stale one is still shown while its successor is read.
template <class Summary>
class SummaryCache
{
public:
    explicit SummaryCache(int most) : m_known(most) {}

    const Summary* find(qint64 id) const { return m_known.object(id); }
    bool isFresh(qint64 id) const { return m_known.contains(id) && !m_stale.contains(id); }
    void put(std::vector<Summary> summaries)
    {
        for (Summary& one : summaries) {
            const qint64 id = one.id.value();
            m_stale.remove(id);
            m_known.insert(id, new Summary(std::move(one)));
        }
    }
    void markStale(std::span<const qint64> ids)
    {
        for (const qint64 id : ids) {
            if (m_known.contains(id))
                m_stale.insert(id);
        }
    }
    void markAllStale()
    {
        const QList<qint64> all = m_known.keys();
        m_stale = QSet<qint64>(all.begin(), all.end());
    }

private:
    QCache<qint64, Summary> m_known;
    QSet<qint64> m_stale;
};

/// Enough for several screens of the smallest cells.
inline constexpr int kMostSummaries = 16384;

} // namespace vitrine
