#pragma once

#include "tests/arch/project_files.h"

namespace vitrine::arch {

/// Every place in `file` that breaks a rule of the word list.
std::vector<Violation> checkWords(const ProjectFile& file);

/// Every URL in `file` whose host is not one that may be named.
std::vector<Violation> checkHosts(const ProjectFile& file);

/// tr() in a file of app/ that has nothing to do with windows.
std::vector<Violation> checkTranslationsInApp(const ProjectFile& file);

} // namespace vitrine::arch
