#include "core/services/browse.h"

#include "core/base/text_fold.h"
#include "core/catalog/tag_path.h"
#include "core/media/hash.h"
#include "core/media/thumbnail.h"
#include "core/storage/asset_repository.h"
#include "core/storage/attribute_repository.h"
#include "core/storage/blob_store.h"
#include "core/storage/category_repository.h"
#include "core/storage/commit_watch.h"
#include "core/storage/counts_repository.h"
#include "core/storage/product_repository.h"
#include "core/storage/reader_pool.h"
#include "core/storage/saved_search_repository.h"
#include "core/storage/tag_repository.h"
#include "core/storage/thumbnail_store.h"

#include <QFileInfo>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

template <class T>
Result<std::vector<T>> readList(const Catalogue& catalogue,
                                const std::function<Result<std::vector<T>>(Connection&)>& read)
{
    return catalogue.readers().read<std::vector<T>>(read);
}

using TagPaths = QHash<TagId, QString>;

Result<TagPaths> pathsOf(Connection& db, std::span<const TagId> tags)
{
    TagPaths paths;
    for (const TagId tag : tags) {
        if (paths.contains(tag))
            continue;
        TRY_ASSIGN(const QStringList names, read, TagRepository(db).path(tag));
        if (!names.isEmpty())
            paths.insert(tag, composeTagPath(names));
    }
    return paths;
}

/// The original where it was left. A file with another time is still the same one if its bytes are.
Result<QString> originalPath(const AssetFile& file)
{
    const QFileInfo info(file.path);
    if (!info.isFile()) {
        return fail(
            ErrorCode::NotFound,
            u"The original '%1' is no longer there; put it back or let moved files be searched."_s.arg(file.path));
    }
    const bool untouched = info.size() == file.bytes && info.lastModified().toMSecsSinceEpoch() == file.pathModifiedUtc;
    if (untouched)
        return file.path;
    const Result<QString> hash =
        info.size() == file.bytes ? hashSource(MediaSource::file(file.path)) : Result<QString>(QString());
    if (hash.ok() && hash.value() == file.sha256)
        return file.path;
    return fail(ErrorCode::NotFound, u"The original '%1' was changed since it was imported."_s.arg(file.path));
}

} // namespace

Result<std::vector<ProductSummary>> productSummaries(const Catalogue& catalogue, std::span<const ProductId> ids)
{
    return readList<ProductSummary>(catalogue, [ids](Connection& db) { return ProductRepository(db).summaries(ids); });
}

Result<std::vector<AssetSummary>> assetSummaries(const Catalogue& catalogue, std::span<const AssetId> ids)
{
    return readList<AssetSummary>(catalogue, [ids](Connection& db) { return AssetRepository(db).summaries(ids); });
}

Result<std::vector<Product>> products(const Catalogue& catalogue, std::span<const ProductId> ids)
{
    return readList<Product>(catalogue, [ids](Connection& db) { return ProductRepository(db).fetch(ids); });
}

Result<std::vector<Asset>> assets(const Catalogue& catalogue, std::span<const AssetId> ids)
{
    return readList<Asset>(catalogue, [ids](Connection& db) { return AssetRepository(db).fetch(ids); });
}

Result<std::vector<ProductSummary>> productsOfAsset(const Catalogue& catalogue, AssetId asset)
{
    return readList<ProductSummary>(catalogue, [asset](Connection& db) -> Result<std::vector<ProductSummary>> {
        ProductRepository repository(db);
        TRY_ASSIGN(const std::vector<ProductId> ids, found, repository.ofAsset(asset));
        return repository.summaries(ids);
    });
}

Result<std::vector<TagNode>> tagTree(const Catalogue& catalogue)
{
    return readList<TagNode>(catalogue, [](Connection& db) { return TagRepository(db).tree(); });
}

Result<std::vector<CategoryNode>> categoryTree(const Catalogue& catalogue)
{
    return readList<CategoryNode>(catalogue, [](Connection& db) { return CategoryRepository(db).tree(); });
}

Result<std::vector<AttributeDefinition>> attributeDefinitions(const Catalogue& catalogue)
{
    return readList<AttributeDefinition>(catalogue, [](Connection& db) { return AttributeRepository(db).all(); });
}

