#pragma once

#include "core/services/import.h"

#include <QString>

#include <span>

namespace vitrine {

/// An import's request as JSON and back: kept in the books, so that an interrupted import can go on without its caller.
/// Paths become absolute; the same request gives the same text.
QString requestText(const ImportRequest& request);
/// Errors: Corrupt.
Result<ImportRequest> requestFromText(const QString& text);
/// The request of `text` with these choices in place of its own.
QString withChoices(const QString& text, std::span<const FileChoice> choices);
/// What tells one import from another: where its files go by choice is not part of it.
QString withoutChoices(const QString& text);

} // namespace vitrine
