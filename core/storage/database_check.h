#pragma once

#include "core/jobs/job_context.h"
#include "core/storage/connection.h"

#include <QStringList>

namespace vitrine {

/// At most this many problems are listed.
inline constexpr int kMaxCheckProblems = 1000;

/// Proves that a catalogue database holds together: SQLite's own check of every page and index, references between
/// tables, the journal's triggers and steps at rest, trees without loops, covers that are among the product's pictures,
/// attribute values that fit their definition. One plain sentence a problem; empty = all is well. Steps that a living
/// process works on and imports that wait to go on are no problem. Errors: Cancelled; Corrupt where the file is too
/// damaged to ask.
Result<QStringList> checkDatabase(Connection& db, const QString& sessionsFolder, const JobContext& job = {});

} // namespace vitrine
