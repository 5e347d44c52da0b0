#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QPointer>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace vitrine {

/// Which queue a call waits in. Edits run one after the other in the order they were given; reads run beside them.
/// What asks the networks takes longer than a read and has a queue of its own, so that no list waits for it.
enum class Lane { Read, Edit, Look };

/// Calls blocking core services on its own threads and hands each result back on the GUI thread. The context object
/// decides whether anybody still wants it: once it is gone the result is dropped, and reads not begun are not begun
/// (edits always run).
/// GUI thread, except post(). The destructor drops what has not begun and waits for what runs.
class ServiceRunner : public QObject
{
    Q_OBJECT
public:
    explicit ServiceRunner(int readThreads = 2, QObject* parent = nullptr);
    ~ServiceRunner() override;

    /// `work` runs on a worker: it must own all it uses. `done` runs on the GUI thread.
    template <class T>
    void run(Lane lane, QObject* context, std::function<Result<T>()> work, std::function<void(Result<T>)> done)
    {
        auto outcome = std::make_shared<std::optional<Result<T>>>();
        submit(
            lane, context, [work = std::move(work), outcome] { outcome->emplace(work()); },
            [done = std::move(done), outcome] { done(std::move(**outcome)); });
    }

    /// Runs `call` on the GUI thread soon, if `context` still lives then. Any thread; a job body ends with it.
    /// `context` must have been wrapped on the GUI thread.
    void post(const QPointer<QObject>& context, std::function<void()> call);

    /// Nothing queued, running or waiting to be delivered (tests and quitting).
    bool isIdle() const;

private:
    void submit(Lane lane, QObject* context, std::function<void()> work, std::function<void()> done);
    struct Data;
    std::unique_ptr<Data> m_data;
};

/// Only the newest of several runs counts: starting another one drops the result of those before it, and they are
/// skipped when they have not begun. Keep one as a member for each thing that is loaded ("the search", "the facets").
class LatestRun
{
public:
    template <class T>
    void start(ServiceRunner& runner, QObject* context, std::function<Result<T>()> work,
               std::function<void(Result<T>)> done, Lane lane = Lane::Read)
    {
        const quint64 ticket = ++*m_newest;
        auto isCurrent = [newest = m_newest, ticket] { return newest->load() == ticket; };
        runner.run<T>(
            lane, context,
            [isCurrent, work = std::move(work)]() -> Result<T> {
                if (!isCurrent())
                    return fail(ErrorCode::Cancelled, QStringLiteral("A newer request took its place."));
                return work();
            },
            [isCurrent, done = std::move(done)](Result<T> result) {
                if (isCurrent())
                    done(std::move(result));
            });
    }
    /// What runs now is not wanted any more.
    void cancel() { ++*m_newest; }

private:
    std::shared_ptr<std::atomic<quint64>> m_newest = std::make_shared<std::atomic<quint64>>(0);
};

} // namespace vitrine
