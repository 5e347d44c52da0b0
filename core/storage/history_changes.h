#pragma once

#include "core/storage/history_repository.h"
#include "core/storage/journal_rows.h"

namespace vitrine {

/// What one step did to one thing, for people: its journal rows (oldest first, whole) as fields with old and new text.
/// Several changes of a field become one, columns made from others (keys, UUIDs) are left out, ids become names.
std::vector<HistoryChange> historyChanges(Connection& db, const std::vector<JournalRow>& rows);

} // namespace vitrine
