#pragma once

#include "core/catalog/product.h"
#include "core/storage/connection.h"
#include "core/storage/page_loader.h"

namespace vitrine {

using ProductPage = PageLoader<Product>;

/// Each part of a product that has a table of its own: read for a page, written as the difference of two products.
/// Used by ProductRepository only.

Result<> loadTextBlocks(ProductPage& page);
Result<> insertTextBlocks(Connection& db, ProductId product, const std::vector<TextBlock>& blocks);
Result<> updateTextBlocks(Connection& db, ProductId product, const std::vector<TextBlock>& after);

/// Values whose form is not what the attribute's type says are left out.
Result<> loadAttributes(ProductPage& page);
Result<> insertAttributes(Connection& db, ProductId product, const std::vector<AttributeValue>& values);
/// Also false for numbers that are equal but written otherwise ("1.5", "1.50"): what the user typed is kept.
bool sameAttributes(const std::vector<AttributeValue>& a, const std::vector<AttributeValue>& b);
Result<> updateAttributes(Connection& db, ProductId product, const std::vector<AttributeValue>& before,
                          const std::vector<AttributeValue>& after);

/// Links to products in the trash stay, unseen. New links go to the end.
Result<> loadLinks(ProductPage& page);
Result<> updateLinks(Connection& db, ProductId product, const std::vector<ProductLink>& before,
                     const std::vector<ProductLink>& after);

} // namespace vitrine
