#pragma once

#include "core/base/result.h"

#include <QString>

#include <atomic>
#include <mutex>

namespace vitrine {

/// Names for files that are being written, in `blobs/tmp`. Every open store has a session there: a lock file that the
/// kernel keeps locked for as long as the process lives. A session whose lock can be had belongs to nobody any more, so
/// another process at work on the same catalogue is never disturbed, and what a crash left is found. Any thread.
class BlobTemporaries
{
public:
    explicit BlobTemporaries(QString folder) : m_folder(std::move(folder)) {}
    ~BlobTemporaries();
    BlobTemporaries(const BlobTemporaries&) = delete;
    BlobTemporaries& operator=(const BlobTemporaries&) = delete;

    /// A path that no file has. The first call starts the session. Errors: Io.
    Result<QString> newPath();
    /// Removes what dead sessions left; returns how many files. What cannot be removed is left for the next time.
    int removeStale();

private:
    Result<> startSession();
    QString m_folder;
    std::mutex m_mutex;
    QString m_session; ///< empty until started
    int m_lock = -1;
    std::atomic<qint64> m_next = 0;
};

} // namespace vitrine
