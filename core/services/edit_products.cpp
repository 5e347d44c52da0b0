#include "core/services/edit_products.h"

#include "core/services/edit_checks.h"
#include "core/services/edit_labels.h"
#include "core/services/edit_steps.h"
#include "core/services/edit_trash.h"
#include "core/services/product_patch.h"
#include "core/storage/attribute_repository.h"
#include "core/storage/product_repository.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

Result<AttributeDefinitions> definitionsFor(Connection& db, const ProductPatch& patch)
{
    AttributeDefinitions definitions;
    if (patch.setAttributes.empty())
        return definitions;
    TRY_ASSIGN(std::vector<AttributeDefinition> all, read, AttributeRepository(db).all());
    for (AttributeDefinition& definition : all)
        definitions.insert(definition.id, std::move(definition));
    return definitions;
}

Result<bool> changeChunk(EditContext& context, std::span<const ProductId> ids, const ProductPatch& wanted)
{
    TRY_ASSIGN(const ProductPatch patch, made, withWords(context.db, wanted));
    TRY_VOID(requireTargets(context.db, patch));
    TRY_ASSIGN(const AttributeDefinitions definitions, defined, definitionsFor(context.db, patch));
    TRY_ASSIGN(const std::vector<Product> page, fetched, editableProducts(context.db, ids));
    ProductRepository repository(context.db);
    bool changed = false;
    for (const Product& product : page) {
        TRY_ASSIGN(const Product patched, applied, patchedProduct(product, patch, definitions));
        TRY_ASSIGN(const bool written, updated, repository.update(product, patched));
        changed = changed || written;
    }
    return changed;
}

Product copyOf(const Product& product, UtcMillis now)
{
    Product copy = product;
    copy.id = {};
    copy.uuid.clear();
    copy.sku.clear();
    copy.gtin.clear();
    copy.links.clear();
    copy.state = ProductState::Draft;
    copy.createdUtc = now;
    return copy;
}

QString nameIn(const ProductPatch& patch)
{
    for (const auto& [language, name] : patch.names) {
        if (!name.trimmed().isEmpty())
            return name.trimmed();
    }
    return patch.sku.value_or(QString()).trimmed();
}

} // namespace

Result<ProductId> createProduct(Catalogue& catalogue, const Actor& actor, const ProductPatch& first,
                                std::span<const AssetId> media)
{
    ProductId made;
    TRY_ASSIGN([[maybe_unused]] const StepId step, ran,
               runStep(catalogue, actor, {u"create_product"_s, {nameIn(first)}}, [&](EditContext& context) -> Result<> {
                   TRY_ASSIGN(const ProductPatch whole, worded, withWords(context.db, first));
                   TRY_VOID(requireTargets(context.db, whole));
                   TRY_VOID(requireLivingAssets(context.db, media));
                   TRY_ASSIGN(const AttributeDefinitions definitions, defined, definitionsFor(context.db, whole));
                   Product empty;
                   empty.createdUtc = context.now;
                   empty.media = withoutDoubles(media);
                   TRY_ASSIGN(const Product product, patched, patchedProduct(empty, whole, definitions));
                   TRY_ASSIGN(made, inserted, ProductRepository(context.db).insert(product));
                   return {};
               }));
    return made;
}

Result<StepId> changeProducts(Catalogue& catalogue, const Actor& actor, std::span<const ProductId> products,
                              const ProductPatch& patch, const JobContext& job)
{
    const std::vector<ProductId> ids = withoutDoubles(products);
    if (patch.sku && ids.size() > 1)
        return fail(ErrorCode::InvalidInput, u"Several products cannot get the same SKU; change it one by one."_s);
    return runChunked(
        catalogue, {actor, labelOf(catalogue, ids, patch), false}, ids.size(),
        [&](EditContext& context, size_t from, size_t count) {
            return changeChunk(context, std::span(ids).subspan(from, count), patch);
        },
        job);
}

Result<StepId> changeProductBy(Catalogue& catalogue, const Actor& actor, ProductId product, const PatchMaker& make)
{
    const StepLabel label = labelOf(catalogue, std::span(&product, 1), {});
    return runStep(catalogue, actor, label, [&](EditContext& context) -> Result<> {
        TRY_ASSIGN(const Product before, fetched, editableProduct(context.db, product));
        TRY_ASSIGN(const ProductPatch patch, made, make(before));
        TRY_ASSIGN([[maybe_unused]] const bool changed, written, changeChunk(context, std::span(&product, 1), patch));
        return {};
    });
}

Result<std::vector<ProductId>> duplicateProducts(Catalogue& catalogue, const Actor& actor,
                                                 std::span<const ProductId> products, const JobContext& job)
{
    const std::vector<ProductId> ids = withoutDoubles(products);
    std::vector<ProductId> copies(ids.size());
    TRY_ASSIGN([[maybe_unused]] const StepId step, ran,
               runChunked(
                   catalogue, {actor, countLabel(u"duplicate_products"_s, ids.size()), false}, ids.size(),
                   [&](EditContext& context, size_t from, size_t count) -> Result<bool> {
                       TRY_ASSIGN(const std::vector<Product> page, fetched,
                                  editableProducts(context.db, std::span(ids).subspan(from, count)));
                       ProductRepository repository(context.db);
                       for (size_t i = 0; i < page.size(); ++i) {
                           TRY_ASSIGN(copies[from + i], inserted, repository.insert(copyOf(page[i], context.now)));
                       }
                       return true;
                   },
                   job));
    return copies;
}

Result<StepId> trashProducts(Catalogue& catalogue, const Actor& actor, std::span<const ProductId> products,
                             const JobContext& job)
{
    return moveTrash<ProductRepository>(catalogue, actor, products, TrashMove::In, job);
}

Result<StepId> restoreProducts(Catalogue& catalogue, const Actor& actor, std::span<const ProductId> products,
                               const JobContext& job)
{
    return moveTrash<ProductRepository>(catalogue, actor, products, TrashMove::Out, job);
}

} // namespace vitrine
