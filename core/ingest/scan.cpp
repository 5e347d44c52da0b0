#include "core/ingest/scan.h"

#include "core/base/text_fold.h"
#include "core/media/sniff.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <sys/stat.h>

namespace vitrine {
namespace {

constexpr qint64 kEntriesPerCheckpoint = 64;

UtcMillis modifiedOf(const struct stat& info)
{
    return qint64(info.st_mtim.tv_sec) * 1000 + info.st_mtim.tv_nsec / 1'000'000;
}

/// Why a name is left out without a look inside; empty for an ordinary one.
QString hiddenReason(const QString& name)
{
    static const QStringList system{QStringLiteral("thumbs.db"),
                                    QStringLiteral("ehthumbs.db"),
                                    QStringLiteral("desktop.ini"),
                                    QStringLiteral(".ds_store"),
                                    QStringLiteral("__macosx"),
                                    QStringLiteral("@eadir"),
                                    QStringLiteral("$recycle.bin"),
                                    QStringLiteral("picasa.ini"),
                                    QStringLiteral(".picasa.ini"),
                                    QStringLiteral(".localized"),
                                    QStringLiteral("system volume information")};
    if (system.contains(name.toLower()) || name.startsWith(u"._"))
        return QStringLiteral("It belongs to the operating system.");
    return name.startsWith(u'.') ? QStringLiteral("It is hidden.") : QString();
}

/// One entry of a folder, before it is looked at.
struct Entry {
    QByteArray bytes; ///< its name as the file system has it
    QString name;
};

/// Where a walk stands below one dropped thing.
struct Place {
    QString path;
    QStringList folders;
    int depth = 0;
};

class Walker
{
public:
    Walker(const ScanOptions& options, const JobContext& job) : m_options(options), m_job(job) {}

    Result<> drop(const QString& path);
    ScanResult result;

private:
    Result<> count();
    void skip(const QString& source, const QString& reason) { result.skips.push_back({source, reason}); }
    Result<> walk(const Place& place);
    Result<std::vector<Entry>> entriesOf(const QString& folder);
    Result<> visit(const Place& place, const Entry& entry);
    Result<> visitFile(const Place& place, const QString& path, const QString& name, const struct stat& info);
    bool linkStaysInside(const QString& path) const;
    bool isExcluded(const QString& path) const;
    bool isNew(const QString& path);
    Result<> addArchive(const QString& path, const QStringList& folders);
    void addMember(const QString& archive, const ArchiveMember& entry, const QStringList& folders);
    std::optional<AssetKind> kindByContent(const QString& path);
    QString rootName() const { return m_rootName; }

