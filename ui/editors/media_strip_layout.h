#pragma once

#include <QRect>

namespace vitrine {

/// Where the pictures of a product lie: the cover large at the start, the others beside and below it in columns, one
/// free place for "add" at the end. Slot 0 is the cover; slots are counted in the order of showing. Pure geometry.
class MediaStripLayout
{
public:
    /// `preferredCell`: edge of a small cell, which is stretched so that whole columns fill `width`.
    MediaStripLayout(int width, int preferredCell, int gap, int count);

    QRect slot(int index) const; ///< index 0 .. count; `count` is the place for "add"
    int height() const;
    /// The slot at this place; -1 = none.
    int slotAt(QPoint point) const;
    /// Before which slot (1 .. count) something dropped here goes; 0 = onto the cover.
    int gapAt(QPoint point) const;
    /// The mark of that gap.
    QRect gapMark(int gap) const;
    int columns() const { return m_columns; }

private:
    int m_gap;
    int m_count;
    int m_columns;
    int m_cell;
};

} // namespace vitrine
