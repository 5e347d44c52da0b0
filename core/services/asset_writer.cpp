#include "core/services/asset_writer.h"

#include "core/base/uuid.h"
#include "core/storage/category_repository.h"
#include "core/storage/product_repository.h"
#include "core/storage/tag_repository.h"

#include <algorithm>

namespace vitrine {

namespace {

template <class T>
bool contains(const std::vector<T>& list, const T& value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

QString hashOf(const Asset& asset)
{
    const AssetFile* file = asset.mainFile();
    return file ? file->sha256 : QString();
}

} // namespace

Result<> AssetWriter::prepare(std::span<const IncomingAsset* const> incoming)
{
    QStringList hashes;
    for (const IncomingAsset* one : incoming)
        hashes << hashOf(one->asset);
    hashes.removeDuplicates();
    TRY_ASSIGN(m_byHash, found, m_assets.byMainHash(hashes));
    return {};
}

Result<WrittenAsset> AssetWriter::write(const IncomingAsset& incoming)
{
    WrittenAsset written;
    if (const auto known = m_byHash.constFind(hashOf(incoming.asset)); known != m_byHash.constEnd()) {
        TRY_ASSIGN(written, joined, present(*known, incoming));
    } else {
        Asset asset = incoming.asset;
        asset.uuid = newUuid();
        asset.createdUtc = m_edit.now;
        TRY_ASSIGN(asset.tags, tagged, tagsOf(incoming));
        TRY_ASSIGN(written.asset, inserted, m_assets.insert(asset));
        written.outcome = ImportOutcome::Added;
        m_byHash.insert(hashOf(asset), written.asset);
    }
    for (const QStringList& path : incoming.categories)
        m_wantedCategories[written.asset].push_back(path);
    for (const ProductId product : incoming.products) {
        if (!m_media.contains(product))
            m_productOrder.push_back(product);
        m_media[product].push_back(written.asset);
    }
    return written;
}

Result<WrittenAsset> AssetWriter::present(AssetId id, const IncomingAsset& incoming)
{
    TRY_ASSIGN(const std::optional<Asset> stored, read, m_assets.fetchOne(id));
    if (!stored)
        return WrittenAsset{id};
    if (stored->trashedUtc)
        TRY_VOID(m_assets.setTrashed(id, std::nullopt));
    // Keywords of the file were taken when it first came in; what the user has removed since stays removed.
    Asset after = *stored;
    if (incoming.tagWith && !contains(after.tags, *incoming.tagWith))
        after.tags.push_back(*incoming.tagWith);
    TRY_ASSIGN(const bool changed, updated, m_assets.update(*stored, after));
    Q_UNUSED(changed);
    return WrittenAsset{id, stored->trashedUtc ? ImportOutcome::Added : ImportOutcome::Present};
}

Result<std::vector<TagId>> AssetWriter::tagsOf(const IncomingAsset& incoming)
{
    std::vector<TagId> tags;
    if (incoming.tagWith)
        tags.push_back(*incoming.tagWith);
    for (const QStringList& path : incoming.tags) {
        if (!m_tags.contains(path)) {
            TRY_ASSIGN(const TagId made, ensured, TagRepository(m_edit.db).ensurePath(path));
            m_tags.insert(path, made);
        }
        if (const TagId tag = m_tags.value(path); !contains(tags, tag))
            tags.push_back(tag);
    }
    return tags;
}

Result<> AssetWriter::addCategories(AssetId asset, Product& product)
{
    for (const QStringList& path : m_wantedCategories.value(asset)) {
        if (!m_categories.contains(path)) {
            TRY_ASSIGN(const CategoryId made, ensured, CategoryRepository(m_edit.db).ensurePath(path));
            m_categories.insert(path, made);
        }
        if (const CategoryId category = m_categories.value(path); !contains(product.categories, category))
            product.categories.push_back(category);
    }
    return {};
}

Result<> AssetWriter::finish()
{
    ProductRepository products(m_edit.db);
    TRY_ASSIGN(const std::vector<ProductId> living, checked, products.living(m_productOrder));
    TRY_ASSIGN(const std::vector<Product> stored, read, products.fetch(living));
    for (const Product& before : stored) {
        Product after = before;
        auto place = m_attachAt < 0 ? after.media.size() : std::min(after.media.size(), size_t(m_attachAt));
        for (const AssetId asset : m_media.value(before.id)) {
            if (contains(after.media, asset))
                continue;
            after.media.insert(after.media.begin() + qptrdiff(place++), asset);
            TRY_VOID(addCategories(asset, after));
        }
        TRY_ASSIGN(const bool changed, updated, products.update(before, after));
        Q_UNUSED(changed);
    }
    return {};
}

} // namespace vitrine