    const ScanOptions& m_options;
    const JobContext& m_job;
    QString m_root; ///< real path of the dropped folder
    QString m_rootName;
    QSet<QString> m_seen;
    qint64 m_entries = 0;
};

Result<> Walker::count()
{
    if (++m_entries > m_options.limits.entries)
        return fail(ErrorCode::TooLarge,
                    QStringLiteral("There are more than %1 files and folders; import them in parts.")
                        .arg(m_options.limits.entries));
    if (m_entries % kEntriesPerCheckpoint == 0) {
        TRY_VOID(m_job.checkpoint());
        m_job.report({m_entries, 0, m_root});
    }
    return {};
}

bool Walker::isNew(const QString& path)
{
    const QString real = QFileInfo(path).canonicalFilePath();
    const auto size = m_seen.size();
    m_seen.insert(real.isEmpty() ? path : real);
    return m_seen.size() != size;
}

bool Walker::isExcluded(const QString& path) const
{
    return std::any_of(m_options.excludedFolders.begin(), m_options.excludedFolders.end(),
                       [&path](const QString& folder) { return path == folder || path.startsWith(folder + u'/'); });
}

bool Walker::linkStaysInside(const QString& path) const
{
    const QString target = QFileInfo(path).canonicalFilePath();
    return !target.isEmpty() && target.startsWith(m_root + u'/');
}

Result<> Walker::drop(const QString& path)
{
    const QFileInfo info(path);
    const QString absolute = QDir::cleanPath(info.absoluteFilePath());
    if (!info.exists())
        return fail(ErrorCode::NotFound, QStringLiteral("%1 does not exist.").arg(path));
    if (isExcluded(absolute) || isExcluded(info.canonicalFilePath())) {
        skip(absolute, QStringLiteral("It belongs to the catalogue itself."));
        return {};
    }
    m_rootName.clear();
    if (info.isDir()) {
        m_root = info.canonicalFilePath();
        m_rootName = info.fileName();
        return walk({absolute, {}, 0});
    }
    m_root = QFileInfo(info.canonicalFilePath()).absolutePath();
    if (kindByName(info.fileName()) == NameKind::Table) {
        if (isNew(absolute))
            result.tables.append(absolute);
        return {};
    }
    struct stat status = {};
    if (::stat(absolute.toUtf8().constData(), &status) != 0) {
        skip(absolute, QStringLiteral("It cannot be read."));
        return {};
    }
    TRY_VOID(count());
    return visitFile({info.absolutePath(), {}, 0}, absolute, info.fileName(), status);
}

/// The entries in natural order; what has no usable name is skipped here.
Result<std::vector<Entry>> Walker::entriesOf(const QString& folder)
{
    std::vector<Entry> entries;
    std::error_code error;
    std::filesystem::directory_iterator it(folder.toUtf8().toStdString(), error);
    for (const std::filesystem::directory_iterator end; !error && it != end; it.increment(error)) {
        TRY_VOID(count());
        const QByteArray bytes = QByteArray::fromStdString(it->path().filename().string());
        const QString name = textForDisplay(bytes);
        const QString path = folder + u'/' + name;
        if (!isWellFormedUtf8(bytes))
            skip(path, QStringLiteral("Its name is not valid UTF-8; rename it."));
        else if (hasControlCharacters(name))
            skip(path, QStringLiteral("Its name holds a line break or control character; rename it."));
        else
            entries.push_back({bytes, name});
    }
    if (error)
        skip(folder, QStringLiteral("The folder cannot be read: %1.").arg(QString::fromStdString(error.message())));
    std::vector<std::pair<QString, size_t>> keys;
    for (size_t i = 0; i < entries.size(); ++i)
        keys.emplace_back(naturalKey(entries[i].name), i);
    std::sort(keys.begin(), keys.end());
    std::vector<Entry> sorted;
    for (const auto& [key, at] : keys)
        sorted.push_back(std::move(entries[at]));
    return sorted;
}

Result<> Walker::walk(const Place& place)
{
    if (isExcluded(place.path)) {
        skip(place.path, QStringLiteral("It belongs to the catalogue itself."));
        return {};
    }
    if (place.depth > m_options.limits.depth) {
        skip(place.path, QStringLiteral("Folders are nested deeper than %1.").arg(m_options.limits.depth));
        return {};
    }
    TRY_ASSIGN(const std::vector<Entry> entries, listed, entriesOf(place.path));
    for (const Entry& entry : entries)
        TRY_VOID(visit(place, entry));
    return {};
}

Result<> Walker::visit(const Place& place, const Entry& entry)
{
    const QString path = place.path + u'/' + entry.name;
    if (const QString reason = hiddenReason(entry.name); !reason.isEmpty()) {
        skip(path, reason);
        return {};
    }
    struct stat info = {};
    if (::lstat(path.toUtf8().constData(), &info) != 0) {
        skip(path, QStringLiteral("It cannot be read."));
        return {};
    }
    if (S_ISDIR(info.st_mode))
        return walk({path, place.folders + QStringList{entry.name}, place.depth + 1});
    if (S_ISLNK(info.st_mode)) {
        const bool inside = linkStaysInside(path);
        if (::stat(path.toUtf8().constData(), &info) != 0)
            skip(path, QStringLiteral("It is a link to something that does not exist."));
        else if (!inside)
            skip(path, QStringLiteral("It is a link that leads out of the dropped folder."));
        else if (S_ISDIR(info.st_mode))
            skip(path, QStringLiteral("It is a link to a folder."));
        else
            return visitFile(place, path, entry.name, info);
        return {};
    }
    return visitFile(place, path, entry.name, info);
}

std::optional<AssetKind> Walker::kindByContent(const QString& path)
{
    const Result<Sniffed> content = sniff(MediaSource::file(path));
    if (!content.ok())
        return std::nullopt;
    switch (content.value().kind) {
    case ContentKind::Picture:
    case ContentKind::Video:
    case ContentKind::Sound:
        return assetKind(content.value().kind);
    default:
        return std::nullopt;
    }
}

Result<> Walker::visitFile(const Place& place, const QString& path, const QString& name, const struct stat& info)
{
    const NameKind kind = kindByName(name);
    if (!S_ISREG(info.st_mode)) {
        skip(path, QStringLiteral("It is not a file."));
    } else if (info.st_size == 0) {
        skip(path, QStringLiteral("It is empty."));
    } else if (kind == NameKind::Table) {
        skip(path, QStringLiteral("It is a table inside a folder; import it by itself."));
    } else if (!isNew(path)) {
        return {};
    } else if (kind == NameKind::Archive) {
        return addArchive(path, place.folders);
    } else {
        const std::optional<AssetKind> asset = kind == NameKind::Unknown ? kindByContent(path) : assetKindOf(kind);
        if (asset)
            result.files.push_back(
                {{path, {}}, *asset, qint64(info.st_size), modifiedOf(info), name, rootName(), place.folders});
        else
            skip(path, QStringLiteral("It is neither a picture nor a film nor a sound."));
    }
    return {};
}

Result<> Walker::addArchive(const QString& path, const QStringList& folders)
{
    Result<ArchiveContents> listed = m_options.listArchive(path, m_job);
    if (!listed.ok()) {
        if (listed.error().code == ErrorCode::Cancelled)
            return listed.error();
        skip(path, listed.error().detail);
        return {};
    }
    ArchiveContents listing = std::move(listed).take();
    for (const RefusedMember& member : listing.refused)
        skip(FileOrigin{path, member.path}.source(), member.reason);
    std::stable_sort(listing.members.begin(), listing.members.end(),
                     [](const ArchiveMember& a, const ArchiveMember& b) { return naturalLess(a.path, b.path); });
    for (const ArchiveMember& entry : listing.members) {
        TRY_VOID(count());
        addMember(path, entry, folders);
    }
    return {};
}

void Walker::addMember(const QString& archive, const ArchiveMember& entry, const QStringList& folders)
{
    const FileOrigin origin{archive, entry.path};
    QStringList parts = entry.path.split(u'/', Qt::SkipEmptyParts);
    for (const QString& part : parts) {
        if (const QString reason = hiddenReason(part); !reason.isEmpty())
            return skip(origin.source(), reason);
    }
    if (parts.isEmpty() || hasControlCharacters(entry.path))
        return skip(origin.source(), QStringLiteral("Its name holds a line break or control character."));
    const QString name = parts.takeLast();
    const NameKind kind = kindByName(name);
    if (kind == NameKind::Archive)
        return skip(origin.source(), QStringLiteral("It is an archive inside an archive; unpack it first."));
    if (kind == NameKind::Table)
        return skip(origin.source(), QStringLiteral("It is a table inside an archive; import it by itself."));
    if (kind == NameKind::Unknown)
        return skip(origin.source(), QStringLiteral("It is neither a picture nor a film nor a sound."));
    const QString archiveName = QFileInfo(archive).fileName();
    const QString root = archiveName.section(u'.', 0, 0);
    QStringList inside = m_rootName.isEmpty() ? QStringList() : folders + QStringList{root};
    result.files.push_back({origin, assetKindOf(kind), entry.bytes, entry.modifiedUtc, name,
                            m_rootName.isEmpty() ? root : m_rootName, inside + parts});
}

} // namespace

Result<ScanResult> scanPaths(const QStringList& paths, const ScanOptions& options, const JobContext& job)
{
    Walker walker(options, job);
    for (const QString& path : paths) {
        TRY_VOID(job.checkpoint());
        TRY_VOID(walker.drop(path));
    }
    return std::move(walker.result);
}

} // namespace vitrine
