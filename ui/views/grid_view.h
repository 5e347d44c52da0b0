#pragma once

#include "ui/delegates/grid_delegate.h"
#include "ui/services/drop_handler.h"
#include "ui/views/grid_geometry.h"

#include <QAbstractItemView>

#include <functional>

namespace vitrine {

class DropShelf;
class DropSpot;

/// Cells of pictures in rows that fill the width: computed geometry, so a million of them cost what a screenful costs.
/// Keeps the first visible item in place when the list changes or the window is resized, and the picture under the
/// pointer when the size changes. Works with any list model that answers IdListModel's roles.
class GridView : public QAbstractItemView
{
    Q_OBJECT
public:
    explicit GridView(ThumbnailSource& thumbnails, QWidget* parent = nullptr);

    /// Edge of the picture box in logical pixels; `anchor` (viewport) is the point whose item stays in place.
    void setEdge(int edge, QPoint anchor);
    int edge() const { return m_delegate->edge(); }
    void setDropHandler(DropHandler* handler, std::function<DropPlace(const QModelIndex&)> placeOf);
    /// Shown in the middle while there is nothing to show.
    void setEmptyText(const QString& title, const QString& hint);
    /// What the screen reader calls the whole view ("All products, 12,345 items").
    std::vector<int> selectedRows() const;
    int selectedCount() const;
    std::pair<int, int> visibleItems() const;
    qint64 scrollOffset() const { return m_offset; }

    void setModel(QAbstractItemModel* model) override;
    QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint& point) const override;
    void keyboardSearch(const QString& text) override;
    void doItemsLayout() override;

Q_SIGNALS:
    void edgeWanted(int edge, QPoint anchor);
    void quickActionTriggered(const QModelIndex& index, vitrine::QuickAction action);
    void similarWanted(const QModelIndex& index);
    void dragWanted();
    /// Letters that are no command: they begin a search.
    void typed(const QString& text);
    void selectionEdited();

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex&) const override { return false; }
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void startDrag(Qt::DropActions actions) override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void layOut();
    void moveTo(qint64 offset);
    void setOffset(qint64 offset);
    void rememberAnchor();
    void rememberSight();
    void findAnchor();
    qint64 furthestOffset() const;
    void paintItems(QPainter& painter, const QRect& area);
    void paintEmpty(QPainter& painter) const;
    void selectBand(const QRect& rect, QItemSelectionModel::SelectionFlags command);
    void updateHover(QPoint point);
    void dragOver(QDropEvent* event);
    void offerShelf();
    QModelIndex droppedOn(const QDropEvent& event) const;
    void endDragOver();
    QModelIndex at(int row) const { return model() ? model()->index(row, 0) : QModelIndex(); }

    GridDelegate* m_delegate;
    std::vector<QMetaObject::Connection> m_following; ///< the model's signals
    GridGeometry m_geometry;
    qint64 m_offset = 0;
    double m_scale = 1; ///< content pixels to one step of the scroll bar; above 1 only beyond its range
    bool m_movingBar = false;
    QPersistentModelIndex m_anchor;                                ///< first item in sight when the user last moved
    qint64 m_anchorShift = 0;                                      ///< how far its top is above the viewport's top
    std::vector<std::pair<QPersistentModelIndex, qint64>> m_sight; ///< who may be held instead, with the same
    QPersistentModelIndex m_hover;
    QPoint m_bandStart; ///< content y is m_bandStart.y() + m_bandOffset
    qint64 m_bandOffset = 0;
    QRect m_band;
    DropSpot* m_drops;
    DropShelf* m_shelf; ///< where a full list can be dropped on, but on none of its items
    std::function<DropPlace(const QModelIndex&)> m_placeOf;
    QString m_emptyTitle, m_emptyHint;
};

} // namespace vitrine
