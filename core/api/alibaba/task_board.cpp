#include "core/api/alibaba/task_board.h"

#include "core/api/calls/random_text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kKeptTasks = 1000;
constexpr int kTokenLetters = 40;

QJsonObject actorJson(const Actor& actor)
{
    return {{u"name"_s, actor.name}, {u"session"_s, actor.session}, {u"operation"_s, actor.operation}};
}

QJsonObject taskJson(const GalleryTask& task)
{
    return {{u"id"_s, task.id},
            {u"kind"_s, task.kind == TaskKind::Dump ? u"dump"_s : u"increase"_s},
            {u"state"_s, taskStateName(task.state)},
            {u"instance"_s, task.instance},
            {u"actor"_s, actorJson(task.actor)},
            {u"bucket"_s, task.bucket},
            {u"path"_s, task.path},
            {u"callback"_s, task.callback},
            {u"code"_s, task.code},
            {u"message"_s, task.message},
            {u"file"_s, task.file},
            {u"token"_s, QString::fromLatin1(task.token)},
            {u"created"_s, task.createdUtc},
            {u"modified"_s, task.modifiedUtc}};
}

GalleryTask taskOf(const QJsonObject& json)
{
    GalleryTask task;
    task.id = json[u"id"].toInteger();
    task.kind = json[u"kind"].toString() == u"dump" ? TaskKind::Dump : TaskKind::Increase;
    const QString state = json[u"state"].toString();
    for (const TaskState each : {TaskState::Success, TaskState::Fail})
        if (state == taskStateName(each))
            task.state = each;
    task.instance = json[u"instance"].toString();
    const QJsonObject actor = json[u"actor"].toObject();
    task.actor = {ActorKind::ApiKey, actor[u"name"].toString(), actor[u"session"].toString(),
                  actor[u"operation"].toString()};
    task.bucket = json[u"bucket"].toString();
    task.path = json[u"path"].toString();
    task.callback = json[u"callback"].toString();
    task.code = json[u"code"].toString();
    task.message = json[u"message"].toString();
    task.file = json[u"file"].toString();
    task.token = json[u"token"].toString().toLatin1();
    task.createdUtc = json[u"created"].toInteger();
    task.modifiedUtc = json[u"modified"].toInteger();
    return task;
}

} // namespace

QString taskStateName(TaskState state)
{
    switch (state) {
    case TaskState::Processing:
        return u"PROCESSING"_s;
    case TaskState::Success:
        return u"SUCCESS"_s;
    case TaskState::Fail:
        return u"FAIL"_s;
    }
    Q_UNREACHABLE();
}

TaskBoard::TaskBoard(const QString& file, const Clock& clock, Runner run)
    : m_file(file), m_clock(clock), m_run(std::move(run))
{
    read();
    m_worker = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

TaskBoard::~TaskBoard()
{
    m_worker.request_stop();
    m_changed.notify_all();
}

void TaskBoard::read()
{
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QJsonArray tasks = QJsonDocument::fromJson(file.readAll()).object()[u"tasks"].toArray();
    for (const QJsonValue& each : tasks) {
        m_tasks.push_back(taskOf(each.toObject()));
        m_lastId = std::max(m_lastId, m_tasks.back().id);
    }
}

Result<> TaskBoard::write() const
{
    QJsonArray tasks;
    for (const GalleryTask& task : m_tasks)
        tasks.append(taskJson(task));
    const QByteArray json = QJsonDocument(QJsonObject{{u"tasks"_s, tasks}}).toJson(QJsonDocument::Compact);
    QSaveFile file(m_file);
    const bool hasFolder = QDir().mkpath(QFileInfo(m_file).absolutePath());
    if (!hasFolder || !file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
        return fail(ErrorCode::Io, u"Could not write %1: %2"_s.arg(m_file, file.errorString()));
    return {};
}

Result<GalleryTask> TaskBoard::start(GalleryTask task)
{
    const std::lock_guard lock(m_mutex);
    const bool running = std::any_of(m_tasks.begin(), m_tasks.end(), [&task](const GalleryTask& each) {
        return each.state == TaskState::Processing && each.kind == task.kind && each.instance == task.instance;
    });
    if (running)
        return fail(ErrorCode::Conflict, u"A task of this kind is running for '%1'."_s.arg(task.instance));
    task.id = ++m_lastId;
    task.token = randomText(kTokenLetters, kLettersAndDigits);
    task.createdUtc = task.modifiedUtc = m_clock.now();
    m_tasks.push_back(task);
    const Result<> written = write();
    if (!written.ok()) {
        m_tasks.pop_back();
        return written.error();
    }
    const auto finished = [](const GalleryTask& each) { return each.state != TaskState::Processing; };
    while (m_tasks.size() > kKeptTasks) {
        const auto oldest = std::find_if(m_tasks.begin(), m_tasks.end(), finished);
        if (oldest == m_tasks.end())
            break;
        m_tasks.erase(oldest);
    }
    m_changed.notify_all();
    return task;
}

std::vector<GalleryTask> TaskBoard::list(TaskKind kind, const QString& instance) const
{
    const std::lock_guard lock(m_mutex);
    std::vector<GalleryTask> found;
    for (auto each = m_tasks.rbegin(); each != m_tasks.rend(); ++each)
        if (each->kind == kind && each->instance == instance)
            found.push_back(*each);
    return found;
}

std::optional<GalleryTask> TaskBoard::byToken(const QByteArray& token) const
{
    const std::lock_guard lock(m_mutex);
    const auto found =
        std::find_if(m_tasks.begin(), m_tasks.end(), [&token](const GalleryTask& each) { return each.token == token; });
    return found == m_tasks.end() ? std::nullopt : std::optional(*found);
}

GalleryTask* TaskBoard::nextWaiting()
{
    const auto found = std::find_if(m_tasks.begin(), m_tasks.end(),
                                    [](const GalleryTask& each) { return each.state == TaskState::Processing; });
    return found == m_tasks.end() ? nullptr : &*found;
}

void TaskBoard::waitUntilIdle()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return nextWaiting() == nullptr; });
}

void TaskBoard::work(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    while (m_changed.wait(lock, stop, [this] { return nextWaiting() != nullptr; })) {
        GalleryTask task = *nextWaiting();
        lock.unlock();
        m_run(task, stop);
        lock.lock();
        if (stop.stop_requested())
            return;
        if (task.state == TaskState::Processing)
            task.state = TaskState::Fail;
        task.modifiedUtc = m_clock.now();
        const auto place = std::find_if(m_tasks.begin(), m_tasks.end(),
                                        [&task](const GalleryTask& each) { return each.id == task.id; });
        if (place != m_tasks.end())
            *place = task;
        if (const Result<> written = write(); !written.ok())
            qWarning("image search tasks: %s", qPrintable(written.error().detail));
        m_changed.notify_all();
    }
}

} // namespace vitrine
