#pragma once

#include "core/services/duplicates.h"

#include <QAbstractListModel>

namespace vitrine {

/// The groups of duplicates as rows, those put off last. GUI thread.
class DuplicateModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        HashesRole = Qt::UserRole + 1, ///< QStringList: contents, for small pictures
        NoteRole,                      ///< QString: why which one is to be kept
        CountRole,                     ///< int: pictures
    };

    using QAbstractListModel::QAbstractListModel;

    /// New groups take the place of all; which ones are put off stays.
    void show(const std::vector<DuplicateGroup>& groups);
    /// Behind all others, until the window closes.
    void putOff(int row);
    /// It was decided.
    void drop(const QString& key);
    const DuplicateGroup& group(int row) const { return m_groups[size_t(row)]; }
    /// What tells groups apart, also after they were read again.
    static QString keyOf(const DuplicateGroup& group);
    /// -1 = it is not there any more.
    int rowOf(const QString& key) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    std::vector<DuplicateGroup> m_groups;
    QStringList m_putOff; ///< keys, the latest last
};

} // namespace vitrine
