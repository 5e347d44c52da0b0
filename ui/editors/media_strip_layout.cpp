#include "ui/editors/media_strip_layout.h"

#include <algorithm>

namespace vitrine {

namespace {
constexpr int kCoverCells = 2; // the cover is two cells wide and high
constexpr int kMark = 3;
} // namespace

MediaStripLayout::MediaStripLayout(int width, int preferredCell, int gap, int count)
    : m_gap(gap), m_count(count), m_columns(std::max(kCoverCells + 1, (width + gap) / (preferredCell + gap))),
      m_cell(std::max(8, (width - (m_columns - 1) * gap) / m_columns))
{}

QRect MediaStripLayout::slot(int index) const
{
    if (index == 0) {
        const int side = kCoverCells * m_cell + (kCoverCells - 1) * m_gap;
        return {0, 0, side, side};
    }
    // The cells beside the cover come first, row by row, then whole rows.
    const int beside = m_columns - kCoverCells;
    int place = index - 1;
    int row = 0;
    int column = 0;
    if (place < beside * kCoverCells) {
        row = place / beside;
        column = kCoverCells + place % beside;
    } else {
        place -= beside * kCoverCells;
        row = kCoverCells + place / m_columns;
        column = place % m_columns;
    }
    return {column * (m_cell + m_gap), row * (m_cell + m_gap), m_cell, m_cell};
}

int MediaStripLayout::height() const
{
    return std::max(slot(0).bottom(), slot(m_count).bottom()) + 1;
}

int MediaStripLayout::slotAt(QPoint point) const
{
    for (int index = 0; index <= m_count; ++index) {
        if (slot(index).contains(point))
            return index;
    }
    return -1;
}

int MediaStripLayout::gapAt(QPoint point) const
{
    if (m_count == 0 || slot(0).contains(point))
        return 0;
    int best = 1;
    int bestDistance = -1;
    for (int index = 1; index <= m_count; ++index) {
        const QPoint distance = slot(index).center() - point;
        const int length = distance.x() * distance.x() + distance.y() * distance.y();
        if (bestDistance >= 0 && length >= bestDistance)
            continue;
        bestDistance = length;
        best = point.x() > slot(index).center().x() ? index + 1 : index;
    }
    return std::min(best, m_count);
}

QRect MediaStripLayout::gapMark(int gap) const
{
    if (gap == 0)
        return slot(0);
    const QRect behind = slot(gap);
    return {behind.left() - (m_gap + kMark) / 2, behind.top(), kMark, behind.height()};
}

} // namespace vitrine
