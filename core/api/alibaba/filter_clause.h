#pragma once

#include "core/api/alibaba/alibaba_error.h"
#include "core/catalog/entry_filter.h"

#include <QStringView>

namespace vitrine {

/// Longest filter that is read, in UTF-16 units (vendor: 4096; older pages say 256).
inline constexpr int kMaxFilterChars = 4096;

/// The Filter parameter: `int_attr >= 5 AND (str_attr = "a" OR str_attr2 NOT IN ("b","c"))`. Fields int_attr, int_attr2
/// to 4 (also IntAttr...) take = != > >= < <= in, not in and decimal integers of 32 bits; str_attr, str_attr2 to 4 take
/// = != in, not in and texts in double or single quotes with backslash escapes. AND binds tighter than OR; words in any
/// letter case; spaces may be left out. An empty clause fits everything. Errors: InvalidFilterClause.
Checked<EntryFilter> parseFilterClause(QStringView clause);

} // namespace vitrine
