#include "ui/panels/job_row.h"

#include "ui/models/jobs_model.h"
#include "ui/services/open_session.h"
#include "ui/theme.h"

#include <QIcon>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

namespace vitrine {

using namespace theme;

namespace {
constexpr size_t kIssuesShown = 5;

QToolButton* smallButton(const QString& icon, const QString& name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setIcon(QIcon::fromTheme(icon));
    button->setIconSize({kIconSmall, kIconSmall});
    button->setAutoRaise(true);
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

QLabel* mutedLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setFont(captionFont(label->font()));
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QString issuesText(const JobSnapshot& job)
{
    QStringList lines;
    for (size_t i = 0; i < std::min(kIssuesShown, job.issues.size()); ++i)
        lines << QStringLiteral("%1: %2").arg(job.issues[i].subject, job.issues[i].reason);
    if (job.issueCount > qint64(lines.size()))
        lines << JobRow::tr("and %n more", nullptr, int(job.issueCount - lines.size()));
    return lines.join(u'\n');
}
} // namespace

JobRow::JobRow(QWidget* parent)
    : QWidget(parent), m_label(new QLabel(this)), m_state(mutedLabel(this)), m_step(mutedLabel(this)),
      m_issues(mutedLabel(this)), m_bar(new QProgressBar(this)),
      m_pause(smallButton(QStringLiteral("media-playback-pause"), tr("Pause"), this)),
      m_cancel(smallButton(QStringLiteral("dialog-cancel"), tr("Cancel"), this)),
      m_retry(new QPushButton(tr("Try again"), this))
{
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(kSpace8);
    m_label->setTextFormat(Qt::PlainText);
    m_issues->setWordWrap(true);
    auto* top = new QHBoxLayout;
    top->addWidget(m_label, 1);
    top->addWidget(m_pause);
    top->addWidget(m_cancel);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(kSpace12, kSpace8, kSpace12, kSpace8);
    all->setSpacing(kSpace4);
    all->addLayout(top);
    for (QWidget* part : std::initializer_list<QWidget*>{m_bar, m_state, m_step, m_issues})
        all->addWidget(part);
    all->addWidget(m_retry, 0, Qt::AlignLeft);
    connect(m_pause, &QToolButton::clicked, this, [this] { m_paused ? Q_EMIT resumeWanted() : Q_EMIT pauseWanted(); });
    connect(m_cancel, &QToolButton::clicked, this, &JobRow::cancelWanted);
    connect(m_retry, &QPushButton::clicked, this, &JobRow::retryWanted);
}

void JobRow::showJob(const JobSnapshot& job)
{
    const bool going = isUnfinished(job);
    m_paused = job.state == JobState::Paused;
    m_label->setText(job.label);
    m_state->setText(JobsModel::stateText(job));
    m_step->setText(fontMetrics().elidedText(job.progress.step, Qt::ElideMiddle, 320));
    m_step->setVisible(going && !job.progress.step.isEmpty());
    m_bar->setVisible(going);
    m_bar->setRange(0, job.progress.total > 0 ? 1000 : 0);
    if (job.progress.total > 0)
        m_bar->setValue(int(1000 * job.progress.done / job.progress.total));
    m_bar->setAccessibleName(job.label);
    m_pause->setVisible(going && job.state != JobState::Waiting);
    m_pause->setIcon(
        QIcon::fromTheme(m_paused ? QStringLiteral("media-playback-start") : QStringLiteral("media-playback-pause")));
    m_pause->setToolTip(m_paused ? tr("Go on") : tr("Pause"));
    m_pause->setAccessibleName(m_pause->toolTip());
    m_cancel->setVisible(going && job.canCancel);
    m_issues->setText(issuesText(job));
    m_issues->setVisible(job.issueCount > 0);
    const bool canRetry =
        std::any_of(job.issues.begin(), job.issues.end(), [](const JobIssue& issue) { return issue.canRetry; });
    m_retry->setVisible(!going && canRetry);
}

} // namespace vitrine
