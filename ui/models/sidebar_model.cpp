#include "ui/models/sidebar_model.h"

#include "ui/models/sidebar_node.h"
#include "ui/services/drop_handler.h"
#include "ui/text_format.h"

#include <QColor>
#include <QMimeData>

namespace vitrine {

SidebarModel::SidebarModel(QObject* parent) : QAbstractItemModel(parent), m_root(std::make_unique<SidebarNode>()) {}

SidebarModel::~SidebarModel() = default;

SidebarNode* SidebarModel::nodeOf(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<SidebarNode*>(index.internalPointer()) : m_root.get();
}

void SidebarModel::show(const SidebarData& data)
{
    merge(*m_root, std::move(*sidebarTree(data)), {});
}

/// Makes `into` like `from` by single inserts, moves and removals, so that views keep what is open and chosen.
void SidebarModel::merge(SidebarNode& into, SidebarNode&& from, const QModelIndex& parent)
{
    auto& mine = into.children;
    for (size_t row = 0; row < from.children.size(); ++row) {
        SidebarNode& wanted = *from.children[row];
        const auto same = std::find_if(mine.begin() + std::ptrdiff_t(row), mine.end(),
                                       [&](const auto& one) { return one->sameKey(wanted); });
        if (same == mine.end()) {
            beginInsertRows(parent, int(row), int(row));
            wanted.parent = &into;
            mine.insert(mine.begin() + std::ptrdiff_t(row), std::move(from.children[row]));
            endInsertRows();
            continue;
        }
        if (const int at = int(same - mine.begin()); at != int(row)) {
            beginMoveRows(parent, at, at, parent, int(row));
            std::rotate(mine.begin() + std::ptrdiff_t(row), same, same + 1);
            endMoveRows();
        }
        SidebarNode& kept = *mine[row];
        const QModelIndex place = index(int(row), 0, parent);
        merge(kept, std::move(wanted), place);
        kept.location = wanted.location;
        kept.label = wanted.label;
        kept.count = wanted.count;
        kept.colour = wanted.colour;
        Q_EMIT dataChanged(place, place);
    }
    if (mine.size() > from.children.size()) {
        beginRemoveRows(parent, int(from.children.size()), int(mine.size()) - 1);
        mine.resize(from.children.size());
        endRemoveRows();
    }
}

QModelIndex SidebarModel::indexOf(const Location& location) const
{
    const std::function<QModelIndex(const QModelIndex&)> find = [&](const QModelIndex& parent) -> QModelIndex {
        for (int row = 0; row < rowCount(parent); ++row) {
            const QModelIndex here = index(row, 0, parent);
            if (!nodeOf(here)->section && nodeOf(here)->location.sameRow(location))
                return here;
            if (const QModelIndex below = find(here); below.isValid())
                return below;
        }
        return {};
    };
    return find({});
}

QModelIndex SidebarModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeOf(parent)->children[size_t(row)].get());
}

QModelIndex SidebarModel::parent(const QModelIndex& child) const
{
    if (!child.isValid())
        return {};
    SidebarNode* above = nodeOf(child)->parent;
    return !above || above == m_root.get() ? QModelIndex() : createIndex(above->rowInParent(), 0, above);
}

int SidebarModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : int(nodeOf(parent)->children.size());
}

int SidebarModel::columnCount(const QModelIndex&) const
{
    return 1;
}

QVariant SidebarModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SidebarNode& node = *nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return node.label;
    case Qt::AccessibleTextRole:
        return node.count ? tr("%1, %2 items").arg(node.label, formatCount(*node.count)) : node.label;
    case LocationRole:
        return node.section ? QVariant() : QVariant::fromValue(node.location);
    case CountRole:
        return node.count ? QVariant(*node.count) : QVariant();
    case ColourRole:
        return node.colour.isValid() ? QVariant(node.colour) : QVariant();
    case SectionRole:
        return node.section;
    case IconNameRole:
        return node.icon;
    default:
        return {};
    }
}

bool SidebarModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const QString name = value.toString().trimmed();
    if (role != Qt::EditRole || !index.isValid() || name.isEmpty() || name == nodeOf(index)->label)
        return false;
    Q_EMIT renameRequested(nodeOf(index)->location, name);
    return true;
}

Qt::ItemFlags SidebarModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const SidebarNode& node = *nodeOf(index);
    if (node.section)
        return Qt::ItemIsEnabled;
    Qt::ItemFlags result = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDropEnabled;
    const Location::Kind kind = node.location.kind;
    if (m_writable &&
        (kind == Location::Kind::Tag || kind == Location::Kind::Category || kind == Location::Kind::SavedSearch))
        result |= Qt::ItemIsEditable;
    if (kind == Location::Kind::Tag)
        result |= Qt::ItemIsDragEnabled;
    return result;
}

QStringList SidebarModel::mimeTypes() const
{
    return {QString::fromLatin1(kTagsMime)};
}

QMimeData* SidebarModel::mimeData(const QModelIndexList& indexes) const
{
    QStringList ids;
    for (const QModelIndex& index : indexes) {
        if (nodeOf(index)->location.kind == Location::Kind::Tag)
            ids << QString::number(nodeOf(index)->location.id);
    }
    auto* data = new QMimeData; // the drag takes ownership
    data->setData(QString::fromLatin1(kTagsMime), ids.join(u',').toLatin1());
    return data;
}

} // namespace vitrine
