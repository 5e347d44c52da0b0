#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace vitrine::arch {

/// One text file of the project. `path` is relative to the project's root, with '/' as separator.
struct ProjectFile {
    QString path;
    QString text;
};

/// Something a check found; `line` counts from 1, 0 = the whole file.
struct Violation {
    QString path;
    int line = 0;
    QString message;
};

/// Every text file that belongs to the project: tracked by git, or new and not ignored; without git everything outside
/// the build trees. Sorted by path, read once.
const std::vector<ProjectFile>& projectFiles();

/// The C++ files (.cpp, .h) below any of `folders` ("core", "tests/arch").
std::vector<ProjectFile> sourceFiles(const QStringList& folders);

/// "path:line: message" per line; empty for none. Tests compare it with an empty string to show every violation at
/// once.
QString report(const std::vector<Violation>& violations);

/// The folder of a path ("core/base" of "core/base/id.h"); empty for a file of the root.
QString folderOf(const QString& path);

} // namespace vitrine::arch
