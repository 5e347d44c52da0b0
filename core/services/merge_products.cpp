// The part of duplicates.h that makes one product of several.
#include "core/services/duplicates.h"

#include "core/catalog/product_rules.h"
#include "core/services/edit_checks.h"
#include "core/services/edit_labels.h"
#include "core/services/edit_steps.h"
#include "core/services/taken_over.h"
#include "core/storage/product_repository.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

void takeAttributes(std::vector<AttributeValue>& kept, const std::vector<AttributeValue>& other)
{
    for (const AttributeValue& value : other) {
        const auto same = [&](const AttributeValue& mine) { return mine.attribute == value.attribute; };
        if (std::none_of(kept.begin(), kept.end(), same))
            kept.push_back(value);
    }
}

void takeOver(Product& kept, const Product& other)
{
    takeTexts(kept.name, other.name);
    takeTexts(kept.description, other.description);
    takeMissing(kept.texts, other.texts);
    takeIfEmpty(kept.gtin, other.gtin);
    takeIfEmpty(kept.brand, other.brand);
    takeIfEmpty(kept.price, other.price);
    takeMissing(kept.categories, other.categories);
    takeMissing(kept.tags, other.tags);
    takeMissing(kept.media, other.media);
    takeMissing(kept.links, other.links);
    takeAttributes(kept.attributes, other.attributes);
}

Result<> mergeInto(EditContext& context, ProductId keep, std::span<const ProductId> others)
{
    ProductRepository repository(context.db);
    TRY_ASSIGN(const Product before, fetched, editableProduct(context.db, keep));
    TRY_ASSIGN(const std::vector<Product> left, read, editableProducts(context.db, others));
    Product after = before;
    for (const Product& other : left)
        takeOver(after, other);
    std::erase_if(after.links, [&](const ProductLink& link) {
        return link.target == keep || std::find(others.begin(), others.end(), link.target) != others.end();
    });
    TRY_VOID(validateProduct(after));
    TRY_ASSIGN([[maybe_unused]] const bool changed, updated, repository.update(before, after));
    for (const ProductId other : others)
        TRY_VOID(repository.setTrashed(other, context.now));
    return {};
}

} // namespace

Result<StepId> mergeProducts(Catalogue& catalogue, const Actor& actor, ProductId keep,
                             std::span<const ProductId> others)
{
    const std::vector<ProductId> unique = withoutDoubles(others);
    if (std::find(unique.begin(), unique.end(), keep) != unique.end())
        return fail(ErrorCode::InvalidInput, u"A product cannot be merged into itself."_s);
    if (unique.empty())
        return StepId();
    const StepLabel label = countLabel(u"merge_products"_s, unique.size(), nameOfProduct(catalogue, keep));
    return runStep(catalogue, actor, label, [&](EditContext& context) { return mergeInto(context, keep, unique); });
}

} // namespace vitrine
