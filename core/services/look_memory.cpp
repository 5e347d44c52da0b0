#include "core/services/look_memory.h"

#include <algorithm>

namespace vitrine {

namespace {

constexpr size_t kRemembered = 32;

} // namespace

std::optional<ExampleLook> LookMemory::find(const FeatureKey& key) const
{
    const std::lock_guard lock(m_mutex);
    const auto place = std::ranges::find(m_remembered, key, &Remembered::key);
    return place == m_remembered.end() ? std::nullopt : std::optional(place->look);
}

void LookMemory::remember(const FeatureKey& key, const ExampleLook& look)
{
    const std::lock_guard lock(m_mutex);
    m_remembered.push_front({key, look});
    if (m_remembered.size() > kRemembered)
        m_remembered.pop_back();
}

} // namespace vitrine
