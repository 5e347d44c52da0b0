#include "ui/duplicates/duplicate_watch.h"

#include "ui/services/job_starter.h"

namespace vitrine {

namespace {
/// After the last change of a running import or of quick edits.
constexpr int kRestMs = 1200;

/// Opened and closed on the worker: closing a file of the catalogue takes its time too.
Result<DuplicateState> readState(Catalogue& catalogue)
{
    TRY_ASSIGN(const auto opened, made, Duplicates::open(catalogue));
    const Duplicates& duplicates = *opened;
    DuplicateState state;
    for (const DuplicateClass kind : kDuplicateClasses) {
        TRY_ASSIGN(const std::vector<DuplicateGroup> groups, found, duplicates.groups(kind));
        state.groups.insert(state.groups.end(), groups.begin(), groups.end());
    }
    TRY_ASSIGN(state.waiting, waiting, duplicates.waiting());
    return state;
}

/// The search by look helps where it is at work; it is not started for this.
Result<> askProducts(Duplicates& duplicates, LookSearch* look, const JobContext& job)
{
    if (!look)
        return {};
    TRY_VOID(look->describeAll(job));
    return duplicates.compareProducts(*look, job);
}
} // namespace

DuplicateWatch::DuplicateWatch(Session& session, QObject* parent) : QObject(parent), m_session(session)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMs);
    connect(&m_rest, &QTimer::timeout, this, &DuplicateWatch::look);
    connect(&session.changes, &ChangeRelay::changed, this, &DuplicateWatch::follow);
}

DuplicateWatch::~DuplicateWatch() = default;

void DuplicateWatch::follow(const ChangeSet& changes)
{
    if (!changes.assets.isEmpty() || !changes.products.isEmpty() || changes.history || changes.everything)
        m_rest.start();
}

void DuplicateWatch::look()
{
    m_looking.start<DuplicateState>(
        m_session.runner, this, [&catalogue = m_session.catalogue] { return readState(catalogue); },
        [this](Result<DuplicateState> result) {
            if (!result.ok())
                return m_session.notifier.complain(tr("Could not look for duplicates"), result.error());
            take(std::move(result).take());
        });
}

void DuplicateWatch::take(DuplicateState state)
{
    m_state = std::move(state);
    Q_EMIT changed();
    // What could not be compared (no thumbnail yet) stays waiting: not again and again for that.
    if (std::exchange(m_compared, false))
        m_leftOver = m_state.waiting;
    m_leftOver = std::min(m_leftOver, m_state.waiting);
    if (m_state.waiting > m_leftOver && !m_gaveUp)
        compare(false);
}

void DuplicateWatch::compareNow()
{
    m_gaveUp = false;
    compare(true);
}

void DuplicateWatch::compare(bool asksForProducts)
{
    if (m_comparing || !m_session.isWritable())
        return;
    m_comparing = true;
    Q_EMIT changed();
    const auto body = [&door = m_session.look, asksForProducts](Catalogue& catalogue,
                                                                const JobContext& job) -> Result<bool> {
        TRY_ASSIGN(const auto duplicates, made, Duplicates::open(catalogue));
        TRY_VOID(duplicates->comparePictures(job));
        LookSearch* look = door.opened();
        if (asksForProducts && !look) {
            TRY_ASSIGN(look, ready, door.open());
        }
        TRY_VOID(askProducts(*duplicates, look, job));
        return true;
    };
    startJob<bool>(m_session, this, tr("Compare pictures"), body, [this](Result<bool> result) {
        m_comparing = false;
        m_compared = true;
        m_gaveUp = !result.ok(); // what failed would fail again at once
        if (!result.ok())
            m_session.notifier.complain(tr("Could not compare the pictures"), result.error());
        look();
        Q_EMIT changed();
    });
}

} // namespace vitrine
