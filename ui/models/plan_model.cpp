#include "ui/models/plan_model.h"

#include <QFileInfo>

namespace vitrine {

namespace {
PlanGroup groupOf(const PlannedFile& file)
{
    if (file.alreadyHere)
        return PlanGroup::AlreadyHere;
    return file.target.isNone() ? PlanGroup::New : PlanGroup::Attach;
}

QString productName(const ProductTarget& target)
{
    return target.name.isEmpty() ? target.sku : target.name;
}
} // namespace

QString planGroupText(PlanGroup group)
{
    switch (group) {
    case PlanGroup::New:
        return PlanModel::tr("To the Inbox");
    case PlanGroup::Attach:
        return PlanModel::tr("To a product");
    case PlanGroup::AlreadyHere:
        return PlanModel::tr("Already here");
    case PlanGroup::Products:
        return PlanModel::tr("Products");
    case PlanGroup::Web:
        return PlanModel::tr("From the web");
    case PlanGroup::Skipped:
        return PlanModel::tr("Left out");
    }
    return {};
}

PlanModel::PlanModel(QObject* parent) : QAbstractTableModel(parent) {}

void PlanModel::setPlan(std::shared_ptr<const ImportPlan> plan)
{
    beginResetModel();
    m_plan = std::move(plan);
    m_all.clear();
    for (size_t i = 0; m_plan && i < m_plan->products.size(); ++i)
        m_all.push_back({PlanGroup::Products, i});
    for (size_t i = 0; m_plan && i < m_plan->files.size(); ++i)
        m_all.push_back({groupOf(m_plan->files[i]), i});
    for (size_t i = 0; m_plan && i < m_plan->urls.size(); ++i)
        m_all.push_back({PlanGroup::Web, i});
    for (size_t i = 0; m_plan && i < m_plan->skips.size(); ++i)
        m_all.push_back({PlanGroup::Skipped, i});
    m_shown = m_all;
    endResetModel();
}

void PlanModel::setGroup(std::optional<PlanGroup> group)
{
    beginResetModel();
    m_shown.clear();
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(m_shown),
                 [group](const Line& line) { return !group || line.group == *group; });
    endResetModel();
}

qint64 PlanModel::countOf(PlanGroup group) const
{
    return std::count_if(m_all.begin(), m_all.end(), [group](const Line& line) { return line.group == group; });
}

int PlanModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int PlanModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What:
        return tr("What");
    case Happens:
        return tr("What happens");
    case Why:
        return tr("Why");
    default:
        return {};
    }
}

QString PlanModel::fileText(const PlannedFile& file, PlanGroup group, int column) const
{
    if (column == What)
        return QFileInfo(file.origin.source()).fileName();
    if (column == Why)
        return group == PlanGroup::AlreadyHere ? tr("the same bytes") : file.target.because;
    if (group == PlanGroup::New)
        return tr("comes into the Inbox");
    if (group == PlanGroup::AlreadyHere && file.target.isNone())
        return tr("nothing to do");
    return tr("goes to %1").arg(productName(file.target));
}

QString PlanModel::textOf(const Line& line, int column) const
{
    switch (line.group) {
    case PlanGroup::Products: {
        const PlannedProduct& product = m_plan->products[line.at];
        if (column == What)
            return product.values.sku.isEmpty() ? product.values.name.text() : product.values.sku;
        if (column == Happens)
            return product.existing ? tr("is brought up to date") : tr("is made");
        return QFileInfo(product.table).fileName() + u':' + QString::number(product.values.line);
    }
    case PlanGroup::Web: {
        const PlannedUrl& url = m_plan->urls[line.at];
        return column == What ? url.url : column == Happens ? tr("waits until you fetch it") : url.source;
    }
    case PlanGroup::Skipped: {
        const PlannedSkip& skip = m_plan->skips[line.at];
        return column == What ? QFileInfo(skip.source).fileName() : column == Happens ? tr("is left out") : skip.reason;
    }
    default:
        return fileText(m_plan->files[line.at], line.group, column);
    }
}

QVariant PlanModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line& line = m_shown[size_t(index.row())];
    if (role == Qt::DisplayRole)
        return textOf(line, index.column());
    if (role != Qt::ToolTipRole)
        return {};
    if (line.group == PlanGroup::Skipped)
        return m_plan->skips[line.at].source;
    const bool isFile =
        line.group == PlanGroup::New || line.group == PlanGroup::Attach || line.group == PlanGroup::AlreadyHere;
    return isFile ? m_plan->files[line.at].origin.source() : textOf(line, index.column());
}

} // namespace vitrine
