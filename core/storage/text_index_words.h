#pragma once

#include "core/storage/connection.h"

namespace vitrine {

/// Makes tag_words (or category_words) true for the whole tree and notes in text_index_due whose carriers have to be
/// indexed again: those of nodes that were renamed, moved, given aliases, put into the trash or taken out of it.
/// Writer's connection only.
Result<> refreshTagWords(Connection& db);
Result<> refreshCategoryWords(Connection& db);

} // namespace vitrine
