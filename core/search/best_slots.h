#pragma once

#include "core/search/vector_index.h"

#include <vector>

namespace vitrine {

/// "Better" of two matches: the larger cosine, of equal ones the smaller slot.
inline bool isBetter(const VectorMatch& a, const VectorMatch& b)
{
    return a.cosine != b.cosine ? a.cosine > b.cosine : a.slot < b.slot;
}

/// Keeps the best `count` of a stream of matches. One thread.
class BestSlots
{
public:
    explicit BestSlots(std::size_t count);

    /// The cosine that the next one must exceed to matter.
    float bar() const { return m_bar; }
    void offer(VectorMatch match)
    {
        if (match.cosine > m_bar || m_matches.size() < m_count)
            add(match);
    }
    /// Best first. The collection is empty afterwards.
    std::vector<VectorMatch> take();

private:
    void add(VectorMatch match);
    void cut();

    std::size_t m_count;
    float m_bar;
    std::vector<VectorMatch> m_matches;
};

} // namespace vitrine
