#pragma once

#include <span>

namespace vitrine::arch {

/// What the files of one folder may include, beside their own folder. Lists are separated by blanks.
/// A row covers the folders below it too, unless it ends in "/." (the files of that folder itself only).
struct LayerRow {
    const char* folder;
    const char* folders;   ///< a name covers the folders below it
    const char* libraries; ///< names of kLibraries, or a Qt module as Qt.Core; "any" = every known one
};

/// How headers are called that belong to a library. A pattern ending in '*' is a prefix. The first row that matches
/// counts; headers of Qt that no row names belong to the module (Qt.Core, Qt.Gui, ...) in whose folder they are
/// installed.
struct LibraryRow {
    const char* library;
    const char* headers;
};

/// The one list of who may include whom: design.md section 3 and style.md section 1 as data.
std::span<const LayerRow> layers();
std::span<const LibraryRow> libraries();

} // namespace vitrine::arch
