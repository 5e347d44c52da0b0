#pragma once

#include "core/services/browse.h"

#include <QString>

#include <optional>

namespace vitrine {

/// The product that a file in the Inbox probably belongs to, and why.
struct ProductGuess {
    ProductSummary product;
    QString matched; ///< the part of the file's name that is its SKU or GTIN
};

/// Tries the file name's beginning, cut at its separators, as SKU and GTIN: "G01_2.jpg" -> G01. Blocking.
/// nullopt = no guess. Errors: as the searches.
Result<std::optional<ProductGuess>> guessProduct(const Catalogue& catalogue, const QString& fileName);

/// The candidates in the order of trying, longest first: "A-1_b.jpg" -> "A-1_b", "A-1", "A".
QStringList skuCandidates(const QString& fileName);

} // namespace vitrine
