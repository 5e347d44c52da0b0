#pragma once

#include "core/base/clock.h"
#include "core/jobs/job_context.h"

#include <QSet>
#include <QString>

#include <functional>
#include <vector>

namespace vitrine {

/// What an archive may cost. Breaking one ends the reading with TooLarge, naming the archive and the limit.
struct ArchiveLimits {
    qint64 members = 200'000;
    qint64 memberBytes = 16LL << 30; ///< one member, unpacked
    qint64 totalBytes = 256LL << 30; ///< all members, unpacked
    /// Unpacked bytes per packed byte. Photos pack to 1-1.1, raw bitmaps and drawings to 20; a bomb to 1,000 and more.
    int ratio = 200;
    qint64 ratioFreeBytes = 128LL << 20; ///< below this the ratio does not matter
    int nameBytes = 4096;
};

struct ArchiveMember {
    QString path;     ///< relative, '/' between folders, no "." or ".."
    qint64 bytes = 0; ///< unpacked; 0 where the archive does not say
    UtcMillis modifiedUtc = 0;
    QString nameEncoding; ///< what the name was read as: "UTF-8", or a guess ("GB18030", "IBM437")
};

/// A member that cannot be taken out: a link, a device, an encrypted file, a path that climbs out, a name twice.
struct RefusedMember {
    QString path; ///< as far as it can be shown
    QString reason;
};

struct ArchiveContents {
    std::vector<ArchiveMember> members; ///< files only, in the order of the archive
    std::vector<RefusedMember> refused;
};

/// Lists a zip, tar (plain, gzip, bzip2, xz, zstd) or 7z archive. Names that are not UTF-8 are read as GB18030 or
/// IBM437, and say so. Errors: NotFound, InvalidInput (no archive), Corrupt (damaged; says how many members were read),
/// TooLarge, Unauthorized (the whole archive is encrypted), Cancelled. Any thread.
Result<ArchiveContents> listArchive(const QString& path, const ArchiveLimits& limits, const JobContext& job);

/// Called for each unpacked member: its path in the archive, and the file that holds its bytes now.
using MemberSink = std::function<Result<>(const QString& member, const QString& file)>;

/// Unpacks the members named in `wanted` (paths of listArchive) into new files in `folder`, named by number, in one
/// pass through the archive. Never writes anywhere else. Limits count what really comes out, whatever the headers say.
/// Errors: those of listArchive, Io (the disk), those of `sink`. Files of an unpacking that failed stay for the caller
/// to remove with the folder.
Result<> unpackArchive(const QString& path, const QSet<QString>& wanted, const QString& folder,
                       const ArchiveLimits& limits, const MemberSink& sink, const JobContext& job);

} // namespace vitrine
