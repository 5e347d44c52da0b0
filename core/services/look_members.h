#pragma once

#include "core/search/slot_set.h"
#include "core/services/look_expected.h"
#include "core/storage/feature_store.h"
#include "core/storage/look_rows.h"

#include <QHash>

#include <unordered_map>
#include <vector>

namespace vitrine {

/// A view of a picture that is to have a vector: which slot it goes to, and what is to be described. A slot is used
/// again after its picture went; the ticket tells the two apart.
struct LookTask {
    VectorSlot slot = 0;
    quint64 ticket = 0;
    AssetId asset;
    FeatureKey key;
    QSize size; ///< of the whole picture, oriented pixels; empty = not known
};

struct LookEntry {
    EntryId id;
    GalleryId gallery;
    QString itemKey;
    VectorSlot slot = 0;
};

/// A living picture: the slot of its usual view, those of its entries' regions, the living products that show it.
struct LookAsset {
    QString sha256;
    VectorSlot whole = 0;
    std::vector<std::pair<QRect, VectorSlot>> regions;
    std::vector<ProductId> products;
    std::vector<LookEntry> entries;
};

/// Which of a gallery's entries there are, and where their vectors stand.
struct LookGallery {
    QHash<EntryId, AssetId> entries;
    QHash<QString, std::vector<EntryId>> items;
    SlotSet slots;
};

/// What of a change must be done about the vectors.
struct LookChange {
    std::vector<LookTask> toDescribe;
    std::vector<VectorSlot> gone;
};

/// The living pictures of a catalogue, who shows them, and the slots of their vectors: what the tables say, in memory.
/// About 200 bytes a picture. Not thread-safe.
class LookMembers
{
public:
    /// A picture as the tables have it now; new or changed.
    void update(const LookAssetRow& row, LookChange& change);
    /// It went, to the trash or for good. One that is not known is no error.
    void remove(AssetId asset, LookChange& change);
    /// Before there are any: slots whose vectors are known already, for the pictures that they are of. These need not
    /// be described.
    void expect(LookExpected expected);
    /// Not every picture is known yet.
    bool isExpecting() const { return m_expected.rows() > 0; }
    /// Every picture is known now: what nobody wanted is free.
    void forgetExpected(LookChange& change);
    /// Every slot with what it is for.
    std::vector<LookTask> allTasks() const;

    const LookAsset* asset(AssetId id) const;
    /// What the slot is of, while it is in use under this ticket.
    bool isCurrent(VectorSlot slot, quint64 ticket) const;
    /// What a slot in use is of.
    std::optional<FeatureKey> keyAt(VectorSlot slot) const;
    AssetId assetAt(VectorSlot slot) const { return m_slots[slot].asset; }
    QRect regionAt(VectorSlot slot) const { return m_slots[slot].region; }
    /// Slots of the usual views: the scope of a search without a gallery.
    const SlotSet& pictures() const { return m_pictures; }
    /// Of them, those of pictures that a living product shows.
    const SlotSet& productPictures() const { return m_productPictures; }
    /// nullptr = it has no entries.
    const LookGallery* gallery(GalleryId id) const;
    /// Empty for a product that shows no living picture.
    const std::vector<AssetId>& picturesOf(ProductId product) const;
    const std::unordered_map<ProductId, std::vector<AssetId>>& products() const { return m_products; }
    std::vector<AssetId> assets() const;

private:
    struct Slot {
        AssetId asset;
        QRect region;
        quint64 ticket = 0; ///< 0 = free
    };
    VectorSlot take(AssetId asset, const LookAssetRow& row, const QRect& region, LookChange& change);
    VectorSlot freeSlot();
    void free(VectorSlot slot, LookChange& change);
    void setProducts(AssetId id, LookAsset& asset, const std::vector<ProductId>& products);
    void setEntries(AssetId id, LookAsset& asset, const LookAssetRow& row, LookChange& change);
    void dropEntries(AssetId id, LookAsset& asset);

    std::unordered_map<AssetId, LookAsset> m_assets;
    std::unordered_map<ProductId, std::vector<AssetId>> m_products;
    std::unordered_map<GalleryId, LookGallery> m_galleries;
    std::vector<Slot> m_slots;
    std::vector<VectorSlot> m_free;
    SlotSet m_pictures, m_productPictures;
    LookExpected m_expected;
    quint64 m_lastTicket = 0;
};

} // namespace vitrine
