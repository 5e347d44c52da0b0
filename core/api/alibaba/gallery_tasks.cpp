#include "core/api/alibaba/gallery_tasks.h"

#include "core/api/alibaba/alibaba_error.h"
#include "core/api/alibaba/increase_run.h"
#include "core/api/alibaba/increment_meta.h"
#include "core/services/edit_galleries.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDumpPage = 500;

Result<> writeDump(ApiServices& services, const Gallery& gallery, QSaveFile& file, const std::stop_token& stop)
{
    std::optional<EntryKey> after;
    for (;;) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, u"The listener stopped."_s);
        TRY_ASSIGN(const std::vector<Entry> page, read, listEntries(services.catalogue, gallery.id, after, kDumpPage));
        if (page.empty())
            return {};
        for (const Entry& entry : page) {
            const QByteArray line = incrementLine(entry);
            if (file.write(line) != line.size())
                return fail(ErrorCode::Io, u"Could not write %1: %2"_s.arg(file.fileName(), file.errorString()));
        }
        after = EntryKey{gallery.id, page.back().itemKey, page.back().pictureName};
    }
}

Result<> runDump(ApiServices& services, GalleryTask& task, const Gallery& gallery, const std::stop_token& stop)
{
    if (services.allowedFolders.isEmpty())
        return fail(ErrorCode::Unauthorized, u"No folder is allowed for dumps."_s);
    const QString name = u"%1-%2.meta"_s.arg(task.instance).arg(task.id);
    QSaveFile file(QDir(services.allowedFolders.front()).filePath(name));
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorCode::Io, u"Could not write %1: %2"_s.arg(file.fileName(), file.errorString()));
    TRY_VOID(writeDump(services, gallery, file, stop));
    if (!file.commit())
        return fail(ErrorCode::Io, u"Could not write %1: %2"_s.arg(file.fileName(), file.errorString()));
    task.file = file.fileName();
    return {};
}

Result<> runTask(ApiServices& services, GalleryTask& task, const std::stop_token& stop)
{
    TRY_ASSIGN(const Gallery gallery, found, galleryByName(services.catalogue, task.instance));
    if (task.kind == TaskKind::Dump)
        return runDump(services, task, gallery, stop);
    const auto folder = bucketFolder(services, task.bucket);
    if (!folder)
        return fail(ErrorCode::Unauthorized, u"The folder of bucket '%1' is no longer allowed."_s.arg(task.bucket));
    return runIncrease(services, task, gallery, *folder, stop);
}

} // namespace

std::optional<QString> bucketFolder(const ApiServices& services, const QString& bucket)
{
    for (const QString& folder : services.allowedFolders)
        if (!bucket.isEmpty() && (folder == bucket || QFileInfo(QDir::cleanPath(folder)).fileName() == bucket))
            return folder;
    return std::nullopt;
}

void runGalleryTask(ApiServices& services, GalleryTask& task, const std::stop_token& stop)
{
    const Result<> done = runTask(services, task, stop);
    task.state = done.ok() ? TaskState::Success : TaskState::Fail;
    task.code = done.ok() ? QString() : u"Task."_s + errorCodeName(done.error().code);
    task.message = done.ok() ? u"success"_s : done.error().detail;
}

} // namespace vitrine
