#include "ui/panels/status_strip.h"

#include "ui/settings/user_settings.h"
#include "ui/theme.h"

#include <QIcon>
#include <QProgressBar>
#include <QSlider>
#include <QToolButton>

namespace vitrine {

using namespace theme;

namespace {
constexpr int kPatienceMs = 350;

QToolButton* flatButton(QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIconSize({kIconSmall, kIconSmall});
    button->setFont(captionFont(button->font()));
    return button;
}
} // namespace

StatusStrip::StatusStrip(JobsModel& jobs, QWidget* parent)
    : QWidget(parent), m_jobs(jobs), m_listed(new QLabel(this)), m_job(flatButton(this)), m_bar(new QProgressBar(this)),
      m_undo(flatButton(this)), m_edge(new QSlider(Qt::Horizontal, this))
{
    m_listed->setFont(captionFont(font()));
    m_listed->setForegroundRole(QPalette::PlaceholderText);
    m_job->setIcon(QIcon::fromTheme(QStringLiteral("view-media-playlist")));
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(90, kSpace8);
    m_undo->setIcon(QIcon::fromTheme(QStringLiteral("edit-undo")));
    m_edge->setRange(kSmallestCell, kLargestCell);
    m_edge->setFixedWidth(130);
    m_edge->setAccessibleName(tr("Picture size"));
    m_edge->setToolTip(tr("Picture size (Ctrl+wheel)"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kSpace12, 2, kSpace12, 2);
    row->addWidget(m_listed);
    row->addStretch(1);
    row->addWidget(m_job);
    row->addWidget(m_bar);
    row->addWidget(m_undo);
    row->addWidget(m_edge);
    m_worthShowing.setSingleShot(true);
    m_worthShowing.setInterval(kPatienceMs);
    connect(&m_worthShowing, &QTimer::timeout, this, &StatusStrip::refreshJobs);
    connect(&m_jobs, &JobsModel::changed, this, [this] {
        if (m_jobs.unfinished() > 0 && m_job->isHidden() && !m_worthShowing.isActive())
            m_worthShowing.start();
        else if (!m_job->isHidden())
            refreshJobs();
    });
    connect(m_job, &QToolButton::clicked, this, &StatusStrip::jobsWanted);
    connect(m_undo, &QToolButton::clicked, this, &StatusStrip::undoWanted);
    connect(m_edge, &QSlider::valueChanged, this, &StatusStrip::edgeWanted);
    refreshJobs();
    setUndo({});
}

void StatusStrip::setListed(const QString& text)
{
    m_listed->setText(text);
}

void StatusStrip::setUndo(const QString& text)
{
    m_undo->setVisible(!text.isEmpty());
    m_undo->setText(fontMetrics().elidedText(text, Qt::ElideRight, 260));
    m_undo->setToolTip(tr("Undo: %1").arg(text));
    m_undo->setAccessibleName(m_undo->toolTip());
}

void StatusStrip::setEdge(int edge)
{
    const QSignalBlocker quiet(m_edge);
    m_edge->setValue(edge);
}

void StatusStrip::refreshJobs()
{
    const JobSnapshot* job = m_jobs.current();
    m_job->setVisible(job != nullptr);
    m_bar->setVisible(job != nullptr);
    if (!job)
        return;
    QString words = job->label;
    if (job->secondsLeft)
        words = QStringLiteral("%1 · %2").arg(job->label, JobsModel::progressText(*job));
    if (const int others = m_jobs.unfinished() - 1; others > 0)
        words += tr(" (+%n)", nullptr, others);
    m_job->setText(words);
    m_bar->setRange(0, job->progress.total > 0 ? 1000 : 0);
    if (job->progress.total > 0)
        m_bar->setValue(int(1000 * job->progress.done / job->progress.total));
    m_bar->setAccessibleName(job->label);
}

void StatusStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), coloursOf(palette()).line);
}

} // namespace vitrine
