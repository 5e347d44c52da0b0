#pragma once

#include "core/catalog/step.h"

#include <QString>

namespace vitrine {

/// "Import 50 files" in the language of the window; English for a code that only a newer program knows.
QString stepText(const StepLabel& label);
QString stepText(const Step& step);
/// Every code of core's list has words here; a test asks.
bool hasStepText(const QString& code);

/// Who did it, in a few words: "anna", "Key shop", "anna, command line".
QString actorText(const Actor& actor);

} // namespace vitrine
