#pragma once

#include <QtGlobal>

#include <bit>
#include <cstdint>
#include <vector>

namespace vitrine {

/// The place of a vector in an index. The owner of the vectors gives them out: small, dense, and used again after a
/// vector went, so that sets of them are bitmaps. Memory grows with the largest one in use.
using VectorSlot = quint32;

/// A set of slots as a bitmap. Not shared between threads while it changes.
class SlotSet
{
public:
    void insert(VectorSlot slot)
    {
        const std::size_t word = slot / 64;
        if (word >= m_words.size())
            m_words.resize(word + 1);
        m_words[word] |= bit(slot);
    }
    void erase(VectorSlot slot)
    {
        if (slot / 64 < m_words.size())
            m_words[slot / 64] &= ~bit(slot);
    }
    bool contains(VectorSlot slot) const { return (word(slot / 64) & bit(slot)) != 0; }
    /// Slots 64 x index .. 64 x index + 63, the lowest in the lowest bit.
    std::uint64_t word(std::size_t index) const { return index < m_words.size() ? m_words[index] : 0; }
    std::size_t words() const { return m_words.size(); }
    qint64 count() const
    {
        qint64 sum = 0;
        for (const std::uint64_t word : m_words)
            sum += std::popcount(word);
        return sum;
    }
    template <class Visit>
    void forEach(const Visit& visit) const
    {
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            for (std::uint64_t rest = m_words[i]; rest != 0; rest &= rest - 1)
                visit(VectorSlot(i * 64 + std::size_t(std::countr_zero(rest))));
        }
    }

private:
    static std::uint64_t bit(VectorSlot slot) { return std::uint64_t(1) << (slot % 64); }
    std::vector<std::uint64_t> m_words;
};

} // namespace vitrine
