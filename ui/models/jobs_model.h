#pragma once

#include "core/jobs/job_board.h"

#include <QAbstractListModel>
#include <QTimer>

namespace vitrine {

/// The jobs of the board, newest last, refreshed at most ten times a second while something runs.
class JobsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { SnapshotRole = Qt::UserRole + 1 }; ///< JobSnapshot

    /// Takes the board's listener. `board` outlives the model.
    explicit JobsModel(JobBoard& board, QObject* parent = nullptr);
    ~JobsModel() override;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    const std::vector<JobSnapshot>& jobs() const { return m_jobs; }
    /// Running, waiting or paused.
    int unfinished() const;
    /// The first one that is not over; nullptr = none.
    const JobSnapshot* current() const;

    static QString stateText(const JobSnapshot& job);
    /// "214 of 890 - 35 a second - about 2 minutes left"
    static QString progressText(const JobSnapshot& job);

Q_SIGNALS:
    void changed();

private:
    void refresh();
    JobBoard& m_board;
    std::vector<JobSnapshot> m_jobs;
    QTimer m_soon;
};

} // namespace vitrine