Result<std::vector<SavedSearch>> savedSearches(const Catalogue& catalogue)
{
    return readList<SavedSearch>(catalogue, [](Connection& db) { return SavedSearchRepository(db).all(); });
}

Result<std::vector<Tag>> trashedTags(const Catalogue& catalogue)
{
    return readList<Tag>(catalogue, [](Connection& db) { return TagRepository(db).trashed(); });
}

Result<std::vector<QString>> brands(const Catalogue& catalogue, const QString& prefix, int limit)
{
    TRY_ASSIGN(const std::vector<QString> all, read,
               readList<QString>(catalogue, [](Connection& db) { return ProductRepository(db).brands(); }));
    const QString folded = foldText(prefix);
    std::vector<QString> found;
    for (const QString& brand : all) {
        if (int(found.size()) >= limit)
            break;
        if (foldText(brand).startsWith(folded))
            found.push_back(brand);
    }
    return found;
}

Result<CatalogueCounts> counts(const Catalogue& catalogue)
{
    return catalogue.readers().read<CatalogueCounts>([](Connection& db) { return readCounts(db); });
}

Result<qint64> commitMark(const Catalogue& catalogue)
{
    return catalogue.commits().mark();
}

Result<QString> mainFilePath(Catalogue& catalogue, AssetId asset)
{
    using Found = std::optional<Asset>;
    const auto fetch = [asset](Connection& db) { return AssetRepository(db).fetchOne(asset); };
    TRY_ASSIGN(const Found found, read, catalogue.readers().read<Found>(fetch));
    if (!found)
        return fail(ErrorCode::NotFound, u"The picture is gone."_s);
    const AssetFile* file = found->mainFile();
    if (!file)
        return fail(ErrorCode::Unavailable, u"The file has not arrived yet; try again in a moment."_s);
    return filePath(catalogue, *file);
}

Result<QString> filePath(Catalogue& catalogue, const AssetFile& file)
{
    if (file.state == FileState::Creating)
        return fail(ErrorCode::Unavailable, u"The file has not arrived yet; try again in a moment."_s);
    if (file.state == FileState::Failed)
        return fail(ErrorCode::NotFound, u"The file '%1' could not be read: %2"_s.arg(file.name, file.failure));
    if (file.storage == FileStorage::InPlace)
        return originalPath(file);
    if (!catalogue.blobs().contains(file.sha256)) {
        return fail(ErrorCode::NotFound,
                    u"The stored file of '%1' is missing; run a check or restore a backup."_s.arg(file.name));
    }
    return catalogue.blobs().path(file.sha256);
}

Result<QHash<TagId, QString>> tagPaths(const Catalogue& catalogue, std::span<const TagId> tags)
{
    return catalogue.readers().read<TagPaths>([tags](Connection& db) { return pathsOf(db, tags); });
}

Result<WholeProducts> wholeProducts(const Catalogue& catalogue, std::span<const ProductId> ids)
{
    return catalogue.readers().read<WholeProducts>([ids](Connection& db) -> Result<WholeProducts> {
        WholeProducts whole;
        TRY_ASSIGN(whole.products, read, ProductRepository(db).fetch(ids));
        std::vector<AssetId> media;
        std::vector<TagId> tags;
        for (const Product& product : whole.products) {
            media.insert(media.end(), product.media.begin(), product.media.end());
            tags.insert(tags.end(), product.tags.begin(), product.tags.end());
        }
        TRY_ASSIGN(whole.assets, shown, AssetRepository(db).fetch(media));
        TRY_ASSIGN(whole.tagPaths, named, pathsOf(db, tags));
        return whole;
    });
}

Result<std::optional<KeptThumbnail>> keptThumbnail(const Catalogue& catalogue, const QString& sha256, int edge)
{
    TRY_ASSIGN(const std::optional<StoredThumb> stored, read,
               catalogue.thumbnails().thumbnail({sha256, edge, kThumbnailRecipe}));
    return stored ? std::optional(KeptThumbnail{stored->mediaType, stored->bytes}) : std::nullopt;
}

} // namespace vitrine
