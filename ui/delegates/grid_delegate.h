#pragma once

#include "ui/models/grid_cell.h"
#include "ui/services/thumbnail_source.h"

#include <QStyledItemDelegate>

namespace vitrine {

struct CellLayout;

/// Which of a cell's quick buttons; Similar finds what looks like it.
enum class QuickAction { None, Similar, First, Second };

/// Paints a GridCell and edits its name in place. Knows no catalogue: pictures come from the source's memory and are
/// asked for when they are missing.
class GridDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit GridDelegate(ThumbnailSource& thumbnails, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;
    bool eventFilter(QObject* editor, QEvent* event) override;

    /// Picture edge wanted by the slider, in logical pixels.
    void setEdge(int edge) { m_edge = edge; }
    int edge() const { return m_edge; }
    /// The quick button under the pointer, painted pressed-ready.
    void setHot(const QModelIndex& index, QuickAction action);
    /// A drop would go into this cell.
    void setDropTarget(const QModelIndex& index) { m_dropTarget = index; }

    /// The thumbnail a cell of this size shows.
    ThumbnailKey keyFor(const GridCell& cell, int boxEdge, double devicePixelRatio) const;

private:
    void paintFrame(QPainter& painter, const QStyleOptionViewItem& option, bool dropTarget) const;
    void paintPicture(QPainter& painter, const QStyleOptionViewItem& option, const GridCell& cell,
                      const QRect& box) const;
    void paintTexts(QPainter& painter, const QStyleOptionViewItem& option, const GridCell& cell,
                    const CellLayout& parts) const;
    void paintQuickActions(QPainter& painter, const QStyleOptionViewItem& option, const GridCell& cell,
                           const CellLayout& parts, QuickAction hot) const;

    ThumbnailSource& m_thumbnails;
    int m_edge = 168;
    QPersistentModelIndex m_hotIndex, m_dropTarget;
    QuickAction m_hot = QuickAction::None;
};

} // namespace vitrine
