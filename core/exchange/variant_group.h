#pragma once

#include "core/exchange/row_values.h"

#include <vector>

namespace vitrine {

/// Turns the rows of one Shopify handle into products. One variant: one product with the variant's SKU (else the
/// handle). Several: first the whole, whose SKU is the handle, with texts and all pictures; then each variant, linked
/// to it, with its own SKU, price, barcode and option values. Rows without a handle of their own belong to the group
/// before them.
std::vector<ProductDraft> groupProducts(std::vector<RowValues> rows);

} // namespace vitrine
