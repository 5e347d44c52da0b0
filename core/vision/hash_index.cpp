#include "core/vision/hash_index.h"

#include <algorithm>
#include <bit>
#include <map>

namespace vitrine {

namespace {

quint16 wordOf(quint64 hash, size_t table)
{
    return quint16(hash >> (16 * table) & 0xFFFF);
}

} // namespace

void HashIndex::add(quint64 hash, int picture)
{
    for (size_t table = 0; table < m_words.size(); ++table)
        m_words[table][wordOf(hash, table)].push_back(m_entries.size());
    m_entries.push_back({hash, picture});
}

std::vector<int> HashIndex::near(quint64 hash, size_t limit) const
{
    std::map<int, int> distances; // by picture
    const auto look = [&](size_t table, quint16 word) {
        const auto found = m_words[table].find(word);
        if (found == m_words[table].end())
            return;
        for (const size_t place : found->second) {
            const Entry& entry = m_entries[place];
            const int distance = std::popcount(entry.hash ^ hash);
            if (distance <= kMaxDistance)
                distances.emplace(entry.picture, distance);
        }
    };
    for (size_t table = 0; table < m_words.size(); ++table) {
        const quint16 word = wordOf(hash, table);
        look(table, word);
        for (int bit = 0; bit < 16; ++bit)
            look(table, quint16(word ^ (1U << bit)));
    }
    std::vector<std::pair<int, int>> order;
    for (const auto& [picture, distance] : distances)
        order.emplace_back(distance, picture);
    std::sort(order.begin(), order.end());
    std::vector<int> pictures;
    for (size_t i = 0; i < std::min(limit, order.size()); ++i)
        pictures.push_back(order[i].second);
    return pictures;
}

bool HashIndex::isTelling(quint64 hash)
{
    const int set = std::popcount(hash);
    return set >= 8 && set <= 56;
}

} // namespace vitrine
