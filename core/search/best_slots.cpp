#include "core/search/best_slots.h"

#include <algorithm>
#include <limits>

namespace vitrine {

namespace {

/// A type of its own, so that the sorting is compiled around it.
struct Better {
    bool operator()(const VectorMatch& a, const VectorMatch& b) const { return isBetter(a, b); }
};

} // namespace

BestSlots::BestSlots(std::size_t count) : m_count(count), m_bar(-std::numeric_limits<float>::infinity())
{
    m_matches.reserve(2 * std::min<std::size_t>(count, 4096) + 64);
}

void BestSlots::add(VectorMatch match)
{
    m_matches.push_back(match);
    if (m_matches.size() >= 2 * m_count + 64)
        cut();
}

/// Throws away all but the best; now and then, so that a match costs next to nothing.
void BestSlots::cut()
{
    const auto end = m_matches.begin() + std::ptrdiff_t(m_count);
    std::nth_element(m_matches.begin(), end - 1, m_matches.end(), Better());
    m_matches.erase(end, m_matches.end());
    m_bar = m_matches.back().cosine;
}

std::vector<VectorMatch> BestSlots::take()
{
    std::sort(m_matches.begin(), m_matches.end(), Better());
    if (m_matches.size() > m_count)
        m_matches.resize(m_count);
    m_bar = -std::numeric_limits<float>::infinity();
    return std::exchange(m_matches, {});
}

} // namespace vitrine
