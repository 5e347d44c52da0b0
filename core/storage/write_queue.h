#pragma once

#include "core/storage/derived_refresh.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace vitrine {

/// What queued work gets: the writer's connection inside the open transaction and the time of it.
class WriteScope
{
public:
    WriteScope(Connection& connection, UtcMillis time) : db(connection), now(time) {}

    Connection& db;
    const UtcMillis now;

    /// Journalled tables may be written from now on, under `step`; nullopt = no longer. Starts as nullopt for each
    /// work.
    Result<> enterStep(std::optional<StepId> step);

private:
    friend class WriteGroup;
    std::optional<StepId> m_step;
};

using WriteWork = std::function<Result<>(WriteScope&)>;

/// The writer's thread: takes queued work of any number of callers, runs each under its own savepoint, and makes a
/// group of them durable with one commit. Internal to Writer.
class WriteQueue
{
public:
    struct Options {
        QString databasePath;
        QString sessionsFolder;
        const Clock* clock = nullptr;
        std::vector<std::unique_ptr<DerivedRefresher>> derived; ///< called in this order before each commit
    };
    static Result<std::unique_ptr<WriteQueue>> start(Options options);
    /// Finishes what is queued.
    ~WriteQueue();

    /// Blocks until the work is durable or has failed; then nothing of it stays. Any thread but the writer's own.
    Result<> perform(const WriteWork& work);
    /// Called on the writer's thread after each commit.
    void setCommitListener(std::function<void()> listener);

private:
    struct Data;
    explicit WriteQueue(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

} // namespace vitrine
