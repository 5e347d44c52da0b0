#pragma once

#include "core/base/result.h"
#include "core/base/text_fold.h"

#include <QString>

namespace vitrine {

/// Any text that is stored: whole characters, at most `limit` UTF-16 units, no control characters except line breaks
/// and tabs where `lines` allows them. `what` names the field in the message. Errors: InvalidInput.
Result<> checkText(const QString& what, const QString& text, int limit, Lines lines);

} // namespace vitrine
