#pragma once

#include "core/api/alibaba/alibaba_error.h"
#include "core/api/alibaba/task_board.h"
#include "core/api/calls/api_call.h"

#include <QJsonObject>

#include <memory>

namespace vitrine {

/// The task board of one listener, made with its first task call: until then there is nothing to run.
class TaskHub
{
public:
    /// `services` must outlive this.
    TaskBoard& board(ApiServices& services);

private:
    std::mutex m_mutex;
    std::unique_ptr<TaskBoard> m_board;
};

/// Addresses of what tasks wrote work this long after the task's end. Source: DumpMetaList.
inline constexpr qint64 kTaskFileMs = 2 * 3600 * 1000;

Checked<QJsonObject> dumpMeta(ApiCall& call, TaskHub& hub);
Checked<QJsonObject> dumpMetaList(ApiCall& call, TaskHub& hub);
Checked<QJsonObject> increaseInstance(ApiCall& call, TaskHub& hub);
Checked<QJsonObject> increaseList(ApiCall& call, TaskHub& hub);
/// The file of a task by its token, which is the credential.
ApiReply taskFile(ApiCall& call, TaskHub& hub);

} // namespace vitrine
