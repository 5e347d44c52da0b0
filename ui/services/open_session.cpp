#include "ui/services/open_session.h"

#include "ui/services/thumbnail_reader.h"
#include "ui/services/window_actor.h"

namespace vitrine {

namespace {
OpenedCatalogue openedFrom(std::unique_ptr<Catalogue> catalogue)
{
    auto look = std::make_unique<LookDoor>(*catalogue);
    return {std::move(catalogue), std::move(look)};
}
} // namespace

OpenSession::OpenSession(std::unique_ptr<Catalogue> catalogue, Notifier& notifier)
    : m_opened(openedFrom(std::move(catalogue))), m_changes(*m_opened.catalogue),
      m_thumbnails(storedThumbnails(*m_opened.catalogue)),
      m_session{*m_opened.catalogue, makeWindowActor(), m_runner, m_changes, m_thumbnails, m_jobs, notifier,
                *m_opened.look}
{}

OpenSession::~OpenSession()
{
    m_jobs.setListener({});
}

OpenedCatalogue OpenSession::end(std::unique_ptr<OpenSession> session)
{
    OpenedCatalogue opened = std::move(session->m_opened); // the same objects: what still refers to them goes now
    session.reset();
    return opened;
}

void OpenSession::cancelJobs()
{
    for (const JobSnapshot& job : m_jobs.jobs()) {
        if (isUnfinished(job))
            m_jobs.cancel(job.id);
    }
}

bool OpenSession::isBusy() const
{
    const std::vector<JobSnapshot> jobs = m_jobs.jobs();
    return !m_runner.isIdle() || std::any_of(jobs.begin(), jobs.end(), isUnfinished);
}

bool isUnfinished(const JobSnapshot& job)
{
    return job.state == JobState::Waiting || job.state == JobState::Running || job.state == JobState::Paused;
}

} // namespace vitrine
