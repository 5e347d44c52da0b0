#include "ui/views/grid_geometry.h"

#include <algorithm>
#include <limits>

namespace vitrine {

void GridGeometry::set(int count, int viewWidth, QSize cell, int margin, int gap)
{
    m_count = count;
    m_margin = margin;
    m_gap = gap;
    const int inner = std::max(1, viewWidth - 2 * margin);
    m_columns = std::max(1, (inner + gap) / std::max(1, cell.width() + gap));
    m_cellWidth = std::max(1, (inner - (m_columns - 1) * gap) / m_columns);
    // Fewer items than columns must not blow up: they keep the size that full rows would have.
    m_cellHeight = std::max(1, cell.height() + (m_cellWidth - cell.width()));
}

qint64 GridGeometry::contentHeight() const
{
    if (m_count == 0)
        return 0;
    const qint64 rows = (qint64(m_count) + m_columns - 1) / m_columns;
    return 2 * qint64(m_margin) + rows * m_cellHeight + (rows - 1) * m_gap;
}

qint64 GridGeometry::rowTop(int index) const
{
    return m_margin + qint64(index / m_columns) * (m_cellHeight + m_gap);
}

QRect GridGeometry::cellAt(int index, qint64 offset) const
{
    constexpr qint64 kFar = std::numeric_limits<int>::max() / 4;
    const qint64 top = std::clamp(rowTop(index) - offset, -kFar, kFar);
    return {m_margin + (index % m_columns) * (m_cellWidth + m_gap), int(top), m_cellWidth, m_cellHeight};
}

int GridGeometry::indexAt(QPoint point, qint64 offset) const
{
    const qint64 y = point.y() + offset - m_margin;
    const int x = point.x() - m_margin;
    if (y < 0 || x < 0)
        return -1;
    const int column = x / (m_cellWidth + m_gap);
    const qint64 row = y / (m_cellHeight + m_gap);
    if (column >= m_columns || x % (m_cellWidth + m_gap) >= m_cellWidth || y % (m_cellHeight + m_gap) >= m_cellHeight)
        return -1;
    const qint64 index = row * m_columns + column;
    return index < m_count ? int(index) : -1;
}

int GridGeometry::nearestIndex(QPoint point, qint64 offset) const
{
    if (m_count == 0)
        return -1;
    const qint64 y = std::max<qint64>(0, point.y() + offset - m_margin);
    const int column = std::clamp((point.x() - m_margin) / (m_cellWidth + m_gap), 0, m_columns - 1);
    const qint64 index = y / (m_cellHeight + m_gap) * m_columns + column;
    return int(std::min<qint64>(index, m_count - 1));
}

std::pair<int, int> GridGeometry::itemsBetween(qint64 top, qint64 bottom) const
{
    const qint64 pitch = m_cellHeight + m_gap;
    const qint64 lastRow = (qint64(m_count) + m_columns - 1) / m_columns - 1;
    const qint64 from = std::max<qint64>(0, (top - m_margin + m_gap) / pitch);
    if (m_count == 0 || bottom < m_margin || from > lastRow)
        return {0, -1};
    const qint64 to = std::min(lastRow, (bottom - m_margin) / pitch);
    return {int(from * m_columns), int(std::min<qint64>((to + 1) * m_columns - 1, m_count - 1))};
}

} // namespace vitrine
