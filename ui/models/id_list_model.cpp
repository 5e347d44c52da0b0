#include "ui/models/id_list_model.h"

#include <QTimer>

namespace vitrine {

namespace {
/// Row changes are applied one by one up to here; above it the whole list changes places at once.
constexpr size_t kMostRanges = 24;
/// Pages being read at a time: enough to fill a screen, few enough to turn to where the user scrolled to.
constexpr int kMostRunning = 3;
constexpr size_t kMostWanted = 8;

void wear(GridCell& look, const CellMatch& match)
{
    look.score = match.score;
    if (match.sha256.isEmpty())
        return;
    look.sha256 = match.sha256;
    look.aspect = match.aspect;
    look.box = match.box;
    look.problem = CellProblem::None;
}
} // namespace

IdListModel::IdListModel(QObject* parent) : QAbstractListModel(parent), m_askSoon(new QTimer(this))
{
    m_askSoon->setSingleShot(true);
    m_askSoon->setInterval(0);
    connect(m_askSoon, &QTimer::timeout, this, &IdListModel::startFetching);
}

int IdListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_ids->size());
}

QVariant IdListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const qint64 id = idAt(index.row());
    if (role == IdRole)
        return id;
    if (role != CellRole && role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    if (!isFresh(id))
        want(index.row());
    GridCell look = cell(id);
    if (const CellMatch* found = match(id); found && look.known)
        wear(look, *found);
    return role == CellRole ? QVariant::fromValue(look) : QVariant(look.title);
}

Qt::ItemFlags IdListModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    const Qt::ItemFlags base = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled |
                               Qt::ItemIsDropEnabled | Qt::ItemNeverHasChildren;
    return m_renamable ? base | Qt::ItemIsEditable : base;
}

bool IdListModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !m_renamable || !index.isValid())
        return false;
    if (const QString title = value.toString().trimmed(); title != cell(idAt(index.row())).title)
        Q_EMIT renameRequested(idAt(index.row()), title);
    return true;
}

int IdListModel::rowOf(qint64 id) const
{
    const auto found = std::find(m_ids->begin(), m_ids->end(), id);
    return found == m_ids->end() ? -1 : int(found - m_ids->begin());
}

std::vector<qint64> IdListModel::idsOf(const QModelIndexList& indexes) const
{
    std::vector<int> rows;
    rows.reserve(size_t(indexes.size()));
    for (const QModelIndex& index : indexes)
        rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    std::vector<qint64> result;
    result.reserve(rows.size());
    for (const int row : rows)
        result.push_back(idAt(row));
    return result;
}

void IdListModel::setMatches(QHash<qint64, CellMatch> matches)
{
    if (m_matches.isEmpty() && matches.isEmpty())
        return;
    m_matches = std::move(matches);
    if (!m_ids->empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {CellRole});
}

const CellMatch* IdListModel::match(qint64 id) const
{
    const auto found = m_matches.constFind(id);
    return found == m_matches.cend() ? nullptr : &*found;
}

void IdListModel::setIds(IdList ids)
{
    beginResetModel();
    m_ids = std::move(ids);
    m_wantedPages.clear();
    m_failed.clear();
    endResetModel();
}

void IdListModel::applyPatch(const IdPatch& patch)
{
    if (patch.isEmpty())
        return;
    m_wantedPages.clear(); // pages count rows, which move now; what is in sight asks again when painted
    if (patch.reordered || patch.removals.size() + patch.insertions.size() > kMostRanges)
        applyLayout(patch);
    else
        applyRanges(patch);
}

void IdListModel::applyRanges(const IdPatch& patch)
{
    std::vector<qint64> rows = *m_ids;
    const auto publish = [&] { m_ids = std::make_shared<const std::vector<qint64>>(rows); };
    for (const RowRange& range : patch.removals) {
        beginRemoveRows({}, range.first, range.first + range.count - 1);
        rows.erase(rows.begin() + range.first, rows.begin() + range.first + range.count);
        publish();
        endRemoveRows();
    }
    for (const RowRange& range : patch.insertions) {
        beginInsertRows({}, range.first, range.first + range.count - 1);
        const auto from = patch.after->begin() + range.first;
        rows.insert(rows.begin() + range.first, from, from + range.count);
        publish();
        endInsertRows();
    }
    Q_ASSERT(*m_ids == *patch.after);
}

void IdListModel::applyLayout(const IdPatch& patch)
{
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList old = persistentIndexList();
    std::vector<qint64> held;
    QHash<qint64, int> rows; // only of the ids somebody holds on to
    for (const QModelIndex& one : old) {
        held.push_back(idAt(one.row()));
        rows.insert(held.back(), -1);
    }
    m_ids = patch.after;
    for (int row = 0; !rows.isEmpty() && row < rowCount(); ++row) {
        if (const auto found = rows.find(idAt(row)); found != rows.end())
            *found = row;
    }
    QModelIndexList moved;
    for (const qint64 id : held)
        moved.append(index(rows.value(id))); // row -1 gives the invalid index: it is gone
    changePersistentIndexList(old, moved);
    Q_EMIT layoutChanged();
}

void IdListModel::refresh(std::span<const qint64> ids)
{
    markStale(ids);
    for (const qint64 id : ids) {
        m_failed.remove(id);
        if (m_onTheWay.contains(id))
            m_outdated.insert(id); // what is being read now may be the look before the change
    }
    if (!m_ids->empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1)); // what is in sight repaints, and so asks
}

void IdListModel::refreshAll()
{
    markAllStale();
    m_failed.clear();
    m_outdated = m_onTheWay;
    if (!m_ids->empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void IdListModel::want(int row) const
{
    const int page = row / kPage;
    if (std::find(m_wantedPages.begin(), m_wantedPages.end(), page) != m_wantedPages.end())
        return;
    m_wantedPages.push_back(page);
    if (m_wantedPages.size() > kMostWanted) // scrolled past: the oldest wishes are out of sight
        m_wantedPages.erase(m_wantedPages.begin());
    if (!m_askSoon->isActive())
        m_askSoon->start();
}

void IdListModel::startFetching()
{
    while (m_running < kMostRunning && !m_wantedPages.empty()) {
        const int page = m_wantedPages.back();
        m_wantedPages.pop_back();
        const int end = std::min(rowCount(), (page + 1) * kPage);
        std::vector<qint64> missing;
        for (int row = page * kPage; row < end; ++row) {
            const qint64 id = idAt(row);
            if (!isFresh(id) && !m_onTheWay.contains(id) && !m_failed.contains(id))
                missing.push_back(id);
        }
        if (missing.empty())
            continue;
        m_onTheWay.unite(QSet<qint64>(missing.begin(), missing.end()));
        ++m_running;
        fetch(std::move(missing));
    }
}

void IdListModel::fetched(const std::vector<qint64>& ids)
{
    --m_running;
    std::vector<qint64> again;
    for (const qint64 id : ids) {
        m_onTheWay.remove(id);
        if (m_outdated.remove(id))
            again.push_back(id);
        else if (!isFresh(id))
            m_failed.insert(id); // gone meanwhile: the patch that says so is on its way
    }
    markStale(again);
    if (!m_ids->empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    // Whoever still needs another page asks again while painting.
    startFetching();
}

void IdListModel::failed(const std::vector<qint64>& ids, const QString& reason)
{
    --m_running;
    for (const qint64 id : ids) {
        m_onTheWay.remove(id);
        m_outdated.remove(id);
        m_failed.insert(id);
    }
    Q_EMIT fetchFailed(reason);
}

} // namespace vitrine
