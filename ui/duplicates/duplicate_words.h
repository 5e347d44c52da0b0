#pragma once

#include "core/services/duplicates.h"

#include <QString>

namespace vitrine {

// What duplicates are called in the user's language. GUI thread.

/// "Same file", "Same picture", "Same product"
QString duplicateClassText(DuplicateClass kind);
/// "more pixels", "less compressed"; short enough for a row.
QString keepReasonText(KeepReason reason);
/// "Keep the first: more pixels, used as a cover"; without a reason that they are equal.
QString keepText(const DuplicateGroup& group);

} // namespace vitrine
