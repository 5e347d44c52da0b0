#pragma once

#include "core/storage/connection.h"

#include <QFlags>

#include <span>

namespace vitrine {

/// The columns of a thing's row in the text index, and its facets.
enum class TextPart { Code = 1, Name = 2, Label = 4, Body = 8, Facets = 16 };
using TextParts = QFlags<TextPart>;
Q_DECLARE_OPERATORS_FOR_FLAGS(TextParts)
inline constexpr TextParts kAllTextParts =
    TextPart::Code | TextPart::Name | TextPart::Label | TextPart::Body | TextPart::Facets;

/// Makes the text-index rows and the facets of these products (or assets) what their tables say now, and adds and
/// removes rows as things appear and go. Parts that are not among `parts` are taken as they stand in the index; a thing
/// that is not in it yet gets all. Rows that are right already are not written. One statement reads a whole batch; keep
/// batches at some hundred, in the order of their ids. Needs tag_words and category_words to be true. Writer's
/// connection only.
Result<> indexProducts(Connection& db, std::span<const qint64> ids, TextParts parts = kAllTextParts);
Result<> indexAssets(Connection& db, std::span<const qint64> ids, TextParts parts = kAllTextParts);
/// The same for gallery entries, all parts; those of the products and assets above are done with them.
Result<> indexEntries(Connection& db, std::span<const qint64> ids);

} // namespace vitrine
