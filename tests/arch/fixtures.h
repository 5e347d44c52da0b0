#pragma once

#include "tests/arch/project_files.h"

#include <functional>

namespace vitrine::arch {

using FileCheck = std::function<std::vector<Violation>(const ProjectFile&)>;

/// Adds one QTest row for every text file below fixtures/`check`. A fixture starts with "path: " (where the source
/// pretends to stand) and "expect: " (a part of the message, or "clean"), then a line "---", then the source.
void addFixtureRows(const char* check);

/// For the test function of those rows: an explanation when `run` does not find what the row expects, else empty.
QString unexpected(const FileCheck& run);

} // namespace vitrine::arch
