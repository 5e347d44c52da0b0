#pragma once

#include "core/catalog/product.h"
#include "core/catalog/step.h"
#include "core/jobs/job_context.h"
#include "core/services/catalogue.h"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace vitrine {

/// A change to be made to one or many products alike. What is not set stays. Texts per language: key = BCP 47 tag,
/// empty key = default language, empty text = remove.
struct ProductPatch {
    std::optional<QString> sku; ///< only for a single product; empty removes it
    std::map<QString, QString> names;
    std::map<QString, QString> descriptions;
    std::optional<std::vector<TextBlock>> texts; ///< replaces all blocks
    std::optional<ProductState> state;
    std::optional<QString> gtin; ///< checked; empty removes it
    std::optional<QString> brand;
    std::optional<std::optional<Money>> price; ///< inner nullopt removes it
    std::vector<CategoryId> addCategories, removeCategories;
    QStringList addCategoryPaths; ///< "Fruit/Apples": found or made in the same step
    std::vector<TagId> addTags, removeTags;
    QStringList addTagPaths; ///< "Colour/Red" or an alias: found or made in the same step
    std::vector<AttributeValue> setAttributes;
    std::vector<AttributeId> clearAttributes;
    std::vector<ProductLink> addLinks, removeLinks;
    bool replacesTags = false;                   ///< the tags become exactly those that are added
    std::optional<std::vector<AssetId>> media;   ///< replaces all, in this order
    std::optional<std::optional<AssetId>> cover; ///< one of the media; inner nullopt = the first picture stands for it
};

/// Every call is one undoable step by `actor` and is durable when it returns; blocking, so never on the GUI thread.
/// Errors of all: InvalidInput (a rule, named), Conflict (SKU in use, by which product), NotFound (gone meanwhile),
/// Unavailable (read-only or held by another program).
Result<ProductId> createProduct(Catalogue& catalogue, const Actor& actor, const ProductPatch& first,
                                std::span<const AssetId> media = {});
/// Nothing to change in any of them: success with an invalid StepId. Many are changed in short transactions of one
/// step; when one fails or `job` is cancelled, all of it is taken back.
Result<StepId> changeProducts(Catalogue& catalogue, const Actor& actor, std::span<const ProductId> products,
                              const ProductPatch& patch, const JobContext& job = {});
/// One product by a patch made inside the step from what the product is then: for changes that depend on it.
using PatchMaker = std::function<Result<ProductPatch>(const Product& product)>;
Result<StepId> changeProductBy(Catalogue& catalogue, const Actor& actor, ProductId product, const PatchMaker& make);
/// A copy with texts, brand, price, tags, categories, attributes and media, as a draft; SKU, GTIN and links stay empty,
/// the name gets no suffix.
Result<std::vector<ProductId>> duplicateProducts(Catalogue& catalogue, const Actor& actor,
                                                 std::span<const ProductId> products, const JobContext& job = {});

/// Puts assets into a product's media before position `at` (-1 = at the end), in this order; those already there move.
Result<StepId> attachMedia(Catalogue& catalogue, const Actor& actor, ProductId product, std::span<const AssetId> assets,
                           int at = -1);
/// Takes assets out of a product; an asset that is then in none shows in the Inbox. A cover that leaves is unset.
Result<StepId> detachMedia(Catalogue& catalogue, const Actor& actor, ProductId product,
                           std::span<const AssetId> assets);
/// The same assets at the end of each of `into` (where they are not yet) and out of each of `outOf`, as one step.
Result<StepId> shareMedia(Catalogue& catalogue, const Actor& actor, std::span<const AssetId> assets,
                          std::span<const ProductId> into, std::span<const ProductId> outOf = {});
/// From one product to another in one step.
Result<StepId> moveMedia(Catalogue& catalogue, const Actor& actor, ProductId from, ProductId to,
                         std::span<const AssetId> assets, int at = -1);
/// `order` must hold exactly the product's media. Errors: Conflict when they changed meanwhile.
Result<StepId> orderMedia(Catalogue& catalogue, const Actor& actor, ProductId product, std::span<const AssetId> order);
Result<StepId> setCover(Catalogue& catalogue, const Actor& actor, ProductId product, std::optional<AssetId> cover);

/// To the trash and back. Restoring a product whose SKU was taken meanwhile: Conflict, naming the product that has it.
/// What is there already is left alone.
Result<StepId> trashProducts(Catalogue& catalogue, const Actor& actor, std::span<const ProductId> products,
                             const JobContext& job = {});
Result<StepId> restoreProducts(Catalogue& catalogue, const Actor& actor, std::span<const ProductId> products,
                               const JobContext& job = {});

} // namespace vitrine
