#include "core/services/look_expected.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace vitrine {

VectorLabel labelOf(const FeatureKey& key)
{
    VectorLabel label;
    const QByteArray hash = QByteArray::fromHex(key.sha256.toLatin1());
    std::memcpy(label.bytes.data(), hash.constData(), std::min<std::size_t>(32, std::size_t(hash.size())));
    const std::array<qint32, 4> region{key.region.x(), key.region.y(), key.region.width(), key.region.height()};
    if (!key.region.isEmpty())
        std::memcpy(label.bytes.data() + 32, region.data(), sizeof(region));
    return label;
}

LookExpected::LookExpected(std::vector<VectorLabel> labels)
    : m_labels(std::move(labels)), m_sorted(m_labels.size()), m_claimed(m_labels.size())
{
    std::iota(m_sorted.begin(), m_sorted.end(), 0);
    std::ranges::stable_sort(m_sorted, {}, [this](VectorSlot slot) { return m_labels[slot]; });
}

bool LookExpected::isOpen(VectorSlot slot, const VectorLabel& label) const
{
    return slot < m_labels.size() && !m_claimed[slot] && m_labels[slot] == label;
}

std::optional<VectorSlot> LookExpected::claim(const FeatureKey& key)
{
    const VectorLabel label = labelOf(key);
    if (m_labels.empty() || label.isEmpty())
        return std::nullopt;
    VectorSlot slot = m_next;
    if (!isOpen(slot, label)) {
        const auto same =
            std::ranges::equal_range(m_sorted, label, {}, [this](VectorSlot one) { return m_labels[one]; });
        const auto open = std::ranges::find_if(same, [this](VectorSlot one) { return !m_claimed[one]; });
        if (open == same.end())
            return std::nullopt;
        slot = *open;
    }
    m_claimed[slot] = true;
    m_next = slot + 1;
    return slot;
}

std::vector<VectorSlot> LookExpected::unclaimed() const
{
    std::vector<VectorSlot> slots;
    for (VectorSlot slot = 0; slot < m_labels.size(); ++slot) {
        if (!m_claimed[slot])
            slots.push_back(slot);
    }
    return slots;
}

} // namespace vitrine
