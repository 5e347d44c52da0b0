#pragma once

#include "core/base/result.h"
#include "core/catalog/product.h"
#include "core/services/catalogue.h"

#include <QString>

#include <span>
#include <vector>

namespace vitrine {

/// Something that one of the others says differently from the kept one. It stays readable on the product `of` in the
/// trash, and undoing the step brings it back.
struct MergeLoss {
    ProductId of;
    QString field;         ///< as productProblems() names it: "sku", "name", "price", "attributes" ...
    QString language;      ///< of names and descriptions: BCP 47, empty = default
    AttributeId attribute; ///< of attributes
    bool operator==(const MergeLoss&) const = default;
};

struct MergedProduct {
    Product product;
    std::vector<MergeLoss> lost; ///< in the order of the others, then of the fields
};

/// `keep` with what it has not got taken from `others`, the first first: pictures behind its own, tags, categories,
/// links, text blocks and attributes it lacks; name and description in languages it lacks; SKU, GTIN, brand and price
/// where it has none; the cover where it has no picture. Links among them are dropped. State, id and times are those of
/// `keep`. Pure; may break a rule of product_rules.h (too many pictures), which the caller checks.
MergedProduct mergedProduct(const Product& keep, std::span<const Product> others);

/// What mergeProducts() would lose now, to be shown before it is done. Errors: those of mergeProducts().
Result<std::vector<MergeLoss>> lossesOfMerging(const Catalogue& catalogue, ProductId keep,
                                               std::span<const ProductId> others);

} // namespace vitrine
