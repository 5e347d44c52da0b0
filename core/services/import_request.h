#pragma once

#include "core/services/import.h"

#include <QString>

namespace vitrine {

/// An import's request as JSON and back: kept in the books, so that an interrupted import can go on without its caller.
/// Paths become absolute; the same request gives the same text.
QString requestText(const ImportRequest& request);
/// Errors: Corrupt.
Result<ImportRequest> requestFromText(const QString& text);

} // namespace vitrine
