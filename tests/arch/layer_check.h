#pragma once

#include "tests/arch/project_files.h"

namespace vitrine::arch {

/// Every include of the file that its folder's row of the layer table does not allow, and a folder or header that no
/// table knows.
std::vector<Violation> checkLayers(const ProjectFile& file);

/// Rows of the table that name a folder or library which no other row declares (a slip in the table itself).
std::vector<Violation> checkLayerTable();

} // namespace vitrine::arch
