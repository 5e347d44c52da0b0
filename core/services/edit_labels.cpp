#include "core/services/edit_labels.h"

#include "core/catalog/names.h"
#include "core/catalog/tag_path.h"
#include "core/services/product_patch.h"
#include "core/storage/asset_repository.h"
#include "core/storage/attribute_repository.h"
#include "core/storage/category_repository.h"
#include "core/storage/product_repository.h"
#include "core/storage/reader_pool.h"
#include "core/storage/tag_repository.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

QString lookUp(const Catalogue& catalogue, qint64 id, const std::function<Result<QString>(Connection&)>& name)
{
    const Result<QString> found = catalogue.readers().read<QString>(name);
    return found.ok() && !found.value().isEmpty() ? found.value() : QString::number(id);
}

/// Whether only tags are touched, and of them only one, in one direction.
template <class Patch>
bool isOneTag(const Patch& patch)
{
    return patch.addTags.size() + patch.removeTags.size() + size_t(patch.addTagPaths.size()) == 1;
}

template <class Patch>
StepLabel tagLabel(const Catalogue& catalogue, size_t count, const Patch& patch)
{
    if (!patch.addTagPaths.empty())
        return countLabel(u"tag"_s, count, patch.addTagPaths.front());
    if (!patch.addTags.empty())
        return countLabel(u"tag"_s, count, nameOfTag(catalogue, patch.addTags.front()));
    return countLabel(u"untag"_s, count, nameOfTag(catalogue, patch.removeTags.front()));
}

std::optional<StepLabel> wordLabel(const Catalogue& catalogue, size_t count, const QString& field,
                                   const ProductPatch& patch)
{
    if (field == u"tags" && isOneTag(patch))
        return tagLabel(catalogue, count, patch);
    if (field == u"categories" && patch.addCategoryPaths.size() == 1 && patch.addCategories.empty() &&
        patch.removeCategories.empty())
        return countLabel(u"categorize"_s, count, patch.addCategoryPaths.front());
    if (field == u"categories" && patch.addCategoryPaths.empty() &&
        patch.addCategories.size() + patch.removeCategories.size() == 1) {
        const bool adds = !patch.addCategories.empty();
        const CategoryId category = adds ? patch.addCategories.front() : patch.removeCategories.front();
        return countLabel(adds ? u"categorize"_s : u"uncategorize"_s, count, nameOfCategory(catalogue, category));
    }
    if (field == u"attributes" && patch.setAttributes.size() == 1 && patch.clearAttributes.empty())
        return countLabel(u"set_attribute"_s, count, nameOfAttribute(catalogue, patch.setAttributes.front().attribute));
    return std::nullopt;
}

StepLabel linkLabel(const Catalogue& catalogue, ProductId product, const ProductPatch& patch)
{
    const bool adds = !patch.addLinks.empty();
    const ProductId target = adds ? patch.addLinks.front().target : patch.removeLinks.front().target;
    return {adds ? u"link_products"_s : u"unlink_products"_s,
            {nameOfProduct(catalogue, product), nameOfProduct(catalogue, target)}};
}

} // namespace

QString nameOfProduct(const Catalogue& catalogue, ProductId product)
{
    return lookUp(catalogue, product.value(),
                  [product](Connection& db) { return ProductRepository(db).label(product); });
}

QString nameOfAsset(const Catalogue& catalogue, AssetId asset)
{
    return lookUp(catalogue, asset.value(), [asset](Connection& db) { return AssetRepository(db).label(asset); });
}

QString nameOfTag(const Catalogue& catalogue, TagId tag)
{
    return lookUp(catalogue, tag.value(), [tag](Connection& db) -> Result<QString> {
        TRY_ASSIGN(const QStringList path, read, TagRepository(db).path(tag));
        return composeTagPath(path);
    });
}

QString nameOfCategory(const Catalogue& catalogue, CategoryId category)
{
    return lookUp(catalogue, category.value(), [category](Connection& db) -> Result<QString> {
        TRY_ASSIGN(const std::optional<Category> found, read, CategoryRepository(db).fetchOne(category));
        return found ? found->name : QString();
    });
}

QString nameOfAttribute(const Catalogue& catalogue, AttributeId attribute)
{
    return lookUp(catalogue, attribute.value(), [attribute](Connection& db) -> Result<QString> {
        TRY_ASSIGN(const std::optional<AttributeDefinition> found, read, AttributeRepository(db).fetchOne(attribute));
        return found ? found->name : QString();
    });
}

StepLabel countLabel(const QString& code, size_t count, const QString& name)
{
    StepLabel label{code, {QString::number(count)}};
    if (!name.isEmpty())
        label.arguments << name;
    return label;
}

StepLabel labelOf(const Catalogue& catalogue, std::span<const ProductId> products, const ProductPatch& patch)
{
    const QStringList fields = patchedFields(patch);
    const bool one = products.size() == 1;
    if (fields.size() == 1) {
        const QString& field = fields.front();
        if (auto label = wordLabel(catalogue, products.size(), field, patch))
            return *label;
        if (field == u"state")
            return countLabel(u"set_state"_s, products.size(), productStateName(*patch.state));
        if (one && field == u"name")
            return {u"rename_product"_s, {nameOfProduct(catalogue, products.front())}};
        if (one && field == u"links" && patch.addLinks.size() + patch.removeLinks.size() == 1)
            return linkLabel(catalogue, products.front(), patch);
    }
    if (one && !fields.isEmpty())
        return {u"edit_product"_s, {nameOfProduct(catalogue, products.front()), fields.join(u", ")}};
    return countLabel(u"edit_products"_s, products.size());
}

StepLabel labelOf(const Catalogue& catalogue, std::span<const AssetId> assets, const AssetPatch& patch)
{
    const bool texts =
        !patch.titles.empty() || !patch.descriptions.empty() || patch.creator || patch.rights || patch.takenUtc;
    const bool tags = !patch.addTags.empty() || !patch.removeTags.empty() || !patch.addTagPaths.empty();
    const int kinds = int(texts) + int(patch.rating.has_value()) + int(patch.flag.has_value()) + int(tags);
    if (kinds == 1 && patch.rating)
        return countLabel(u"rate"_s, assets.size());
    if (kinds == 1 && patch.flag)
        return countLabel(u"flag"_s, assets.size());
    if (kinds == 1 && tags && isOneTag(patch))
        return tagLabel(catalogue, assets.size(), patch);
    if (assets.size() == 1)
        return {u"edit_asset"_s, {nameOfAsset(catalogue, assets.front())}};
    return countLabel(u"edit_assets"_s, assets.size());
}

} // namespace vitrine
