#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/catalog/step.h"

#include <QByteArray>
#include <QString>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace vitrine {

enum class TaskKind { Dump, Increase };
enum class TaskState { Processing, Success, Fail };

/// A long operation on one instance that a client asks after: DumpMeta or IncreaseInstance.
struct GalleryTask {
    qint64 id = 0;
    TaskKind kind = TaskKind::Dump;
    TaskState state = TaskState::Processing;
    QString instance;
    Actor actor;                    ///< who asked; the steps are theirs
    QString bucket, path, callback; ///< Increase: as given
    QString code, message;          ///< why it failed
    QString file;                   ///< what it wrote: the dump, or the lines that failed; empty = nothing
    QByteArray token;               ///< by which `file` is fetched
    UtcMillis createdUtc = 0, modifiedUtc = 0;
};
/// PROCESSING, SUCCESS, FAIL.
QString taskStateName(TaskState state);

/// Runs tasks one after another on a thread of its own and remembers the newest 1000 in a JSON file, so that they are
/// known after a restart; one that was interrupted starts again. Any thread.
class TaskBoard
{
public:
    /// Does the work of a task and sets state, code, message, file. Returns early when asked to stop.
    using Runner = std::function<void(GalleryTask& task, const std::stop_token& stop)>;

    /// Reads `file`; one that is damaged counts as empty. Begins with what was interrupted.
    TaskBoard(const QString& file, const Clock& clock, Runner run);
    /// Stops the running task; it starts again the next time.
    ~TaskBoard();
    TaskBoard(const TaskBoard&) = delete;
    TaskBoard& operator=(const TaskBoard&) = delete;

    /// Gives it an id and a token. Errors: Conflict (one of the kind is running for the instance), Io (the file).
    Result<GalleryTask> start(GalleryTask task);
    /// Of one kind and instance, newest first.
    std::vector<GalleryTask> list(TaskKind kind, const QString& instance) const;
    std::optional<GalleryTask> byToken(const QByteArray& token) const;
    /// Blocks until no task is waiting or running, for tests and the end of a program.
    void waitUntilIdle();

private:
    void read();
    Result<> write() const;
    void work(const std::stop_token& stop);
    GalleryTask* nextWaiting();

    const QString m_file;
    const Clock& m_clock;
    const Runner m_run;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::vector<GalleryTask> m_tasks; ///< oldest first
    qint64 m_lastId = 0;
    std::jthread m_worker; ///< last: it uses the others
};

} // namespace vitrine
