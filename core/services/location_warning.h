#pragma once

#include <QString>

namespace vitrine {

/// What is known of the place where a catalogue lies.
struct CatalogueLocation {
    QString folder;         ///< absolute
    QString fileSystemType; ///< as the kernel calls it: "ext4", "nfs4", "fuse.sshfs"
    qint64 bytesFree = 0;
    qint64 bytesTotal = 0; ///< 0 = not known
    QString marker;        ///< a file that a synchronising program left above the folder (".stfolder"); empty = none
};

CatalogueLocation catalogueLocation(const QString& folder);

/// One or several plain sentences; empty = nothing to say. A network folder: SQLite's write-ahead log needs shared
/// memory, which other machines do not see, so two of them can damage the file. A synchronised folder: the program that
/// synchronises copies the database in the middle of a write. Pure.
QString locationWarning(const CatalogueLocation& location);

} // namespace vitrine
