#pragma once

#include <QString>

namespace vitrine::test {

/// The absolute path of a file or folder of the project's sources ("tests/data/media"); without a name their root. Only
/// this function is compiled with the root's path, so that the compiler cache serves every other file in any clone.
QString sourcePath(const QString& relative = {});

} // namespace vitrine::test
