#pragma once

#include "core/storage/connection.h"

#include <QString>

#include <array>
#include <span>
#include <vector>

namespace vitrine {

/// An entry's text in the index holds its own words and those of its picture and of the living products that show it,
/// so the rows of these come first. SQL over the entry `t`: code (item key, picture name, codes), name (description,
/// names, titles), label (keywords, tags, labels), body (custom content, descriptions).
std::array<QString, 4> entryTexts();

/// The entries whose picture is one of these assets, or a picture of one of these products, by id. Costs nothing in a
/// catalogue without entries.
Result<std::vector<qint64>> entriesOfAssets(Connection& db, std::span<const qint64> assets);
Result<std::vector<qint64>> entriesOfProducts(Connection& db, std::span<const qint64> products);

} // namespace vitrine
