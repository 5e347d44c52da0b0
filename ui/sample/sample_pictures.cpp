#include "ui/sample/sample_pictures.h"

#include <QLinearGradient>
#include <QRadialGradient>

namespace vitrine {

namespace {
QColor backdropOf(const QColor& main)
{
    // A pale tint of the opposite hue lets the thing stand out.
    const int hue = main.hue() < 0 ? 40 : (main.hue() + 170) % 360;
    return QColor::fromHsl(hue, 46, 232);
}

void drawBackdrop(QPainter& painter, QSize size, const QColor& main)
{
    const QColor base = backdropOf(main);
    QLinearGradient wall(0, 0, 0, size.height());
    wall.setColorAt(0, base.lighter(106));
    wall.setColorAt(0.66, base);
    wall.setColorAt(0.72, base.darker(104));
    wall.setColorAt(1, base.lighter(103));
    painter.fillRect(QRect({}, size), wall);
    QRadialGradient light(QPointF(size.width() * 0.32, size.height() * 0.28), size.width() * 0.7);
    light.setColorAt(0, QColor(255, 255, 255, 150));
    light.setColorAt(1, QColor(255, 255, 255, 0));
    painter.fillRect(QRect({}, size), light);
}

void drawThing(QPainter& painter, SampleShape shape, const QColor& main, QPointF at, double scale)
{
    painter.save();
    painter.translate(at);
    painter.scale(scale, scale);
    const double width = sampleShapeWidth(shape);
    painter.save();
    painter.translate(540, 800);
    painter.scale(1, 0.13);
    QRadialGradient shadow(QPointF(0, 0), width * 0.8);
    shadow.setColorAt(0, QColor(40, 34, 30, 120));
    shadow.setColorAt(0.55, QColor(40, 34, 30, 60));
    shadow.setColorAt(1, QColor(40, 34, 30, 0));
    painter.setPen(Qt::NoPen);
    painter.setBrush(shadow);
    painter.drawEllipse(QPointF(0, 0), width * 0.8, width * 0.8);
    painter.restore();
    drawSampleShape(painter, shape, main);
    painter.restore();
}
} // namespace

QImage drawSamplePicture(SampleShape shape, const QColor& main, SampleView view, QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    drawBackdrop(painter, size, main);
    const double edge = std::min(size.width(), size.height());
    const double scale = edge / 1000.0;
    const QPointF origin((size.width() - edge) / 2, (size.height() - edge) / 2);
    switch (view) {
    case SampleView::Front:
        drawThing(painter, shape, main, origin + QPointF(-0.1, -0.15) * edge, scale * 1.2);
        break;
    case SampleView::Pair:
        drawThing(painter, shape, main.lighter(118), origin + QPointF(0.30, 0.12) * edge, scale * 0.74);
        drawThing(painter, shape, main, origin + QPointF(-0.08, 0.16) * edge, scale * 0.8);
        break;
    case SampleView::Detail:
        drawThing(painter, shape, main, origin + QPointF(-0.42, -0.42) * edge, scale * 1.75);
        break;
    }
    return image;
}

} // namespace vitrine
