// The entries of edit_galleries.h.
#include "core/services/edit_galleries.h"

#include "core/catalog/product_rules.h"
#include "core/catalog/sku.h"
#include "core/services/edit_checks.h"
#include "core/services/edit_labels.h"
#include "core/services/edit_steps.h"
#include "core/services/gallery_rules.h"
#include "core/storage/asset_repository.h"
#include "core/storage/entry_repository.h"
#include "core/storage/product_repository.h"
#include "core/storage/reader_pool.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

Result<QString> galleryName(const Catalogue& catalogue, GalleryId id)
{
    TRY_ASSIGN(const Gallery found, fetched, gallery(catalogue, id));
    return found.name;
}

Result<> checkPicture(Connection& db, const Entry& entry)
{
    TRY_ASSIGN(const std::optional<Asset> asset, fetched, AssetRepository(db).fetchOne(entry.asset));
    if (!asset || asset->trashedUtc)
        return fail(ErrorCode::NotFound,
                    u"The picture of the entry '%1' is gone or in the trash."_s.arg(entry.itemKey));
    const AssetFile* file = asset->mainFile();
    return entry.region ? checkRegion(*entry.region, file ? file->width : 0, file ? file->height : 0) : Result<>();
}

/// The asset becomes media of the product whose SKU is the entry's item key.
Result<> attachToProduct(EditContext& context, const Entry& entry)
{
    ProductRepository products(context.db);
    TRY_ASSIGN(const QString sku, normalized, normalizedSku(entry.itemKey));
    TRY_ASSIGN(const auto found, searched, products.bySku({sku}));
    if (found.isEmpty()) {
        Product made;
        made.sku = sku;
        made.media = {entry.asset};
        made.createdUtc = context.now;
        TRY_ASSIGN([[maybe_unused]] const ProductId id, inserted, products.insert(made));
        return {};
    }
    TRY_ASSIGN(const std::optional<Product> before, fetched, products.fetchOne(found.value(sku)));
    Product after = *before;
    if (std::find(after.media.begin(), after.media.end(), entry.asset) != after.media.end())
        return {};
    after.media.push_back(entry.asset);
    TRY_VOID(checkMedia(after.media, after.cover));
    TRY_ASSIGN([[maybe_unused]] const bool changed, updated, products.update(*before, after));
    return {};
}

/// Puts checked entries, one after the other, and counts.
class Putter
{
public:
    Putter(EditContext& context, const Gallery& gallery, EntryProduct product)
        : m_context(context), m_gallery(gallery), m_entries(context.db), m_product(product)
    {}

    Result<> begin()
    {
        TRY_ASSIGN(m_count, counted, m_entries.count(m_gallery.id));
        return {};
    }

    Result<EntryId> put(const Entry& given, PutEntries& report)
    {
        TRY_ASSIGN(Entry entry, valid, checkedEntry(m_gallery, given));
        TRY_VOID(checkPicture(m_context.db, entry));
        if (m_product == EntryProduct::UseOrMake)
            TRY_VOID(attachToProduct(m_context, entry));
        TRY_ASSIGN(const std::optional<Entry> before, found,
                   m_entries.find({m_gallery.id, entry.itemKey, entry.pictureName}));
        if (before) {
            TRY_ASSIGN(const bool changed, updated, m_entries.update(*before, entry));
            report.replaced += int(changed);
            return before->id;
        }
        if (m_gallery.capacity && m_count >= *m_gallery.capacity) {
            return fail(ErrorCode::TooLarge,
                        u"The gallery '%1' is full: it holds %2 entries at most."_s.arg(m_gallery.name)
                            .arg(*m_gallery.capacity));
        }
        ++m_count;
        ++report.added;
        entry.createdUtc = m_context.now;
        return m_entries.insert(entry);
    }

private:
    EditContext& m_context;
    const Gallery& m_gallery;
    EntryRepository m_entries;
    EntryProduct m_product;
    qint64 m_count = 0;
};

