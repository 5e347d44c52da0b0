#pragma once

#include "ui/services/thumbnail_source.h"

#include <QStyledItemDelegate>

namespace vitrine {

/// A row of the list of duplicates: the first two pictures, what kind of duplicates, how many, and why which one is to
/// be kept.
class DuplicateDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    DuplicateDelegate(ThumbnailSource& thumbnails, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintPicture(QPainter& painter, const QRect& box, const QString& sha256, const QPalette& palette) const;
    ThumbnailSource& m_thumbnails;
};

} // namespace vitrine
