#include "ui/commands/look_describing.h"

#include "ui/services/job_starter.h"

namespace vitrine {

namespace {
/// After the first list is shown, and after changes have come to rest.
constexpr int kRestMs = 1500;
/// Fewer are described before anybody could read the line.
constexpr qint64 kWorthShowing = 20;
} // namespace

LookDescribing::LookDescribing(Session& session, QObject* parent) : QObject(parent), m_session(session)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kRestMs);
    connect(&m_soon, &QTimer::timeout, this, &LookDescribing::consider);
    connect(&m_session.changes, &ChangeRelay::changed, this, [this](const ChangeSet& changes) {
        if ((changes.everything || !changes.assets.isEmpty()) && !m_soon.isActive())
            m_soon.start();
    });
    m_soon.start();
}

void LookDescribing::consider()
{
    if (m_job != 0)
        return;
    m_looking.start<qint64>(
        m_session.runner, this,
        [&door = m_session.look]() -> Result<qint64> {
            TRY_ASSIGN(LookSearch* const look, opened, door.open());
            return look->state().waiting;
        },
        [this](const Result<qint64>& waiting) {
            if (waiting.ok() && waiting.value() >= kWorthShowing)
                begin();
        },
        Lane::Look);
}

void LookDescribing::begin()
{
    m_job = startJob<std::monostate>(
        m_session, this, tr("Describing pictures for search by look"),
        [&door = m_session.look](Catalogue&, const JobContext& job) -> Result<> {
            TRY_ASSIGN(LookSearch* const look, opened, door.open());
            return look->describeAll(job);
        },
        [this](const Result<>& result) {
            m_job = 0;
            if (result.ok())
                Q_EMIT described();
        });
}

} // namespace vitrine
