#pragma once

#include "ui/models/jobs_model.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QSlider;
class QToolButton;

namespace vitrine {

/// The quiet line at the foot: what is listed, what runs, what Undo would take back, how large the pictures are.
class StatusStrip : public QWidget
{
    Q_OBJECT
public:
    StatusStrip(JobsModel& jobs, QWidget* parent = nullptr);

    /// "12,345 products, 3 selected"
    void setListed(const QString& text);
    /// What Undo takes back; empty = nothing.
    void setUndo(const QString& text);
    void setEdge(int edge);

Q_SIGNALS:
    void jobsWanted();
    void undoWanted();
    void edgeWanted(int edge);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refreshJobs();
    JobsModel& m_jobs;
    QLabel* m_listed;
    QToolButton* m_job;
    QProgressBar* m_bar;
    QToolButton* m_undo;
    QSlider* m_edge;
    QTimer m_worthShowing; ///< short jobs do not flicker
};

} // namespace vitrine
