#pragma once

#include "ui/models/location.h"
#include "ui/models/sidebar_data.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace vitrine {

struct SidebarNode;

/// The rows of the sidebar: fixed places, then sections with saved searches, categories, tags, and the trash. New data
/// is worked into the rows that are there, so open branches and the chosen row stay.
class SidebarModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role {
        LocationRole = Qt::UserRole + 1, ///< Location; invalid for sections
        CountRole,                       ///< qint64; invalid = no number
        ColourRole,                      ///< QColor of a tag; invalid = none
        SectionRole,                     ///< bool
        IconNameRole,                    ///< QString
    };

    explicit SidebarModel(QObject* parent = nullptr);
    ~SidebarModel() override;

    void show(const SidebarData& data);
    void setWritable(bool writable) { m_writable = writable; }
    /// The row that leads to the same place; invalid when there is none.
    QModelIndex indexOf(const Location& location) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;

Q_SIGNALS:
    void renameRequested(const vitrine::Location& location, const QString& name);

private:
    SidebarNode* nodeOf(const QModelIndex& index) const;
    void merge(SidebarNode& into, SidebarNode&& from, const QModelIndex& parent);
    std::unique_ptr<SidebarNode> m_root;
    bool m_writable = true;
};

} // namespace vitrine
