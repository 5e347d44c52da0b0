#pragma once

#include "core/ingest/import_plan.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace vitrine {

/// The groups in which a plan is shown.
enum class PlanGroup { New, Attach, AlreadyHere, Products, Web, Skipped };

/// What an import would do, line by line, for one group or all. Columns: what, what happens to it, why.
class PlanModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { What, Happens, Why, ColumnCount };

    explicit PlanModel(QObject* parent = nullptr);
    void setPlan(std::shared_ptr<const ImportPlan> plan);
    /// nullopt = every group.
    void setGroup(std::optional<PlanGroup> group);
    qint64 countOf(PlanGroup group) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Line {
        PlanGroup group;
        size_t at; ///< in the plan's list of that kind
    };
    QString textOf(const Line& line, int column) const;
    QString fileText(const PlannedFile& file, PlanGroup group, int column) const;

    std::shared_ptr<const ImportPlan> m_plan;
    std::vector<Line> m_all, m_shown;
};

QString planGroupText(PlanGroup group);

} // namespace vitrine
