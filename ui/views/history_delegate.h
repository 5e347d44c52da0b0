#pragma once

#include <QStyledItemDelegate>

namespace vitrine {

/// One step in two lines: what, then muted who, when and how much. An undone one is struck through and says so.
class HistoryDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace vitrine
