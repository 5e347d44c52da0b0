#include "ui/editors/media_order.h"

#include <algorithm>

namespace vitrine {

MediaOrder::MediaOrder(std::vector<StripItem> items, std::optional<AssetId> cover) : m_items(std::move(items))
{
    auto first = std::find_if(m_items.begin(), m_items.end(), [&](const StripItem& item) {
        return cover ? item.id == *cover : item.kind == AssetKind::Picture;
    });
    const int coverPlace = first == m_items.end() ? 0 : int(first - m_items.begin());
    if (!m_items.empty())
        m_slots.push_back(coverPlace);
    for (int place = 0; place < int(m_items.size()); ++place) {
        if (place != coverPlace)
            m_slots.push_back(place);
    }
}

std::optional<int> MediaOrder::slotOf(AssetId asset) const
{
    for (int slot = 0; slot < count(); ++slot) {
        if (at(slot).id == asset)
            return slot;
    }
    return std::nullopt;
}

std::vector<AssetId> MediaOrder::ids() const
{
    std::vector<AssetId> ids;
    for (const StripItem& item : m_items)
        ids.push_back(item.id);
    return ids;
}

std::vector<AssetId> MediaOrder::moved(const std::set<AssetId>& moved, int gap) const
{
    // The first thing behind the gap that stays where it is.
    std::optional<AssetId> before;
    for (int slot = std::max(1, gap); slot < count() && !before; ++slot) {
        if (!moved.contains(at(slot).id))
            before = at(slot).id;
    }
    std::vector<AssetId> staying;
    std::vector<AssetId> moving;
    for (const StripItem& item : m_items)
        (moved.contains(item.id) ? moving : staying).push_back(item.id);
    const auto place = before ? std::find(staying.begin(), staying.end(), *before) : staying.end();
    staying.insert(place, moving.begin(), moving.end());
    return staying;
}

std::vector<AssetId> MediaOrder::shifted(const std::set<AssetId>& moved, int by) const
{
    std::vector<AssetId> order = ids();
    const bool back = by < 0;
    for (int step = 0; step < std::min(std::abs(by), count()); ++step) {
        if (back)
            std::reverse(order.begin(), order.end());
        // Towards the end: each thing to be moved changes place with a staying one behind it, the last one first.
        for (int place = count() - 2; place >= 0; --place) {
            auto& here = order[size_t(place)];
            auto& next = order[size_t(place) + 1];
            if (moved.contains(here) && !moved.contains(next))
                std::swap(here, next);
        }
        if (back)
            std::reverse(order.begin(), order.end());
    }
    return order;
}

int MediaOrder::placeOfGap(int gap) const
{
    if (gap <= 0)
        return count() == 0 ? -1 : 0;
    return gap < count() ? placeOf(gap) : -1;
}

} // namespace vitrine
