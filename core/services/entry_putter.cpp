#include "core/services/entry_putter.h"

#include "core/services/gallery_rules.h"
#include "core/services/item_products.h"
#include "core/storage/asset_repository.h"
#include "core/storage/entry_catalogue.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

Result<> checkPicture(Connection& db, const Entry& entry)
{
    TRY_ASSIGN(const std::optional<Asset> asset, fetched, AssetRepository(db).fetchOne(entry.asset));
    if (!asset || asset->trashedUtc)
        return fail(ErrorCode::NotFound,
                    u"The picture of the entry '%1' is gone or in the trash."_s.arg(entry.itemKey));
    const AssetFile* file = asset->mainFile();
    return entry.region ? checkRegion(*entry.region, file ? file->width : 0, file ? file->height : 0) : Result<>();
}

QString nameOf(const EntryKey& key)
{
    const QString name = key.pictureName.isEmpty() ? key.itemKey : key.itemKey + u'/' + key.pictureName;
    return name.left(200);
}

Error isThere(const Entry& entry)
{
    return fail(ErrorCode::Conflict, u"There is an entry '%1' in the gallery already."_s.arg(
                                         nameOf({entry.gallery, entry.itemKey, entry.pictureName})));
}

/// The built-in gallery is made of products: there is no place for what an entry of its own can carry.
Result<> checkPlain(const Entry& entry)
{
    const bool plain = !entry.region && !entry.category && entry.customContent.isEmpty() &&
                       entry.description.isEmpty() && entry.keywords.isEmpty() && entry.attributes.isEmpty() &&
                       entry.tags.isEmpty();
    if (plain)
        return {};
    return fail(ErrorCode::InvalidInput, u"The built-in gallery '%1' keeps pictures of products only, no region, "
                                         "category, content, description, keywords, attributes or tags; edit the "
                                         "product, or use a gallery of your own."_s.arg(kCatalogueGallery));
}

} // namespace

Error noEntry(const EntryKey& key)
{
    return fail(ErrorCode::NotFound, u"There is no entry '%1' in the gallery."_s.arg(nameOf(key)));
}

bool isPlaceholder(const Asset& asset)
{
    return asset.state == AssetState::Ready && asset.kind == AssetKind::Other && asset.files.empty();
}

Result<AssetId> makePlaceholder(EditContext& context, const QString& itemKey)
{
    Asset asset;
    asset.kind = AssetKind::Other;
    asset.title.set({}, itemKey);
    asset.createdUtc = context.now;
    return AssetRepository(context.db).insert(asset);
}

Result<> dropPlaceholder(EditContext& context, AssetId asset)
{
    AssetRepository assets(context.db);
    TRY_ASSIGN(const std::vector<EntryId> used, read, EntryRepository(context.db).ofAsset(asset));
    if (!used.empty())
        return {};
    TRY_ASSIGN(const std::optional<Asset> found, fetched, assets.fetchOne(asset));
    if (!found || found->trashedUtc || !isPlaceholder(*found))
        return {};
    return assets.setTrashed(asset, context.now);
}

Result<> EntryPutter::begin()
{
    if (m_gallery.id == kCatalogueGalleryId || !m_gallery.capacity)
        return {};
    TRY_ASSIGN(m_count, bounded, m_entries.countAtMost());
    return {};
}

Result<> EntryPutter::requireRoom()
{
    if (!m_gallery.capacity || m_count < *m_gallery.capacity)
        return {};
    if (!m_isExact) {
        TRY_ASSIGN(m_count, counted, m_entries.count(m_gallery.id));
        m_isExact = true;
    }
    if (m_count < *m_gallery.capacity)
        return {};
    return fail(
        ErrorCode::TooLarge,
        u"The gallery '%1' is full: it holds %2 entries at most."_s.arg(m_gallery.name).arg(*m_gallery.capacity));
}

Result<EntryId> EntryPutter::put(const Entry& given, ExistingEntry existing, PutEntries& report)
{
    return m_gallery.id == kCatalogueGalleryId ? putIntoCatalogue(given, existing, report)
                                               : putReal(given, existing, report);
}

Result<EntryId> EntryPutter::putReal(const Entry& given, ExistingEntry existing, PutEntries& report)
{
    TRY_ASSIGN(Entry entry, valid, checkedEntry(m_gallery, given));
    TRY_VOID(checkPicture(m_context.db, entry));
    TRY_ASSIGN(const std::optional<Entry> before, found,
               m_entries.find({m_gallery.id, entry.itemKey, entry.pictureName}));
    if (before) {
        TRY_ASSIGN(const auto living, read, AssetRepository(m_context.db).living(std::span(&before->asset, 1)));
        if (existing == ExistingEntry::Refuse && !living.empty())
            return isThere(entry);
        TRY_VOID(replace(*before, entry, report));
        return before->id;
    }
    TRY_VOID(requireRoom());
    ++m_count;
    ++report.added;
    entry.createdUtc = m_context.now;
    return m_entries.insert(entry);
}

Result<> EntryPutter::replace(const Entry& before, const Entry& entry, PutEntries& report)
{
    TRY_ASSIGN(const bool changed, updated, m_entries.update(before, entry));
    report.replaced += int(changed);
    return before.asset == entry.asset ? Result<>() : dropPlaceholder(m_context, before.asset);
}

Result<EntryId> EntryPutter::putIntoCatalogue(const Entry& given, ExistingEntry existing, PutEntries& report)
{
    TRY_ASSIGN(const Entry entry, valid, checkedEntry(m_gallery, given));
    TRY_VOID(checkPlain(entry));
    TRY_VOID(checkPicture(m_context.db, entry));
    TRY_ASSIGN(std::optional<ProductId> product, found, productOfCatalogueItem(m_context.db, entry.itemKey));
    if (!product) {
        TRY_ASSIGN(product, made, productOfItemKey(m_context, entry.itemKey));
    }
    if (!product)
        return fail(ErrorCode::InvalidInput, u"'%1' is too long to be a SKU."_s.arg(entry.itemKey.left(80)));
    CatalogueEntries places(m_context.db);
    const auto placeOf = [&]() -> Result<std::optional<EntryId>> {
        TRY_ASSIGN(const std::optional<Asset> asset, fetched, AssetRepository(m_context.db).fetchOne(entry.asset));
        return places.find(entry.itemKey, asset ? asset->uuid : QString());
    };
    TRY_ASSIGN(const std::optional<EntryId> before, looked, placeOf());
    if (before && existing == ExistingEntry::Refuse)
        return isThere(entry);
    if (before)
        return *before;
    TRY_VOID(attachPicture(m_context, *product, entry.asset));
    ++report.added;
    TRY_ASSIGN(const std::optional<EntryId> after, read, placeOf());
    return after.value_or(EntryId()); // none for what is no picture
}

} // namespace vitrine
