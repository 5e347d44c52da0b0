#pragma once

#include <QFont>
#include <QRect>
#include <QSize>

namespace vitrine {

/// The parts of one grid cell. Texts go away step by step as cells get small, the picture never does.
struct CellLayout {
    QRect picture;                   ///< the box in which the picture is fitted
    QRect title;                     ///< empty when the cell is too small for words
    QRect detail;                    ///< the muted line under it; empty when small
    QRect stars;                     ///< over the foot of the picture
    QRect firstAction, secondAction; ///< at the top right, shown under the pointer
    QRect similarAction;             ///< at the foot on the right, shown under the pointer

    static CellLayout of(const QRect& cell, const QFont& font);
    /// The smallest cell whose picture box is `edge` wide.
    static QSize sizeFor(int edge, const QFont& font);
};

} // namespace vitrine
