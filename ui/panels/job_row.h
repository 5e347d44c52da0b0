#pragma once

#include "core/jobs/job_board.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace vitrine {

/// One job of the panel.
class JobRow : public QWidget
{
    Q_OBJECT
public:
    explicit JobRow(QWidget* parent);
    void showJob(const JobSnapshot& job);

Q_SIGNALS:
    void pauseWanted();
    void resumeWanted();
    void cancelWanted();
    void retryWanted();

private:
    QLabel* m_label;
    QLabel* m_state;
    QLabel* m_step;
    QLabel* m_issues;
    QProgressBar* m_bar;
    QToolButton* m_pause;
    QToolButton* m_cancel;
    QPushButton* m_retry;
    bool m_paused = false;
};

} // namespace vitrine
