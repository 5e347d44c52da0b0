#include "ui/views/history_model.h"

#include "core/catalog/change_set.h"
#include "core/services/history.h"
#include "ui/services/session.h"
#include "ui/step_text.h"
#include "ui/text_format.h"

namespace vitrine {

namespace {
constexpr int kMostAtOnce = 1000;
constexpr quintptr kTop = 0;

/// Steps of a program belong together; those of a person only when they are the same command again.
bool belongTogether(const Step& newer, const Step& older)
{
    if (newer.actor.session != older.actor.session || newer.actor.kind != older.actor.kind ||
        newer.actor.name != older.actor.name || newer.undoneBy.has_value() != older.undoneBy.has_value())
        return false;
    if (newer.actor.kind == ActorKind::ApiKey)
        return true;
    return newer.label.code == older.label.code && !newer.undoes && !older.undoes;
}
} // namespace

HistoryModel::HistoryModel(Session& session, QObject* parent, int pageSize)
    : QAbstractItemModel(parent), m_session(session), m_pageSize(pageSize)
{
    connect(&session.changes, &ChangeRelay::changed, this, [this](const ChangeSet& changes) {
        if (changes.history || changes.everything)
            reload();
    });
    reload();
}

void HistoryModel::reload()
{
    const int known = int(m_steps.size()) + m_pageSize / 2;
    read(std::clamp(known, m_pageSize, kMostAtOnce), std::nullopt);
}

void HistoryModel::read(int limit, std::optional<StepId> before)
{
    m_loading = true;
    m_run.start<std::vector<Step>>(
        m_session.runner, this,
        [&catalogue = m_session.catalogue, limit, before] { return history(catalogue, limit, before); },
        [this, limit, fromStart = !before](Result<std::vector<Step>> page) {
            m_loading = false;
            if (!page.ok())
                return m_session.notifier.complain(tr("Could not read the history"), page.error());
            m_atEnd = int(page.value().size()) < limit;
            take(page.value(), fromStart);
        });
}

void HistoryModel::take(const std::vector<Step>& page, bool fromStart)
{
    if (fromStart) {
        beginResetModel();
        m_steps = page;
        m_groups = grouped(m_steps);
        endResetModel();
    } else if (!page.empty()) {
        // Older steps: a run that goes over the page's edge stays two rows, so that no row changes under the user.
        std::vector<Group> more = grouped(page);
        beginInsertRows({}, int(m_groups.size()), int(m_groups.size() + more.size()) - 1);
        m_steps.insert(m_steps.end(), page.begin(), page.end());
        std::move(more.begin(), more.end(), std::back_inserter(m_groups));
        endInsertRows();
    }
    Q_EMIT loaded();
}

std::vector<HistoryModel::Group> HistoryModel::grouped(const std::vector<Step>& steps)
{
    std::vector<Group> groups;
    for (const Step& step : steps) {
        if (!groups.empty() && belongTogether(groups.back().back(), step))
            groups.back().push_back(step);
        else
            groups.push_back({step});
    }
    return groups;
}

std::vector<Step> HistoryModel::stepsOf(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() == kTop)
        return m_groups[size_t(index.row())];
    return {m_groups[size_t(index.internalId() - 1)][size_t(index.row())]};
}

QModelIndex HistoryModel::indexOf(StepId step) const
{
    for (size_t row = 0; row < m_groups.size(); ++row) {
        const Group& group = m_groups[row];
        for (size_t place = 0; place < group.size(); ++place) {
            if (group[place].id == step)
                return group.size() == 1 ? index(int(row), 0) : index(int(place), 0, index(int(row), 0));
        }
    }
    return {};
}

QModelIndex HistoryModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : kTop);
}

QModelIndex HistoryModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == kTop)
        return {};
    return createIndex(int(child.internalId() - 1), 0, kTop);
}

int HistoryModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    if (parent.internalId() != kTop || parent.column() != 0)
        return 0;
    const size_t size = m_groups[size_t(parent.row())].size();
    return size > 1 ? int(size) : 0;
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.internalId() != kTop)
        return stepData(m_groups[size_t(index.internalId() - 1)][size_t(index.row())], role);
    const Group& group = m_groups[size_t(index.row())];
    return group.size() == 1 ? stepData(group.front(), role) : groupData(group, role);
}

QVariant HistoryModel::stepData(const Step& step, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return stepText(step);
    case SubtitleRole:
        return tr("%1 · %2 · changes: %3")
            .arg(actorText(step.actor), formatTime(step.finishedUtc), formatCount(step.changeCount));
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        const QString text = stepText(step) + u'\n' + stepData(step, SubtitleRole).toString();
        return step.undoneBy ? text + u'\n' + tr("undone") : text;
    }
    case UndoneRole:
        return step.undoneBy.has_value();
    case StepIdRole:
        return step.id.value();
    case GroupSizeRole:
        return 1;
    default:
        return {};
    }
}

QVariant HistoryModel::groupData(const Group& group, int role) const
{
    qint64 changes = 0;
    for (const Step& step : group)
        changes += step.changeCount;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return tr("%1 (%2 steps)").arg(stepText(group.front()), formatCount(qint64(group.size())));
    case SubtitleRole:
    case Qt::ToolTipRole:
        return tr("%1 · since %2 · changes: %3")
            .arg(actorText(group.front().actor), formatTime(group.back().finishedUtc), formatCount(changes));
    case UndoneRole:
        return group.front().undoneBy.has_value();
    case StepIdRole:
        return group.front().id.value();
    case GroupSizeRole:
        return int(group.size());
    default:
        return {};
    }
}

bool HistoryModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && !m_atEnd && !m_loading && !m_steps.empty();
}

void HistoryModel::fetchMore(const QModelIndex& parent)
{
    if (canFetchMore(parent))
        read(m_pageSize, m_steps.back().id);
}

} // namespace vitrine
