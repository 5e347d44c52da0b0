#pragma once

#include "ui/services/session.h"
#include "ui/services/thumbnail_loader.h"

#include <memory>

namespace vitrine {

/// A catalogue with its search by look, which ends first.
struct OpenedCatalogue {
    std::unique_ptr<Catalogue> catalogue;
    std::unique_ptr<LookDoor> look;
};

/// One open catalogue of one window with everything that works on it, built and torn down in the right order. The
/// parts of the window that use the session must be gone before it is.
class OpenSession
{
public:
    /// `notifier` outlives it. GUI thread.
    OpenSession(std::unique_ptr<Catalogue> catalogue, Notifier& notifier);
    ~OpenSession();
    /// Ends what the window does with the catalogue and hands out the rest: ending that writes to the disk and waits
    /// for pictures being described, which belongs on a worker.
    static OpenedCatalogue end(std::unique_ptr<OpenSession> session);

    Session& session() { return m_session; }
    /// Asks all jobs to stop; they do so soon. isBusy() tells when the destructor will not wait.
    void cancelJobs();
    /// A job still runs or waits, or an edit is not yet durable.
    bool isBusy() const;

private:
    // Jobs and thumbnails post to the runner and read the catalogue: they go first, from the last to the first.
    OpenedCatalogue m_opened;
    ServiceRunner m_runner;
    JobBoard m_jobs;
    ChangeRelay m_changes;
    ThumbnailLoader m_thumbnails;
    Session m_session;
};

/// A look at a job that is not over.
bool isUnfinished(const JobSnapshot& job);

} // namespace vitrine