Result<std::vector<Entry>> livingEntries(Connection& db, const std::vector<EntryId>& ids)
{
    TRY_ASSIGN(std::vector<Entry> found, fetched, EntryRepository(db).fetch(ids));
    std::vector<AssetId> assets;
    for (const Entry& entry : found)
        assets.push_back(entry.asset);
    TRY_ASSIGN(const std::vector<AssetId> living, read, AssetRepository(db).living(withoutDoubles<AssetId>(assets)));
    const QSet<AssetId> seen(living.begin(), living.end());
    std::erase_if(found, [&seen](const Entry& entry) { return !seen.contains(entry.asset); });
    return found;
}

/// Reads the entries that `ids` names.
Result<std::vector<Entry>> readEntries(const Catalogue& catalogue,
                                       const std::function<Result<std::vector<EntryId>>(EntryRepository&)>& ids)
{
    return catalogue.readers().read<std::vector<Entry>>([&ids](Connection& db) -> Result<std::vector<Entry>> {
        EntryRepository repository(db);
        TRY_ASSIGN(const std::vector<EntryId> wanted, found, ids(repository));
        return livingEntries(db, wanted);
    });
}

Error noEntry(const EntryKey& key)
{
    const QString name = key.pictureName.isEmpty() ? key.itemKey : key.itemKey + u'/' + key.pictureName;
    return fail(ErrorCode::NotFound, u"There is no entry '%1' in the gallery."_s.arg(name.left(200)));
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
        Putter putter(context, open, product);
        TRY_VOID(putter.begin());
        for (size_t i = from; i < from + count; ++i) {
            TRY_ASSIGN(report.entries[i], put, putter.put(entries[i], report));
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
    return runStep(catalogue, actor, countLabel(u"edit_entries"_s, 1, name), [&](EditContext& context) -> Result<> {
        EntryRepository repository(context.db);
        TRY_ASSIGN(const Gallery open, opened, livingGallery(context.db, key.gallery));
        TRY_ASSIGN(const std::optional<Entry> before, found, repository.find(key));
        if (!before)
            return noEntry(key);
        TRY_ASSIGN(const Entry after, valid, checkedEntry(open, patchedEntry(*before, patch)));
        TRY_VOID(checkPicture(context.db, after));
        TRY_ASSIGN([[maybe_unused]] const bool changed, updated, repository.update(*before, after));
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
        EntryRepository repository(context.db);
        for (const EntryKey& key : keys.subspan(from, count)) {
            TRY_ASSIGN(const std::optional<Entry> entry, found, repository.find(key));
            if (!entry)
                return noEntry(key);
            TRY_VOID(repository.remove(entry->id));
        }
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

Result<std::vector<Entry>> entries(const Catalogue& catalogue, std::span<const EntryId> ids)
{
    return readEntries(catalogue, [ids](EntryRepository&) -> Result<std::vector<EntryId>> {
        return std::vector(ids.begin(), ids.end());
    });
}

Result<std::optional<Entry>> findEntry(const Catalogue& catalogue, const EntryKey& key)
{
    TRY_ASSIGN(std::vector<Entry> found, read,
               readEntries(catalogue, [&key](EntryRepository& repository) -> Result<std::vector<EntryId>> {
                   TRY_ASSIGN(const std::optional<Entry> entry, searched, repository.find(key));
                   return entry ? std::vector{entry->id} : std::vector<EntryId>();
               }));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

Result<std::vector<Entry>> entriesOfItem(const Catalogue& catalogue, GalleryId id, const QString& itemKey)
{
    return readEntries(catalogue, [&](EntryRepository& repository) { return repository.ofItem(id, itemKey); });
}

Result<std::vector<Entry>> entriesOfAsset(const Catalogue& catalogue, AssetId asset)
{
    return readEntries(catalogue, [asset](EntryRepository& repository) { return repository.ofAsset(asset); });
}

Result<std::vector<Entry>> listEntries(const Catalogue& catalogue, GalleryId id, const std::optional<EntryKey>& after,
                                       int limit)
{
    if (limit < 1 || limit > 1000)
        return fail(ErrorCode::InvalidInput, u"A page has 1 to 1000 entries, not %1."_s.arg(limit));
    return readEntries(catalogue, [&](EntryRepository& repository) { return repository.list(id, after, limit); });
}

} // namespace vitrine
