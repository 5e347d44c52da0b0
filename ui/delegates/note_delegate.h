#pragma once

#include <QStyledItemDelegate>

namespace vitrine {

/// A line with an optional sign, its words, and a muted note at the right (a count, a key). For lists in popups.
class NoteDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    static constexpr int kNoteRole = Qt::UserRole + 40; ///< QString
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace vitrine
