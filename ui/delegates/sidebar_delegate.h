#pragma once

#include <QStyledItemDelegate>

namespace vitrine {

/// Rows of the sidebar: sign or colour, name, count at the right; section headings small and muted.
class SidebarDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;
    /// A drop would go to this row.
    void setDropTarget(const QModelIndex& index) { m_dropTarget = index; }

private:
    QPersistentModelIndex m_dropTarget;
};

} // namespace vitrine
