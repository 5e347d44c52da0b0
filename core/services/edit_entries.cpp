// The entries of edit_galleries.h: writing.
#include "core/services/edit_galleries.h"

#include "core/services/edit_checks.h"
#include "core/services/edit_labels.h"
#include "core/services/edit_steps.h"
#include "core/services/entry_putter.h"
#include "core/services/gallery_rules.h"
#include "core/services/item_products.h"
#include "core/storage/entry_catalogue.h"
#include "core/storage/entry_repository.h"
#include "core/storage/product_repository.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

Result<QString> galleryName(const Catalogue& catalogue, GalleryId id)
{
    TRY_ASSIGN(const Gallery found, fetched, gallery(catalogue, id));
    return found.name;
}

/// An entry as it is put, and the product that its picture joins.
Result<EntryId> putOne(EditContext& context, EntryPutter& putter, const Entry& entry, EntryProduct product,
                       PutEntries& report)
{
    TRY_ASSIGN(const EntryId id, put, putter.put(entry, ExistingEntry::Replace, report));
    if (product == EntryProduct::Leave || entry.gallery == kCatalogueGalleryId)
        return id;
    TRY_ASSIGN(const std::optional<ProductId> target, found, productOfItemKey(context, entry.itemKey));
    if (target)
        TRY_VOID(attachPicture(context, *target, entry.asset));
    return id;
}

Result<> removeReal(EditContext& context, const EntryKey& key)
{
    EntryRepository repository(context.db);
    TRY_ASSIGN(const std::optional<Entry> entry, found, repository.find(key));
    if (!entry)
        return noEntry(key);
    TRY_VOID(repository.remove(entry->id));
    return dropPlaceholder(context, entry->asset);
}

/// Takes the picture out of its product.
Result<> removeFromCatalogue(EditContext& context, const EntryKey& key)
{
    CatalogueEntries places(context.db);
    TRY_ASSIGN(const std::optional<EntryId> place, found, places.find(key.itemKey, key.pictureName));
    TRY_ASSIGN(const std::optional<ProductId> product, named, productOfCatalogueItem(context.db, key.itemKey));
    if (!place || !product)
        return noEntry(key);
    TRY_ASSIGN(const std::vector<Entry> entries, fetched, places.fetch(std::span(&*place, 1)));
    TRY_ASSIGN(const Product before, read, editableProduct(context.db, *product));
    Product after = before;
    std::erase(after.media, entries.front().asset);
    if (after.cover == entries.front().asset)
        after.cover.reset();
    TRY_ASSIGN([[maybe_unused]] const bool changed, updated, ProductRepository(context.db).update(before, after));
    return {};
}

} // namespace

Result<PutEntries> putEntries(Catalogue& catalogue, const Actor& actor, GalleryId id, std::span<const Entry> entries,
                              EntryProduct product, const JobContext& job)
{
    TRY_ASSIGN(const QString name, named, galleryName(catalogue, id));
    PutEntries report;
    report.entries.resize(entries.size());
    const auto edit = [&](EditContext& context, size_t from, size_t count) -> Result<bool> {
        TRY_ASSIGN(const Gallery open, opened, livingGallery(context.db, id));
        EntryPutter putter(context, open);
        TRY_VOID(putter.begin());
        for (size_t i = from; i < from + count; ++i) {
            TRY_ASSIGN(report.entries[i], put, putOne(context, putter, entries[i], product, report));
        }
        return report.added + report.replaced > 0;
    };
    TRY_ASSIGN(report.step, ran,
               runChunked(catalogue, {actor, countLabel(u"add_entries"_s, entries.size(), name), false}, entries.size(),
                          edit, job));
    return report;
}

Result<StepId> updateEntry(Catalogue& catalogue, const Actor& actor, const EntryKey& key, const EntryPatch& patch)
{
    TRY_ASSIGN(const QString name, named, galleryName(catalogue, key.gallery));
    if (key.gallery == kCatalogueGalleryId)
        return fail(ErrorCode::InvalidInput,
                    u"Entries of the built-in gallery '%1' carry nothing of their own; edit the product."_s.arg(name));
    return runStep(catalogue, actor, countLabel(u"edit_entries"_s, 1, name), [&](EditContext& context) -> Result<> {
        EntryRepository repository(context.db);
        TRY_ASSIGN(const Gallery open, opened, livingGallery(context.db, key.gallery));
        TRY_ASSIGN(const std::optional<Entry> before, found, repository.find(key));
        if (!before)
            return noEntry(key);
        PutEntries report;
        EntryPutter putter(context, open);
        TRY_ASSIGN([[maybe_unused]] const EntryId id, put,
                   putter.put(patchedEntry(*before, patch), ExistingEntry::Replace, report));
        return {};
    });
}

Result<StepId> removeEntries(Catalogue& catalogue, const Actor& actor, std::span<const EntryKey> keys,
                             const JobContext& job)
{
    if (keys.empty())
        return StepId();
    TRY_ASSIGN(const QString name, named, galleryName(catalogue, keys.front().gallery));
    const auto edit = [keys](EditContext& context, size_t from, size_t count) -> Result<bool> {
        for (const EntryKey& key : keys.subspan(from, count))
            TRY_VOID(key.gallery == kCatalogueGalleryId ? removeFromCatalogue(context, key) : removeReal(context, key));
        return true;
    };
    return runChunked(catalogue, {actor, countLabel(u"remove_entries"_s, keys.size(), name), false}, keys.size(), edit,
                      job);
}

Result<StepId> removeItem(Catalogue& catalogue, const Actor& actor, GalleryId id, const QString& itemKey)
{
    TRY_ASSIGN(const std::vector<Entry> found, read, entriesOfItem(catalogue, id, itemKey));
    if (found.empty())
        return noEntry({id, itemKey, {}});
    std::vector<EntryKey> keys;
    for (const Entry& entry : found)
        keys.push_back({id, entry.itemKey, entry.pictureName});
    return removeEntries(catalogue, actor, keys);
}

} // namespace vitrine
