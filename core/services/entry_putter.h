#pragma once

#include "core/catalog/gallery.h"
#include "core/services/edit_galleries.h"
#include "core/services/gallery_pictures.h"
#include "core/storage/entry_repository.h"
#include "core/storage/writer.h"

namespace vitrine {

/// Puts checked entries into one gallery (or into the built-in one), one after the other, and counts; inside one
/// transaction. Errors: as putEntries.
class EntryPutter
{
public:
    /// @param gallery  living; must outlive the putter
    EntryPutter(EditContext& context, const Gallery& gallery)
        : m_context(context), m_gallery(gallery), m_entries(context.db)
    {}
    Result<> begin();

    /// Where the entry stands afterwards. Counts in `report`.
    Result<EntryId> put(const Entry& given, ExistingEntry existing, PutEntries& report);

private:
    Result<EntryId> putReal(const Entry& given, ExistingEntry existing, PutEntries& report);
    Result<EntryId> putIntoCatalogue(const Entry& given, ExistingEntry existing, PutEntries& report);
    Result<> requireRoom();
    Result<> replace(const Entry& before, const Entry& entry, PutEntries& report);

    EditContext& m_context;
    const Gallery& m_gallery;
    EntryRepository m_entries;
    qint64 m_count = 0;     ///< entries of the gallery, or more than there are while it is not exact
    bool m_isExact = false; ///< counting a large gallery takes long: only done when it may be full
};

/// The same picture may be replaced by another, and an entry taken out: what stood for "no picture" goes to the trash
/// then, unless another entry uses it.
Result<> dropPlaceholder(EditContext& context, AssetId asset);
/// What stands for "no picture" in an entry that has none: an asset without files, called like the item.
Result<AssetId> makePlaceholder(EditContext& context, const QString& itemKey);
/// Whether the asset of an entry is one of those.
bool isPlaceholder(const Asset& asset);

Error noEntry(const EntryKey& key);

} // namespace vitrine
