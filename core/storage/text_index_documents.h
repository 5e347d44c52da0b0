#pragma once

#include "core/storage/connection.h"

#include <span>

namespace vitrine {

/// Makes the text-index rows and the facets of these products (or assets) what their tables say now, and adds and
/// removes rows as things appear and go. Rows that are right already are not written. One statement reads a whole
/// batch; keep batches at some hundred. Needs tag_words and category_words to be true. Writer's connection only.
Result<> indexProducts(Connection& db, std::span<const qint64> ids);
Result<> indexAssets(Connection& db, std::span<const qint64> ids);

} // namespace vitrine
