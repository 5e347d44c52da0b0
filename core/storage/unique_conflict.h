#pragma once

#include "core/storage/journal_rows.h"

namespace vitrine {

/// Why a journal line cannot be taken back where a rule of uniqueness refused it: names the other row that holds the
/// value now (`product "B" has the same SKU now`).
Error uniqueConflict(Connection& db, const JournalRow& row);

} // namespace vitrine
