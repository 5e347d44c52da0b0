#include "core/services/relocate.h"

#include "core/media/hash.h"
#include "core/services/edit_steps.h"
#include "core/storage/asset_repository.h"
#include "core/storage/reader_pool.h"

#include <QDateTime>
#include <QDirIterator>
#include <QFileInfo>
#include <QSet>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

using InPlace = std::vector<AssetRepository::InPlaceFile>;

/// Files looked at in one search: a home folder that is full of other things must not take for ever.
constexpr qint64 kFilesLimit = 500'000;

struct Lost {
    QMultiHash<qint64, AssetRepository::InPlaceFile> bySize;
    QStringList folders; ///< where originals lie; nested ones only once
};

Lost lostOnes(const InPlace& files)
{
    Lost lost;
    QSet<QString> folders;
    for (const auto& original : files) {
        const QFileInfo info(original.file.path);
        if (!info.isFile() || info.size() != original.file.bytes)
            lost.bySize.insert(original.file.bytes, original);
        for (QString folder = info.path(); !folder.isEmpty(); folder = QFileInfo(folder).path()) {
            if (QFileInfo(folder).isDir()) {
                if (folder != u"/"_s) // nothing of where it was is left: it can be anywhere
                    folders.insert(folder);
                break;
            }
            if (folder == QFileInfo(folder).path())
                break;
        }
    }
    QStringList sorted(folders.begin(), folders.end());
    sorted.sort();
    for (const QString& folder : sorted) {
        if (lost.folders.isEmpty() || !folder.startsWith(lost.folders.last() + u'/'))
            lost.folders << folder;
    }
    return lost;
}

struct Found {
    AssetId asset;
    AssetFile file;
    QString path;
};

/// @param own  the catalogue's folder: what lies there is not the user's
Result<std::vector<Found>> search(Lost lost, const QString& own, const JobContext& job)
{
    std::vector<Found> found;
    qint64 seen = 0;
    for (const QString& folder : lost.folders) {
        QDirIterator files(folder, QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
        while (files.hasNext() && !lost.bySize.isEmpty() && ++seen <= kFilesLimit) {
            files.next();
            TRY_VOID(job.checkpoint());
            if (files.filePath().startsWith(own + u'/'))
                continue;
            const qint64 bytes = files.fileInfo().size();
            if (!lost.bySize.contains(bytes))
                continue;
            const Result<QString> hash = hashSource(MediaSource::file(files.filePath()), job);
            for (auto lostOne = lost.bySize.find(bytes); lostOne != lost.bySize.end() && lostOne.key() == bytes;
                 ++lostOne) {
                if (!hash.ok() || hash.value() != lostOne->file.sha256)
                    continue;
                found.push_back({lostOne->asset, lostOne->file, files.filePath()});
                lost.bySize.erase(lostOne);
                break;
            }
        }
    }
    return found;
}

Result<bool> writeFound(EditContext& edit, const Found& found)
{
    AssetRepository assets(edit.db);
    TRY_ASSIGN(const std::optional<Asset> before, read, assets.fetchOne(found.asset));
    if (!before)
        return false;
    Asset after = *before;
    for (AssetFile& file : after.files) {
        if (file.id == found.file.id) {
            file.path = found.path;
            file.pathModifiedUtc = QFileInfo(found.path).lastModified().toMSecsSinceEpoch();
        }
    }
    return assets.update(*before, after);
}

} // namespace

Result<QStringList> relocateOriginals(Catalogue& catalogue, const JobContext& job)
{
    TRY_ASSIGN(const InPlace files, read,
               catalogue.readers().read<InPlace>([](Connection& db) { return AssetRepository(db).inPlaceFiles(); }));
    TRY_ASSIGN(const std::vector<Found> found, searched, search(lostOnes(files), catalogue.folder(), job));
    if (found.empty())
        return QStringList();
    const Actor actor{ActorKind::System, u"repair"_s, {}};
    const auto write = [&](EditContext& edit, size_t from, size_t count) -> Result<bool> {
        for (size_t i = from; i < from + count; ++i) {
            TRY_ASSIGN(const bool written, wrote, writeFound(edit, found[i]));
            Q_UNUSED(written);
        }
        return true;
    };
    const StepInfo info{actor, {u"relocate"_s, {QString::number(found.size())}}, false};
    TRY_ASSIGN(const StepId step, done, runChunked(catalogue, info, found.size(), write, job));
    Q_UNUSED(step);
    QStringList sentences;
    for (const Found& one : found)
        sentences << u"Found %1 again as %2."_s.arg(one.file.path, one.path);
    return sentences;
}

} // namespace vitrine
