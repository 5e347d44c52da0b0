#include "ui/duplicates/duplicate_model.h"

#include "ui/duplicates/duplicate_words.h"

#include <algorithm>

namespace vitrine {

QString DuplicateModel::keyOf(const DuplicateGroup& group)
{
    QStringList parts{QString::number(int(group.kind))};
    for (const DuplicateMember& member : group.members)
        parts << QString::number(member.asset.value());
    std::sort(parts.begin() + 1, parts.end());
    return parts.join(u' ');
}

void DuplicateModel::show(const std::vector<DuplicateGroup>& groups)
{
    beginResetModel();
    m_groups = groups;
    std::stable_sort(m_groups.begin(), m_groups.end(), [this](const DuplicateGroup& a, const DuplicateGroup& b) {
        return m_putOff.indexOf(keyOf(a)) < m_putOff.indexOf(keyOf(b));
    });
    endResetModel();
}

void DuplicateModel::putOff(int row)
{
    const QString key = keyOf(group(row));
    m_putOff.removeAll(key);
    m_putOff << key;
    const int last = int(m_groups.size()) - 1;
    if (row == last)
        return;
    beginMoveRows({}, row, row, {}, last + 1);
    std::rotate(m_groups.begin() + row, m_groups.begin() + row + 1, m_groups.end());
    endMoveRows();
}

void DuplicateModel::drop(const QString& key)
{
    const int row = rowOf(key);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_groups.erase(m_groups.begin() + row);
    endRemoveRows();
}

int DuplicateModel::rowOf(const QString& key) const
{
    const auto found = std::find_if(m_groups.begin(), m_groups.end(),
                                    [&key](const DuplicateGroup& group) { return keyOf(group) == key; });
    return found == m_groups.end() ? -1 : int(found - m_groups.begin());
}

int DuplicateModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_groups.size());
}

QVariant DuplicateModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DuplicateGroup& shown = group(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return duplicateClassText(shown.kind);
    case Qt::AccessibleTextRole:
        return tr("%1, %n picture(s). %2", nullptr, int(shown.members.size()))
            .arg(duplicateClassText(shown.kind), keepText(shown));
    case NoteRole:
    case Qt::ToolTipRole:
        return keepText(shown);
    case CountRole:
        return int(shown.members.size());
    case HashesRole: {
        QStringList hashes;
        for (const DuplicateMember& member : shown.members)
            hashes << member.sha256;
        return hashes;
    }
    default:
        return {};
    }
}

} // namespace vitrine
