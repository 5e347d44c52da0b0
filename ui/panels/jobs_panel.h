#pragma once

#include "ui/models/jobs_model.h"

#include <QFrame>
#include <QHash>

class QVBoxLayout;

namespace vitrine {

class JobRow;

/// What is running, paused or over: one row a job with its bar, rate, time left, pause, cancel, and what it left out.
/// Opens over the window's lower right corner.
class JobsPanel : public QFrame
{
    Q_OBJECT
public:
    JobsPanel(JobsModel& model, JobBoard& board, QWidget* parent);

Q_SIGNALS:
    /// The user wants what failed tried again.
    void retryWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();
    JobsModel& m_model;
    JobBoard& m_board;
    QVBoxLayout* m_rows;
    QLabel* m_empty;
    QHash<quint64, JobRow*> m_byId;
};

} // namespace vitrine
