#include "core/search/vector_codes.h"

#include "core/search/vector_kernels.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

void CodeList::add(VectorSlot slot, const VectorCode& code)
{
    const std::size_t row = m_slots.size();
    if (row == m_blocks.size() * kRows) {
        if (m_blocks.size() == m_blocks.capacity()) // doubling would waste too much, over some thousand lists
            m_blocks.reserve(m_blocks.size() + m_blocks.size() / 8 + 1);
        m_blocks.emplace_back();
    }
    Block& block = m_blocks.back();
    for (std::size_t i = 0; i < code.size(); ++i)
        block.bytes[i][row % kRows] = code[i];
    m_slots.push_back(slot);
}

VectorCode CodeList::code(std::size_t row) const
{
    VectorCode code;
    for (std::size_t i = 0; i < code.size(); ++i)
        code[i] = m_blocks[row / kRows].bytes[i][row % kRows];
    return code;
}

void CodeList::remove(VectorSlot slot)
{
    const auto place = std::ranges::find(m_slots, slot);
    if (place == m_slots.end())
        return;
    const VectorCode last = code(m_slots.size() - 1);
    const auto row = std::size_t(place - m_slots.begin());
    for (std::size_t i = 0; i < last.size(); ++i)
        m_blocks[row / kRows].bytes[i][row % kRows] = last[i];
    *place = m_slots.back();
    m_slots.pop_back();
    m_blocks.resize((m_slots.size() + kRows - 1) / kRows);
}

void CodeList::scan(const CodeTables& tables, float bias, const SlotSet* among, BestSlots& best) const
{
    constexpr float kMostWorth = 127.F * kCodeParts;
    std::uint16_t worth[kRows];
    for (std::size_t first = 0; first < m_slots.size(); first += kRows) {
        const float least = std::ceil((best.bar() - bias) / tables.step);
        if (least > kMostWorth)
            return;
        const std::size_t rows = std::min(kRows, m_slots.size() - first);
        std::uint64_t rest = scanCodes(m_blocks[first / kRows].bytes[0], tables.worth.data(),
                                       std::tuple_size_v<VectorCode>, int(std::max(0.F, least)), worth);
        if (rows < kRows)
            rest &= (std::uint64_t(1) << rows) - 1;
        for (; rest != 0; rest &= rest - 1) {
            const auto i = std::size_t(std::countr_zero(rest));
            const VectorSlot slot = m_slots[first + i];
            if (!among || among->contains(slot))
                best.offer({slot, bias + tables.step * float(worth[i])});
        }
    }
}

} // namespace vitrine
