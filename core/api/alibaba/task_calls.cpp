#include "core/api/alibaba/task_calls.h"

#include "core/api/alibaba/gallery_tasks.h"
#include "core/api/alibaba/image_request.h"
#include "core/api/alibaba/wire_values.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

QString text(const ImageRequest& request, const QByteArray& name)
{
    return QString::fromUtf8(request.fields.find(name).value_or(QByteArray()));
}

QJsonObject taskBody(const ApiCall& call, const GalleryTask& task, const QString& stateName)
{
    return {{u"RequestId"_s, QString::fromLatin1(call.request.id)},
            {u"Success"_s, true},
            {u"Data"_s, QJsonObject{{u"Id"_s, QString::number(task.id)}, {stateName, taskStateName(task.state)}}}};
}

Checked<GalleryTask> startTask(ApiCall& call, TaskHub& hub, GalleryTask task)
{
    task.actor = call.actor();
    return checked<GalleryTask>(hub.board(call.services).start(std::move(task)), [](const Error& error) {
        return error.code == ErrorCode::Conflict ? AlibabaError::ConsoleTaskAlreadyExist
                                                 : AlibabaError::ConsoleInternalError;
    });
}

/// Which tasks are asked for, and which page of them.
struct TaskPage {
    std::vector<GalleryTask> tasks;
    int number = 1, size = 10;
    qint64 total = 0;
};

Checked<int> pageNumber(const ImageRequest& request, const QByteArray& name, int otherwise, int most)
{
    const auto value = request.fields.find(name);
    const auto number = value ? wireInteger(*value) : std::optional(otherwise);
    if (!number || *number < 1 || *number > most)
        return AlibabaError::ConsoleBadRequest;
    return *number;
}

Checked<TaskPage> readPage(ApiCall& call, TaskHub& hub, const ImageRequest& request, TaskKind kind)
{
    TaskPage page;
    TRY_ASSIGN(page.number, number, pageNumber(request, "PageNumber", 1, 1'000'000));
    TRY_ASSIGN(page.size, size, pageNumber(request, "PageSize", 10, request.gallery.limits.pageSize));
    std::vector<GalleryTask> all = hub.board(call.services).list(kind, request.gallery.gallery.name);
    const auto isOther = [&request](const QByteArray& name, const QString& value) {
        return request.fields.find(name) && text(request, name) != value;
    };
    std::erase_if(all, [&isOther](const GalleryTask& task) {
        return isOther("Id", QString::number(task.id)) || isOther("BucketName", task.bucket) ||
               isOther("Path", task.path);
    });
    page.total = qint64(all.size());
    const size_t from = std::min(all.size(), size_t(page.number - 1) * size_t(page.size));
    const size_t to = std::min(all.size(), from + size_t(page.size));
    page.tasks.assign(all.begin() + qsizetype(from), all.begin() + qsizetype(to));
    return page;
}

/// The address of what a task wrote; empty when it wrote nothing.
QString fileUrl(const ApiCall& call, const GalleryTask& task)
{
    if (task.file.isEmpty())
        return {};
    return QString::fromUtf8(call.services.baseUrl + "/imagesearch/tasks/" + task.token);
}

QJsonObject taskJson(const GalleryTask& task)
{
    return {{u"Id"_s, task.id},
            {u"Status"_s, taskStateName(task.state)},
            {u"Code"_s, task.state == TaskState::Success ? u"0"_s : task.code},
            {u"Msg"_s, task.message},
            {u"UtcCreate"_s, QString::number(task.createdUtc)},
            {u"UtcModified"_s, task.modifiedUtc}};
}

QJsonObject pageBody(const ApiCall& call, const TaskPage& page, const QString& listName, const QJsonValue& list)
{
    return {{u"RequestId"_s, QString::fromLatin1(call.request.id)},
            {u"Data"_s, QJsonObject{{u"PageNumber"_s, page.number},
                                    {u"PageSize"_s, page.size},
                                    {u"TotalCount"_s, page.total},
                                    {listName, list}}}};
}

} // namespace

