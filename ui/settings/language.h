#pragma once

#include <QString>

namespace vitrine {

/// Installs the translators of this language ("" = the desktop's) on the application and makes its numbers and dates
/// the default. Once, before any window is made.
void installLanguage(const QString& language);

} // namespace vitrine
