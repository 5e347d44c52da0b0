#pragma once

#include "core/base/result.h"

#include <QString>

struct sqlite3;

namespace vitrine {

/// Adds to a connection the SQL functions of search:
///   search_text(text)          folded words, Chinese cut into pairs: what the text index stores
///   fold_case(text)            NFKC and case folding, nothing else
///   minor_digits(currency)     digits after the point of an ISO 4217 currency
///   decimal_order(a, b)        -1, 0, 1 for two decimals as text; NULL when one is none
///   text_score(index, layout)  an FTS5 auxiliary function: how well a row fits, higher is better (an integer).
/// `layout` has one letter for each phrase of the MATCH expression in order: 'e' a whole word or phrase, 'p' a start of
/// a word, 'k' a whole SKU or GTIN, and '|' between the terms. The score depends on nothing but the row and the query,
/// so an order by it does not move when other rows change.
Result<> installSearchFunctions(sqlite3* database);

/// Columns of both text indexes, in order, for text_score and for column filters.
inline constexpr const char* kTextIndexColumns = "code, name, label, body";
/// Stands before a whole SKU or GTIN in the column `code`; no folded word can hold it.
inline constexpr char16_t kWholeCodeMark = u'≡';

} // namespace vitrine
