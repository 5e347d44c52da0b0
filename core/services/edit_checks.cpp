#include "core/services/edit_checks.h"

#include "core/catalog/tag_path.h"
#include "core/services/edit_steps.h"
#include "core/services/gallery_rules.h"
#include "core/storage/asset_repository.h"
#include "core/storage/category_repository.h"
#include "core/storage/gallery_repository.h"
#include "core/storage/product_repository.h"
#include "core/storage/tag_repository.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

template <class Repository, class Value, class IdT>
Result<std::vector<Value>> editable(Connection& db, std::span<const IdT> ids, const QString& what)
{
    Repository repository(db);
    TRY_ASSIGN(std::vector<Value> page, fetched, repository.fetch(ids));
    if (page.size() != ids.size())
        return fail(ErrorCode::NotFound, u"A %1 to be changed is gone; it was deleted meanwhile."_s.arg(what));
    const auto trashed =
        std::find_if(page.begin(), page.end(), [](const Value& value) { return value.trashedUtc.has_value(); });
    if (trashed == page.end())
        return page;
    TRY_ASSIGN(const QString name, named, repository.label(trashed->id));
    return fail(ErrorCode::Conflict, u"The %1 '%2' is in the trash; restore it first."_s.arg(what, name));
}

template <class Repository, class IdT>
Result<> requireLiving(Connection& db, std::span<const IdT> ids, const QString& what)
{
    if (ids.empty())
        return {};
    const std::vector<IdT> unique = withoutDoubles(ids);
    TRY_ASSIGN(const std::vector<IdT> living, found, Repository(db).living(unique));
    if (living.size() == unique.size())
        return {};
    return fail(ErrorCode::NotFound, u"A %1 that is to be used is gone or in the trash."_s.arg(what));
}

template <class Repository, class Id>
Result<> makeWords(Connection& db, QStringList& paths, std::vector<Id>& ids)
{
    for (const QString& path : std::as_const(paths)) {
        TRY_ASSIGN(const QStringList names, parsed, parseTagPath(path));
        TRY_ASSIGN(const Id id, ensured, Repository(db).ensurePath(names));
        ids.push_back(id);
    }
    paths.clear();
    return {};
}

} // namespace

Result<std::vector<Product>> editableProducts(Connection& db, std::span<const ProductId> ids)
{
    return editable<ProductRepository, Product>(db, ids, u"product"_s);
}

Result<Product> editableProduct(Connection& db, ProductId id)
{
    TRY_ASSIGN(std::vector<Product> page, fetched, editableProducts(db, std::span(&id, 1)));
    return std::move(page.front());
}

Result<std::vector<Asset>> editableAssets(Connection& db, std::span<const AssetId> ids)
{
    return editable<AssetRepository, Asset>(db, ids, u"picture"_s);
}

Result<> requireLivingAssets(Connection& db, std::span<const AssetId> ids)
{
    return requireLiving<AssetRepository>(db, ids, u"picture"_s);
}

Result<> requireLivingTags(Connection& db, std::span<const TagId> ids)
{
    return requireLiving<TagRepository>(db, ids, u"tag"_s);
}

Result<Gallery> livingGallery(Connection& db, GalleryId id)
{
    if (id == kCatalogueGalleryId)
        return catalogueGallery();
    TRY_ASSIGN(std::optional<Gallery> found, fetched, GalleryRepository(db).fetchOne(id));
    if (!found || found->trashedUtc)
        return fail(ErrorCode::NotFound, u"The gallery is gone or in the trash."_s);
    return std::move(*found);
}

Result<ProductPatch> withWords(Connection& db, const ProductPatch& patch)
{
    ProductPatch words = patch;
    TRY_VOID(makeWords<TagRepository>(db, words.addTagPaths, words.addTags));
    TRY_VOID(makeWords<CategoryRepository>(db, words.addCategoryPaths, words.addCategories));
    return words;
}

Result<AssetPatch> withWords(Connection& db, const AssetPatch& patch)
{
    AssetPatch words = patch;
    TRY_VOID(makeWords<TagRepository>(db, words.addTagPaths, words.addTags));
    return words;
}

Result<> requireTargets(Connection& db, const ProductPatch& patch)
{
    TRY_VOID(requireLivingTags(db, patch.addTags));
    TRY_VOID(requireLiving<CategoryRepository>(db, std::span<const CategoryId>(patch.addCategories), u"category"_s));
    std::vector<ProductId> targets;
    for (const ProductLink& link : patch.addLinks)
        targets.push_back(link.target);
    TRY_VOID(requireLiving<ProductRepository>(db, std::span<const ProductId>(targets), u"product"_s));
    return requireLivingAssets(db, patch.media.value_or(std::vector<AssetId>()));
}

} // namespace vitrine
