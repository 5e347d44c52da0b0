#include "ui/style/shapes.h"

namespace vitrine {

void drawPanel(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& border, double radius,
               double width)
{
    const PaintScope scope(painter);
    const double inset = border.isValid() ? width / 2 : 0;
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.setPen(border.isValid() ? QPen(border, width) : QPen(Qt::NoPen));
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
}

void drawChevron(QPainter& painter, const QRectF& rect, Pointing pointing, const QColor& colour, double size)
{
    const PaintScope scope(painter);
    painter.translate(rect.center());
    switch (pointing) {
    case Pointing::Down:
        break;
    case Pointing::Up:
        painter.rotate(180);
        break;
    case Pointing::Left:
        painter.rotate(90);
        break;
    case Pointing::Right:
        painter.rotate(-90);
        break;
    }
    painter.setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const double half = size / 2, quarter = size / 4;
    const QPointF points[] = {{-half, -quarter}, {0, quarter}, {half, -quarter}};
    painter.drawPolyline(points, 3);
}

void drawTick(QPainter& painter, const QRectF& rect, const QColor& colour)
{
    const PaintScope scope(painter);
    painter.setPen(QPen(colour, rect.width() / 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&rect](double x, double y) {
        return QPointF(rect.left() + x * rect.width(), rect.top() + y * rect.height());
    };
    const QPointF points[] = {at(0.22, 0.52), at(0.42, 0.72), at(0.78, 0.30)};
    painter.drawPolyline(points, 3);
}

} // namespace vitrine