TaskBoard& TaskHub::board(ApiServices& services)
{
    const std::lock_guard lock(m_mutex);
    if (!m_board) {
        const QString file = QDir(services.catalogue.folder()).filePath(u"cache/image_search_tasks.json"_s);
        m_board = std::make_unique<TaskBoard>(
            file, services.clock,
            [&services](GalleryTask& task, const std::stop_token& stop) { runGalleryTask(services, task, stop); });
    }
    return *m_board;
}

Checked<QJsonObject> dumpMeta(ApiCall& call, TaskHub& hub)
{
    TRY_ASSIGN(const ImageRequest request, opened, openImages(call, AlibabaError::InstanceNotFound));
    if (call.services.allowedFolders.isEmpty())
        return AlibabaError::ConsoleNoPermission;
    GalleryTask task;
    task.kind = TaskKind::Dump;
    task.instance = request.gallery.gallery.name;
    TRY_ASSIGN(const GalleryTask started, begun, startTask(call, hub, std::move(task)));
    return taskBody(call, started, u"DumpMetaStatus"_s);
}

Checked<QJsonObject> increaseInstance(ApiCall& call, TaskHub& hub)
{
    TRY_ASSIGN(const ImageRequest request, opened, openImages(call, AlibabaError::InstanceNotFound));
    GalleryTask task;
    task.kind = TaskKind::Increase;
    task.instance = request.gallery.gallery.name;
    task.bucket = text(request, "BucketName");
    task.path = text(request, "Path");
    task.callback = text(request, "CallbackAddress");
    if (task.bucket.isEmpty() || !task.path.startsWith(u'/') || task.path.endsWith(u'/') ||
        task.path.split(u'/').contains(u".."_s))
        return AlibabaError::ConsoleBadRequest;
    if (!bucketFolder(call.services, task.bucket))
        return AlibabaError::ConsoleNoPermission;
    TRY_ASSIGN(const GalleryTask started, begun, startTask(call, hub, std::move(task)));
    return taskBody(call, started, u"IncrementStatus"_s);
}

Checked<QJsonObject> dumpMetaList(ApiCall& call, TaskHub& hub)
{
    TRY_ASSIGN(const ImageRequest request, opened, openImages(call, AlibabaError::InstanceNotFound));
    TRY_ASSIGN(const TaskPage page, read, readPage(call, hub, request, TaskKind::Dump));
    QJsonArray list;
    for (const GalleryTask& task : page.tasks) {
        QJsonObject object = taskJson(task);
        object.insert(u"MetaUrl"_s, fileUrl(call, task));
        list.append(object);
    }
    return pageBody(call, page, u"DumpMetaList"_s, list);
}

Checked<QJsonObject> increaseList(ApiCall& call, TaskHub& hub)
{
    TRY_ASSIGN(const ImageRequest request, opened, openImages(call, AlibabaError::InstanceNotFound));
    TRY_ASSIGN(const TaskPage page, read, readPage(call, hub, request, TaskKind::Increase));
    QJsonArray list;
    for (const GalleryTask& task : page.tasks) {
        QJsonObject object = taskJson(task);
        object.insert(u"BucketName"_s, task.bucket);
        object.insert(u"Path"_s, task.path);
        object.insert(u"CallbackAddress"_s, task.callback);
        object.insert(u"ErrorUrl"_s, fileUrl(call, task));
        list.append(object);
    }
    return pageBody(call, page, u"Increments"_s, QJsonObject{{u"Instance"_s, list}});
}

ApiReply taskFile(ApiCall& call, TaskHub& hub)
{
    const auto task = hub.board(call.services).byToken(call.path.value("token"));
    const bool usable = task && call.services.clock.now() - task->modifiedUtc <= kTaskFileMs;
    if (!usable || !QFile::exists(task->file))
        return ApiFailure{404, "NoSuchKey", u"The specified key does not exist."_s};
    HttpResponse response = httpResponse(200, "application/octet-stream", {});
    response.file = task->file;
    return response;
}

} // namespace vitrine
