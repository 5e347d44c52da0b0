#pragma once

#include "core/base/result.h"
#include "core/catalog/product.h"

#include <QString>

#include <vector>

namespace vitrine {

/// A value of a product that breaks a rule. `field` is the stable name of the field ("sku", "name", "price"),
/// `detail` one English sentence that names the value and the rule.
struct FieldProblem {
    QString field;
    QString detail;
    bool operator==(const FieldProblem&) const = default;
};

/// Each checks one field as it would be stored. Errors: InvalidInput. Limits are those of product.h.
Result<> checkProductName(const LocalizedText& name);
Result<> checkProductDescription(const LocalizedText& description);
Result<> checkTextBlocks(const std::vector<TextBlock>& texts);
Result<> checkBrand(const QString& brand);
Result<> checkPrice(const Money& price); ///< not negative, a three-letter currency
Result<> checkGtin(const QString& gtin); ///< empty, or digits only with a right check digit
Result<> checkMedia(const std::vector<AssetId>& media,
                    const std::optional<AssetId>& cover);                   ///< no doubles, cover among them
Result<> checkLinks(ProductId self, const std::vector<ProductLink>& links); ///< not to itself, no doubles
Result<> checkAttributeValue(const AttributeDefinition& definition,
                             const AttributeValue& value); ///< type and options fit

/// Everything that is wrong with `product`, in the order of its fields; empty = it may be stored. What only the
/// database knows (is the SKU taken, do the ids exist) is not asked here.
std::vector<FieldProblem> productProblems(const Product& product);

/// The first of productProblems as an error.
Result<> validateProduct(const Product& product);

/// Draft, Active and Archived change freely among each other and anything may be blocked; a blocked product goes back
/// to Draft or Archived first, never straight on sale.
bool stateChangeAllowed(ProductState from, ProductState to);

/// The key of an attribute with this name: folded words joined with '_' ("Net weight (g)" -> "net_weight_g").
/// Empty when the name holds no letter or digit.
QString attributeKey(const QString& name);

} // namespace vitrine
