#pragma once

#include "tests/arch/project_files.h"

namespace vitrine::arch {

/// The limits of style.md section 3 at which the tests fail.
struct SizeLimits {
    static constexpr int sourceLines = 600;
    static constexpr int headerLines = 300;
    static constexpr int functionLines = 60;
    static constexpr int publicMethods = 30;
};

/// A file, function or class of `file` that is larger than allowed.
std::vector<Violation> checkSizes(const ProjectFile& file);

} // namespace vitrine::arch
