#pragma once

#include "core/archive/archive_reader.h"
#include "core/base/result.h"
#include "core/ingest/import_plan.h"
#include "core/jobs/job_context.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace vitrine {

struct ScanLimits {
    int depth = 64;             ///< folders inside folders
    qint64 entries = 2'000'000; ///< files and folders in all
};

/// Lists an archive; tests put their own in the place of core/archive.
using ArchiveLister = std::function<Result<ArchiveContents>(const QString& path, const JobContext& job)>;

struct ScanOptions {
    ScanLimits limits;
    ArchiveLister listArchive = [](const QString& path, const JobContext& job) {
        return vitrine::listArchive(path, ArchiveLimits(), job);
    };
    QStringList excludedFolders; ///< absolute; the catalogue's own folder
};

/// One file that may become an asset.
struct ScannedFile {
    FileOrigin origin;
    AssetKind kind = AssetKind::Other; ///< by its name; Other only where its content had to be asked
    qint64 bytes = 0;
    UtcMillis modifiedUtc = 0;
    QString name;        ///< with its ending
    QString root;        ///< name of the folder or archive that was dropped; empty for a dropped file
    QStringList folders; ///< below the root, from the outermost
};

struct ScanResult {
    std::vector<ScannedFile> files; ///< in natural order of their paths, per dropped thing in the order of dropping
    QStringList tables;             ///< dropped CSV and TSV files (one inside a folder is skipped with a word)
    std::vector<PlannedSkip> skips;
};

/// What files with this name usually are. Archive: zip, tar.*, 7z; Table: csv, tsv.
enum class NameKind { Picture, Video, Sound, Archive, Table, Unknown };
NameKind kindByName(const QString& fileName);
/// The asset kind for it; Other for what cannot be told by a name.
AssetKind assetKindOf(NameKind kind);

/// Walks over what was dropped. Links that lead out of the dropped folder are not followed, folders reached through
/// links never. Left out with a reason: hidden and system files (.DS_Store, Thumbs.db, __MACOSX ...), names that are
/// not UTF-8 or hold line breaks or other control characters, devices and pipes, empty files, unreadable folders, what
/// is neither picture, film nor sound. A file reached twice comes once. Memory: one entry a file. Errors: NotFound (a
/// dropped path does not exist), TooLarge (more entries than the limit), Cancelled.
Result<ScanResult> scanPaths(const QStringList& paths, const ScanOptions& options, const JobContext& job = {});

} // namespace vitrine
