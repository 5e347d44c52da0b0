#pragma once

#include "core/storage/journal_rows.h"

namespace vitrine {

/// Whether an undo of `step` would find everything as the step left it: every row that it made still the same and
/// referred to by nobody else, every column that it changed still with its value, what it removed still gone. Reads
/// only; the rows of the step are compared as text inside the database, so that 400,000 of them take about a second.
/// `db` is a connection of its own for this one check: open ReadOnly, it gets a temporary table.
/// Errors: Conflict names the first thing that stands in the way and the later step that changed it.
Result<> requireUnchangedSince(Connection& db, StepId step);

/// The Conflict of one journal line whose row is no longer as that line left it.
Error changedSince(Connection& db, const JournalRow& row);
/// The Conflict of one journal line that a reference between tables keeps from being taken back.
Error referencedSince(Connection& db, const JournalRow& row);

} // namespace vitrine
