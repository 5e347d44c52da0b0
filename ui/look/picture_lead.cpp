#include "ui/look/picture_lead.h"

#include "ui/style/shapes.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

namespace vitrine {

namespace {
QPixmap emptyLead(int edge, double devicePixelRatio)
{
    QPixmap lead(QSize(edge, edge) * devicePixelRatio);
    lead.setDevicePixelRatio(devicePixelRatio);
    lead.fill(Qt::transparent);
    return lead;
}
} // namespace

QPixmap pictureLead(const QuestionPicture& picture, int edge, double devicePixelRatio, const QColor& frame)
{
    QPixmap lead = emptyLead(edge, devicePixelRatio);
    QPainter painter(&lead);
    const PaintScope scope(painter);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRectF part = picture.part();
    const QSizeF whole(picture.preview.size());
    QRectF from(part.x() * whole.width(), part.y() * whole.height(), part.width() * whole.width(),
                part.height() * whole.height());
    // The middle square of the part: a chip is too small for bars at the sides.
    const double side = std::min(from.width(), from.height());
    from = QRectF(from.center() - QPointF(side / 2, side / 2), QSizeF(side, side));
    QPainterPath round;
    round.addRoundedRect(QRectF(0, 0, edge, edge), 3, 3);
    painter.setClipPath(round);
    painter.drawImage(QRectF(0, 0, edge, edge), picture.preview, from);
    if (picture.example.region) {
        painter.setPen(QPen(frame, 3));
        painter.drawPath(round);
    }
    return lead;
}

QPixmap colourLead(QRgb rgb, int edge, double devicePixelRatio, const QColor& line)
{
    QPixmap lead = emptyLead(edge, devicePixelRatio);
    QPainter painter(&lead);
    const PaintScope scope(painter);
    painter.setPen(QPen(line, 1));
    painter.setBrush(QColor(rgb));
    painter.drawEllipse(QRectF(0, 0, edge, edge).adjusted(1, 1, -1, -1));
    return lead;
}

QString pictureWords(const QuestionPicture& picture)
{
    QString words = picture.unlike ? QCoreApplication::translate("PictureChip", "Not like %1").arg(picture.name)
                                   : QCoreApplication::translate("PictureChip", "Like %1").arg(picture.name);
    if (picture.example.region)
        words += QCoreApplication::translate("PictureChip", ", a part of %1 × %2 pixels")
                     .arg(picture.example.region->width())
                     .arg(picture.example.region->height());
    return words;
}

} // namespace vitrine
