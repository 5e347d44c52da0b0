#include "core/services/look_members.h"

#include <algorithm>

namespace vitrine {

namespace {

/// Entries whose region is the whole picture, or has none, use the usual view.
QRect viewOf(const LookEntryRow& entry, QSize size)
{
    if (!entry.region || *entry.region == QRect(QPoint(0, 0), size))
        return {};
    return *entry.region;
}

} // namespace

void LookMembers::expect(LookExpected expected)
{
    m_slots.resize(expected.rows());
    m_expected = std::move(expected);
}

void LookMembers::forgetExpected(LookChange& change)
{
    for (const VectorSlot slot : m_expected.unclaimed()) {
        m_free.push_back(slot);
        change.gone.push_back(slot);
    }
    m_expected = {};
}

VectorSlot LookMembers::freeSlot()
{
    if (m_free.empty()) {
        m_slots.emplace_back();
        return VectorSlot(m_slots.size() - 1);
    }
    const VectorSlot slot = m_free.back();
    m_free.pop_back();
    return slot;
}

VectorSlot LookMembers::take(AssetId asset, const LookAssetRow& row, const QRect& region, LookChange& change)
{
    const FeatureKey key{row.sha256, region};
    const std::optional<VectorSlot> known = m_expected.claim(key);
    const VectorSlot slot = known ? *known : freeSlot();
    m_slots[slot] = {asset, region, ++m_lastTicket};
    if (!known)
        change.toDescribe.push_back({slot, m_lastTicket, asset, key, row.size});
    return slot;
}

void LookMembers::free(VectorSlot slot, LookChange& change)
{
    m_slots[slot] = {};
    m_free.push_back(slot);
    m_pictures.erase(slot);
    change.gone.push_back(slot);
}

void LookMembers::update(const LookAssetRow& row, LookChange& change)
{
    const auto known = m_assets.find(row.id);
    if (known != m_assets.end() && known->second.sha256 != row.sha256)
        remove(row.id, change); // another file stands for it now
    const auto [place, isNew] = m_assets.try_emplace(row.id);
    LookAsset& asset = place->second;
    if (isNew) {
        asset.sha256 = row.sha256;
        asset.whole = take(row.id, row, {}, change);
        m_pictures.insert(asset.whole);
    }
    setProducts(row.id, asset, row.products);
    setEntries(row.id, asset, row, change);
}

void LookMembers::remove(AssetId id, LookChange& change)
{
    const auto place = m_assets.find(id);
    if (place == m_assets.end())
        return;
    LookAsset& asset = place->second;
    setProducts(id, asset, {});
    dropEntries(id, asset);
    for (const auto& [region, slot] : asset.regions)
        free(slot, change);
    free(asset.whole, change);
    m_assets.erase(place);
}

void LookMembers::setProducts(AssetId id, LookAsset& asset, const std::vector<ProductId>& products)
{
    if (asset.products == products)
        return;
    for (const ProductId product : asset.products) {
        const auto place = m_products.find(product);
        std::erase(place->second, id);
        if (place->second.empty())
            m_products.erase(place);
    }
    for (const ProductId product : products)
        m_products[product].push_back(id);
    asset.products = products;
    if (products.empty())
        m_productPictures.erase(asset.whole);
    else
        m_productPictures.insert(asset.whole);
}

void LookMembers::dropEntries(AssetId id, LookAsset& asset)
{
    for (const LookEntry& entry : asset.entries) {
        LookGallery& gallery = m_galleries[entry.gallery];
        gallery.entries.remove(entry.id);
        gallery.slots.erase(entry.slot);
        std::vector<EntryId>& item = gallery.items[entry.itemKey];
        std::erase(item, entry.id);
        if (item.empty())
            gallery.items.remove(entry.itemKey);
        if (gallery.entries.isEmpty())
            m_galleries.erase(entry.gallery);
    }
    Q_UNUSED(id)
    asset.entries.clear();
}

void LookMembers::setEntries(AssetId id, LookAsset& asset, const LookAssetRow& row, LookChange& change)
{
    dropEntries(id, asset);
    std::vector<std::pair<QRect, VectorSlot>> regions;
    const auto slotOf = [&](const QRect& region) {
        const auto same = [&](const auto& one) { return one.first == region; };
        if (const auto there = std::ranges::find_if(regions, same); there != regions.end())
            return there->second;
        const auto before = std::ranges::find_if(asset.regions, same);
        regions.emplace_back(region, before != asset.regions.end() ? before->second : take(id, row, region, change));
        return regions.back().second;
    };
    for (const LookEntryRow& entry : row.entries) {
        const QRect region = viewOf(entry, row.size);
        const VectorSlot slot = region.isEmpty() ? asset.whole : slotOf(region);
        asset.entries.push_back({entry.entry, entry.gallery, entry.itemKey, slot});
        LookGallery& gallery = m_galleries[entry.gallery];
        gallery.entries.insert(entry.entry, id);
        gallery.items[entry.itemKey].push_back(entry.entry);
        gallery.slots.insert(slot);
    }
    for (const auto& one : asset.regions) {
        if (std::ranges::find(regions, one) == regions.end())
            free(one.second, change);
    }
    asset.regions = std::move(regions);
}

std::vector<LookTask> LookMembers::allTasks() const
{
    std::vector<LookTask> tasks;
    for (VectorSlot slot = 0; slot < m_slots.size(); ++slot) {
        const Slot& one = m_slots[slot];
        if (one.ticket != 0)
            tasks.push_back({slot, one.ticket, one.asset, {m_assets.at(one.asset).sha256, one.region}, {}});
    }
    return tasks;
}

const LookAsset* LookMembers::asset(AssetId id) const
{
    const auto place = m_assets.find(id);
    return place == m_assets.end() ? nullptr : &place->second;
}

bool LookMembers::isCurrent(VectorSlot slot, quint64 ticket) const
{
    return slot < m_slots.size() && m_slots[slot].ticket == ticket;
}

std::optional<FeatureKey> LookMembers::keyAt(VectorSlot slot) const
{
    if (slot >= m_slots.size() || m_slots[slot].ticket == 0)
        return std::nullopt;
    return FeatureKey{m_assets.at(m_slots[slot].asset).sha256, m_slots[slot].region};
}

const LookGallery* LookMembers::gallery(GalleryId id) const
{
    const auto place = m_galleries.find(id);
    return place == m_galleries.end() ? nullptr : &place->second;
}

const std::vector<AssetId>& LookMembers::picturesOf(ProductId product) const
{
    static const std::vector<AssetId> none;
    const auto place = m_products.find(product);
    return place == m_products.end() ? none : place->second;
}

std::vector<AssetId> LookMembers::assets() const
{
    std::vector<AssetId> ids;
    ids.reserve(m_assets.size());
    for (const auto& [id, asset] : m_assets)
        ids.push_back(id);
    return ids;
}

} // namespace vitrine
