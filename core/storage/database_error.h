#pragma once

#include "core/base/result.h"

#include <QString>

namespace vitrine {

/// The one mapping from SQLite result codes (extended or not) to our errors. `message` is SQLite's own text, `path` the
/// database file. FULL, IOERR, CANTOPEN -> Io; BUSY, LOCKED, READONLY, PERM -> Unavailable; CORRUPT, NOTADB -> Corrupt;
/// CONSTRAINT -> Conflict (but a missing value or a wrong type is a bug of ours: Internal); TOOBIG -> TooLarge;
/// INTERRUPT -> Cancelled; everything else -> Internal.
Error databaseError(int code, const QString& message, const QString& path,
                    std::source_location where = std::source_location::current());

} // namespace vitrine
