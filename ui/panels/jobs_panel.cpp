#include "ui/panels/jobs_panel.h"

#include "ui/panels/job_row.h"
#include "ui/style/shapes.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>

namespace vitrine {

using namespace theme;

JobsPanel::JobsPanel(JobsModel& model, JobBoard& board, QWidget* parent)
    : QFrame(parent), m_model(model), m_board(board), m_empty(new QLabel(tr("Nothing is running."), this))
{
    setAccessibleName(tr("Jobs"));
    setFocusPolicy(Qt::StrongFocus);
    auto* inside = new QWidget(this);
    m_rows = new QVBoxLayout(inside);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    m_rows->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);
    auto* title = new QLabel(tr("Jobs"), this);
    title->setFont(titleFont(font()));
    auto* clear = new QPushButton(tr("Clear finished"), this);
    connect(clear, &QPushButton::clicked, this, [this] { m_board.clearFinished(); });
    auto* head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(clear);
    auto* all = new QVBoxLayout(this);
    all->addLayout(head);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    all->addWidget(m_empty);
    all->addWidget(scroll, 1);
    connect(&m_model, &JobsModel::changed, this, &JobsPanel::refresh);
    refresh();
}

void JobsPanel::refresh()
{
    QHash<quint64, JobRow*> left = m_byId;
    for (const JobSnapshot& job : m_model.jobs()) {
        JobRow*& row = m_byId[job.id];
        if (!row) {
            row = new JobRow(this);
            const quint64 id = job.id;
            connect(row, &JobRow::pauseWanted, this, [this, id] { m_board.pause(id); });
            connect(row, &JobRow::resumeWanted, this, [this, id] { m_board.resume(id); });
            connect(row, &JobRow::cancelWanted, this, [this, id] { m_board.cancel(id); });
            connect(row, &JobRow::retryWanted, this, &JobsPanel::retryWanted);
            m_rows->insertWidget(0, row); // newest on top
        }
        row->showJob(job);
        row->setVisible(true);
        left.remove(job.id);
    }
    for (auto it = left.cbegin(); it != left.cend(); ++it) {
        m_byId.remove(it.key());
        it.value()->deleteLater();
    }
    m_empty->setVisible(m_byId.isEmpty());
}

void JobsPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colours c = coloursOf(palette());
    drawPanel(painter, rect(), c.raised, c.line, kRadius + 2);
}

void JobsPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        return hide();
    QFrame::keyPressEvent(event);
}

} // namespace vitrine
