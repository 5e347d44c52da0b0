#pragma once

#include "ui/models/grid_cell.h"

#include <QPainter>
#include <QPalette>
#include <QRect>

namespace vitrine {

/// The small signs on a cell: rating, flag, kind, what needs doing. Each is a sign or a word, never colour alone.

/// Filled stars up to `rating`; the rest as faint outlines when `withEmpty`.
void drawStars(QPainter& painter, const QRect& rect, int rating, const QPalette& palette, bool withEmpty);
/// Rounded label on the picture: "0:12", "No picture".
void drawPill(QPainter& painter, const QRect& box, Qt::Alignment corner, const QString& text, const QColor& fill,
              const QColor& ink, const QFont& font);
/// Everything that a cell wears on its picture.
void drawCellMarks(QPainter& painter, const QRect& box, const QRect& stars, const GridCell& cell,
                   const QPalette& palette, const QFont& font, bool hovered);
/// Where in a picture the thing is that was looked for: `box` in shares of it, 0..1. `picture`: where it is drawn.
void drawMatchBox(QPainter& painter, const QRect& picture, const QRectF& box, const QPalette& palette);
/// What stands in the box while there is no picture: a shape of the right aspect, or a sign of the kind.
void drawPlaceholder(QPainter& painter, const QRect& box, const GridCell& cell, const QPalette& palette, bool withSign);
/// The largest rectangle of this aspect in the middle of `box`.
QRect fitted(const QSizeF& size, const QRect& box);

} // namespace vitrine
