#pragma once

#include "core/catalog/step.h"

#include <QStringView>

#include <span>

namespace vitrine {

/// English for one step code. `%1`, `%2` are the label's arguments; where the first one is a count, `one` is used for
/// "1".
struct StepTemplate {
    QStringView code;
    QStringView one;
    QStringView many;
};

/// The one list of step codes. A service that makes a new kind of step adds its line here; the window translates by
/// code and a test compares both lists. Codes are stored in catalogues: never rename one.
std::span<const StepTemplate> stepTemplates();

/// The line of `code`; nullptr for a code of a newer program.
const StepTemplate* stepTemplate(QStringView code);

/// A pattern with its arguments put in, all at once: an argument that itself holds "%2" stays as it is. What is missing
/// is left out.
QString fillStepTemplate(QStringView pattern, const QStringList& arguments);

} // namespace vitrine
