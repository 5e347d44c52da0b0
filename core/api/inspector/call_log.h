#pragma once

#include "core/base/result.h"
#include "core/services/listener_control.h"

#include <QFile>

#include <span>
#include <vector>

namespace vitrine {

/// The last calls on disk, so that a restart does not lose them: two files of JSON lines, at most 2 x kFileBytes, the
/// older one goes when the newer is full. Readable by the owner only. One thread.
class CallLog
{
public:
    static constexpr qint64 kFileBytes = 4 * 1024 * 1024;

    /// @param folder  made when it is needed
    explicit CallLog(const QString& folder);
    /// What is there, oldest first; broken lines are left out.
    std::vector<CallRecord> load() const;
    /// Errors: Io.
    Result<> append(std::span<const CallRecord> calls);

private:
    Result<> openFor(qint64 moreBytes);

    QString m_folder;
    QFile m_file;
};

} // namespace vitrine
