#pragma once

#include "core/catalog/entry_filter.h"
#include "core/storage/product_search_sql.h"

namespace vitrine {

/// What conditions are put on: rows of `entry` under the alias e, or those of catalogueEntryRows().
enum class EntryRows { Stored, Catalogue };

/// The condition of a filter, true or false for every row. Integers and texts compare as such (texts byte for byte),
/// decimals by value; an entry that lacks what a condition looks at, or has a value of another kind, does not fit.
/// Errors: InvalidInput (deeper or longer than entry_filter.h allows, a comparison without its values).
Result<SqlPart> entryCondition(const EntryFilter& filter, EntryRows rows);

} // namespace vitrine
