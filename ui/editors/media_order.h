#pragma once

#include "core/catalog/asset.h"

#include <QString>

#include <optional>
#include <set>
#include <vector>

namespace vitrine {

/// One picture, film or sound of a product as the strip shows it.
struct StripItem {
    AssetId id;
    QString sha256; ///< for the thumbnail; empty = none yet
    QString name;
    AssetKind kind = AssetKind::Picture;
    AssetState state = AssetState::Ready;
    bool operator==(const StripItem&) const = default;
};

/// The order of a product's media, and the order of showing: the cover first, then the others in their order.
/// Slots count the latter from 0, places the former. Pure values.
class MediaOrder
{
public:
    MediaOrder() = default;
    /// Without `cover` the first picture stands for it, else the first thing.
    MediaOrder(std::vector<StripItem> items, std::optional<AssetId> cover);

    int count() const { return int(m_items.size()); }
    const StripItem& at(int slot) const { return m_items[size_t(m_slots[size_t(slot)])]; }
    /// 0-based place in the product of what is shown in this slot.
    int placeOf(int slot) const { return m_slots[size_t(slot)]; }
    std::optional<int> slotOf(AssetId asset) const;
    std::vector<AssetId> ids() const;
    const std::vector<StripItem>& items() const { return m_items; }

    /// The order after the things in `moved` were put before slot `gap` (1 .. count), keeping their own order.
    std::vector<AssetId> moved(const std::set<AssetId>& moved, int gap) const;
    /// The order after they went `by` places towards the start (< 0) or the end.
    std::vector<AssetId> shifted(const std::set<AssetId>& moved, int by) const;
    /// At which place of the product something dropped before slot `gap` goes; -1 = at the end.
    int placeOfGap(int gap) const;

private:
    std::vector<StripItem> m_items;
    std::vector<int> m_slots;
};

} // namespace vitrine
