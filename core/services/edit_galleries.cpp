#include "core/services/edit_galleries.h"

#include "core/services/edit_checks.h"
#include "core/services/edit_steps.h"
#include "core/services/gallery_rules.h"
#include "core/storage/entry_repository.h"
#include "core/storage/gallery_repository.h"
#include "core/storage/reader_pool.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const Catalogue& catalogue, GalleryId id)
{
    const auto found = gallery(catalogue, id);
    return found.ok() ? found.value().name : QString::number(id.value());
}

Result<> checkCapacity(Connection& db, const Gallery& before, const Gallery& after)
{
    if (!after.capacity || before.capacity == after.capacity)
        return {};
    TRY_ASSIGN(const qint64 count, counted, EntryRepository(db).count(before.id));
    if (count <= *after.capacity)
        return {};
    return fail(ErrorCode::TooLarge,
                u"The gallery '%1' holds %2 entries, more than a capacity of %3."_s.arg(before.name)
                    .arg(count)
                    .arg(*after.capacity));
}

/// Keys that go or change their type must not be in use.
Result<> checkKeyUse(const std::vector<GalleryKey>& before, const std::vector<GalleryKey>& after,
                     const std::function<Result<qint64>(const QString&)>& uses)
{
    for (const GalleryKey& key : before) {
        if (std::find(after.begin(), after.end(), key) != after.end())
            continue;
        TRY_ASSIGN(const qint64 count, counted, uses(key.key));
        if (count > 0)
            return fail(ErrorCode::Conflict, u"The key '%1' is used by %2 entries."_s.arg(key.key).arg(count));
    }
    return {};
}

/// Not the built-in one.
Result<> requireOwn(GalleryId id)
{
    if (id != kCatalogueGalleryId)
        return {};
    return fail(ErrorCode::InvalidInput,
                u"The gallery '%1' is built in; it cannot be changed or removed."_s.arg(kCatalogueGallery));
}

Result<StepId> setTrashed(Catalogue& catalogue, const Actor& actor, const StepLabel& label, GalleryId id, bool trashed)
{
    TRY_VOID(requireOwn(id));
    return runStep(catalogue, actor, label, [id, trashed](EditContext& context) -> Result<> {
        GalleryRepository repository(context.db);
        TRY_ASSIGN(const std::optional<Gallery> found, fetched, repository.fetchOne(id));
        if (!found)
            return fail(ErrorCode::NotFound, u"The gallery is gone."_s);
        if (found->trashedUtc.has_value() == trashed)
            return {};
        return repository.setTrashed(id, trashed ? std::optional(context.now) : std::nullopt);
    });
}

} // namespace

Result<GalleryId> createGallery(Catalogue& catalogue, const Actor& actor, const Gallery& gallery, StepId* step)
{
    TRY_ASSIGN(Gallery checked, valid, checkedGallery(gallery));
    checked.uuid.clear();
    GalleryId made;
    TRY_ASSIGN(const StepId madeBy, ran,
               runStep(catalogue, actor, {u"create_gallery"_s, {checked.name}}, [&](EditContext& context) -> Result<> {
                   checked.createdUtc = context.now;
                   TRY_ASSIGN(made, inserted, GalleryRepository(context.db).insert(checked));
                   return {};
               }));
    if (step)
        *step = madeBy;
    return made;
}

Result<StepId> changeGallery(Catalogue& catalogue, const Actor& actor, GalleryId id, const GalleryPatch& patch)
{
    TRY_VOID(requireOwn(id));
    const StepLabel label{u"edit_gallery"_s, {nameOf(catalogue, id)}};
    return runStep(catalogue, actor, label, [&](EditContext& context) -> Result<> {
        GalleryRepository repository(context.db);
        TRY_ASSIGN(const Gallery before, fetched, livingGallery(context.db, id));
        TRY_ASSIGN(const Gallery after, patched, patchedGallery(before, patch));
        TRY_VOID(checkCapacity(context.db, before, after));
        TRY_VOID(checkKeyUse(before.tagKeys, after.tagKeys,
                             [&](const QString& key) { return repository.usesOfTagKey(id, key); }));
        TRY_VOID(checkKeyUse(before.attributeKeys, after.attributeKeys,
                             [&](const QString& key) { return repository.usesOfAttributeKey(id, key); }));
        TRY_ASSIGN([[maybe_unused]] const bool changed, updated, repository.update(before, after));
        return {};
    });
}

Result<StepId> trashGallery(Catalogue& catalogue, const Actor& actor, GalleryId id)
{
    return setTrashed(catalogue, actor, {u"remove_gallery"_s, {nameOf(catalogue, id)}}, id, true);
}

Result<StepId> restoreGallery(Catalogue& catalogue, const Actor& actor, GalleryId id)
{
    return setTrashed(catalogue, actor, {u"restore"_s, {u"1"_s}}, id, false);
}

Result<std::vector<GallerySummary>> galleries(const Catalogue& catalogue)
{
    using Summaries = std::vector<GallerySummary>;
    return catalogue.readers().read<Summaries>([](Connection& db) { return GalleryRepository(db).living(); });
}

Result<std::vector<GallerySummary>> trashedGalleries(const Catalogue& catalogue)
{
    using Summaries = std::vector<GallerySummary>;
    return catalogue.readers().read<Summaries>([](Connection& db) { return GalleryRepository(db).trashed(); });
}

Result<Gallery> gallery(const Catalogue& catalogue, GalleryId id)
{
    return catalogue.readers().read<Gallery>([id](Connection& db) { return livingGallery(db, id); });
}

Result<Gallery> galleryByName(const Catalogue& catalogue, const QString& name)
{
    if (name == kCatalogueGallery)
        return catalogueGallery();
    return catalogue.readers().read<Gallery>([&name](Connection& db) -> Result<Gallery> {
        TRY_ASSIGN(std::optional<Gallery> found, fetched, GalleryRepository(db).byName(name));
        if (!found)
            return fail(ErrorCode::NotFound, u"There is no gallery named '%1'."_s.arg(name.left(80)));
        return std::move(*found);
    });
}

} // namespace vitrine
