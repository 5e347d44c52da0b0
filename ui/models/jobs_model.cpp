#include "ui/models/jobs_model.h"

#include "ui/services/open_session.h"
#include "ui/text_format.h"

namespace vitrine {

namespace {
constexpr int kRefreshMs = 100;
}

JobsModel::JobsModel(JobBoard& board, QObject* parent) : QAbstractListModel(parent), m_board(board)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kRefreshMs);
    connect(&m_soon, &QTimer::timeout, this, &JobsModel::refresh);
    board.setListener([this](const JobSnapshot&) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (!m_soon.isActive())
                    m_soon.start();
            },
            Qt::QueuedConnection);
    });
    refresh();
}

JobsModel::~JobsModel()
{
    m_board.setListener({});
}

int JobsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_jobs.size());
}

QVariant JobsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const JobSnapshot& job = m_jobs[size_t(index.row())];
    if (role == Qt::DisplayRole)
        return job.label;
    if (role == Qt::AccessibleDescriptionRole)
        return stateText(job);
    return role == SnapshotRole ? QVariant::fromValue(job) : QVariant();
}

void JobsModel::refresh()
{
    std::vector<JobSnapshot> now = m_board.jobs();
    const auto idsOf = [](const std::vector<JobSnapshot>& jobs) {
        std::vector<quint64> ids;
        for (const JobSnapshot& job : jobs)
            ids.push_back(job.id);
        return ids;
    };
    const std::vector<quint64> before = idsOf(m_jobs), after = idsOf(now);
    const bool grown = after.size() >= before.size() && std::equal(before.begin(), before.end(), after.begin());
    if (!grown) {
        beginResetModel();
        m_jobs = std::move(now);
        endResetModel();
    } else {
        const int old = int(before.size()), fresh = int(after.size());
        if (fresh > old)
            beginInsertRows({}, old, fresh - 1);
        m_jobs = std::move(now);
        if (fresh > old)
            endInsertRows();
        if (old > 0)
            Q_EMIT dataChanged(index(0), index(old - 1));
    }
    Q_EMIT changed();
}

int JobsModel::unfinished() const
{
    return int(std::count_if(m_jobs.begin(), m_jobs.end(), isUnfinished));
}

const JobSnapshot* JobsModel::current() const
{
    const auto found = std::find_if(m_jobs.begin(), m_jobs.end(), isUnfinished);
    return found == m_jobs.end() ? nullptr : &*found;
}

QString JobsModel::stateText(const JobSnapshot& job)
{
    switch (job.state) {
    case JobState::Waiting:
        return tr("Waiting for its turn");
    case JobState::Running:
        return progressText(job);
    case JobState::Paused:
        return tr("Paused");
    case JobState::Done:
        return job.issueCount > 0 ? tr("Done, %n item(s) left out", nullptr, int(job.issueCount)) : tr("Done");
    case JobState::Failed:
        return job.error ? tr("Failed: %1").arg(job.error->detail) : tr("Failed");
    case JobState::Cancelled:
        return tr("Cancelled");
    }
    return {};
}

QString JobsModel::progressText(const JobSnapshot& job)
{
    QStringList parts;
    if (job.progress.total > 0)
        parts << tr("%1 of %2").arg(formatCount(job.progress.done), formatCount(job.progress.total));
    else if (job.progress.done > 0)
        parts << formatCount(job.progress.done);
    if (job.perSecond >= 1)
        parts << tr("%1 a second").arg(formatCount(qint64(job.perSecond)));
    if (job.secondsLeft)
        parts << formatTimeLeft(*job.secondsLeft);
    return parts.isEmpty() ? tr("Running") : parts.join(QStringLiteral(" · "));
}

} // namespace vitrine
