#include "ui/commands/missing_thumbnails.h"

#include "core/services/import.h"
#include "ui/services/job_starter.h"

namespace vitrine {

namespace {
constexpr int kShowEveryMs = 1000;
} // namespace

MissingThumbnails::MissingThumbnails(Session& session, ActionSet& actions, QObject* parent)
    : QObject(parent), m_session(session)
{
    actions.on(ActionId::RetryPictures, this, [this] { retry(); });
    m_showing.setInterval(kShowEveryMs);
    connect(&m_showing, &QTimer::timeout, this, [this] { m_session.thumbnails.dropFailures(); });
}

void MissingThumbnails::look()
{
    if (!m_session.isWritable())
        return;
    Catalogue& catalogue = m_session.catalogue;
    m_session.runner.run<qint64>(
        Lane::Read, this, [&catalogue] { return countMissingMedia(catalogue); },
        [this](Result<qint64> missing) {
            if (!missing.ok())
                m_session.notifier.complain(tr("Could not look for missing thumbnails"), missing.error());
            else if (missing.value() > 0)
                make();
        });
}

void MissingThumbnails::make()
{
    m_showing.start();
    startJob<qint64>(
        m_session, this, tr("Making missing thumbnails"),
        [](Catalogue& catalogue, const JobContext& job) { return describeMissingMedia(catalogue, job); },
        [this](Result<qint64> made) {
            m_showing.stop();
            m_session.thumbnails.dropFailures();
            if (!made.ok() && made.error().code != ErrorCode::Cancelled)
                m_session.notifier.complain(tr("Could not make missing thumbnails"), made.error());
        });
}

void MissingThumbnails::retry()
{
    startJob<std::monostate>(
        m_session, this, tr("Trying failed pictures again"),
        [](Catalogue& catalogue, const JobContext& job) { return retryFailedMedia(catalogue, job); },
        [this](Result<> result) {
            m_session.thumbnails.dropFailures();
            if (!result.ok())
                m_session.notifier.complain(tr("Could not try again"), result.error());
        });
}

} // namespace vitrine
