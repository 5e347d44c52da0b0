#pragma once

#include <QRect>
#include <QSize>

#include <utility>

namespace vitrine {

/// Where the cells of a grid lie, computed, never stored: 64-bit heights, so that any number of rows fits. Content
/// coordinates start at 0,0; a view subtracts its offset. Pure values; any thread.
class GridGeometry
{
public:
    /// `cell` is the smallest size of a cell: columns share the width left over, the height stays.
    void set(int count, int viewWidth, QSize cell, int margin, int gap);

    int count() const { return m_count; }
    int columns() const { return m_columns; }
    int cellWidth() const { return m_cellWidth; }
    int cellHeight() const { return m_cellHeight; }
    qint64 contentHeight() const;
    qint64 rowTop(int index) const;
    /// The cell of an item seen through a window at `offset`; far outside it the y is clamped to the int range.
    QRect cellAt(int index, qint64 offset) const;
    /// The item at a point of that window, -1 between cells.
    int indexAt(QPoint point, qint64 offset) const;
    /// The nearest item, for keyboard and drops; -1 only when there is none.
    int nearestIndex(QPoint point, qint64 offset) const;
    /// First and last item (inclusive) that a band of the content touches; {0, -1} when none.
    std::pair<int, int> itemsBetween(qint64 top, qint64 bottom) const;

private:
    int m_count = 0, m_columns = 1;
    int m_cellWidth = 1, m_cellHeight = 1;
    int m_margin = 0, m_gap = 0;
};

} // namespace vitrine
