#pragma once

#include <QColor>
#include <QPainter>
#include <QRectF>

namespace vitrine {

enum class Pointing { Up, Down, Left, Right };

/// Small shapes of which the controls are drawn; sharp at every device pixel ratio.

/// A filled rounded rectangle with a border `width` px wide inside `rect`. Invalid colours leave that part out.
void drawPanel(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& border, double radius,
               double width = 1.0);
/// A two-stroke arrow in the middle of `rect`.
void drawChevron(QPainter& painter, const QRectF& rect, Pointing pointing, const QColor& colour, double size = 8);
/// A tick that fills `rect`.
void drawTick(QPainter& painter, const QRectF& rect, const QColor& colour);

/// Saves the painter and switches anti-aliasing on; restores at the end of the scope.
class PaintScope
{
public:
    explicit PaintScope(QPainter& painter) : m_painter(painter)
    {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
    }
    ~PaintScope() { m_painter.restore(); }
    PaintScope(const PaintScope&) = delete;
    PaintScope& operator=(const PaintScope&) = delete;

private:
    QPainter& m_painter;
};

} // namespace vitrine
