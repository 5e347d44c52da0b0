#include "ui/services/open_session.h"

#include "ui/services/thumbnail_reader.h"
#include "ui/services/window_actor.h"

namespace vitrine {

OpenSession::OpenSession(std::unique_ptr<Catalogue> catalogue, Notifier& notifier)
    : m_catalogue(std::move(catalogue)), m_changes(*m_catalogue),
      m_thumbnails(storedThumbnails(*m_catalogue)), m_session{*m_catalogue, makeWindowActor(), m_runner,
                                                              m_changes,    m_thumbnails,      m_jobs,
                                                              notifier}
{}

OpenSession::~OpenSession()
{
    m_jobs.setListener({});
}

std::unique_ptr<Catalogue> OpenSession::end(std::unique_ptr<OpenSession> session)
{
    auto catalogue = std::move(session->m_catalogue); // the same object: what still refers to it goes now
    session.reset();
    return catalogue;
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
