#pragma once

#include "tests/arch/project_files.h"

namespace vitrine::arch {

/// Runs of `runLines` or more code lines that stand in two places, in one file or in two; one violation a place, at the
/// later of the two. White space is normalised; blank lines, comments, preprocessor lines, labels, declarations of
/// overrides and lines without a letter or digit do not count and do not interrupt a run.
std::vector<Violation> checkRepetition(const std::vector<ProjectFile>& files, int runLines = 6);

} // namespace vitrine::arch
