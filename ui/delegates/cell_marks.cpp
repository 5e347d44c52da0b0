#include "ui/delegates/cell_marks.h"

#include "ui/models/picture_question.h"
#include "ui/style/shapes.h"
#include "ui/text_format.h"
#include "ui/theme.h"

#include <QFontMetrics>
#include <QIcon>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace vitrine {

using namespace theme;

namespace {
const QColor kScrim(16, 19, 26, 178); ///< behind signs on pictures, dark in both themes: pictures are of any colour
const QColor kOnScrim(0xFF, 0xFF, 0xFF);

QPainterPath starPath(QPointF centre, double radius)
{
    QPainterPath path;
    for (int i = 0; i < 10; ++i) {
        const double angle = std::numbers::pi * (i / 5.0 - 0.5);
        const double r = i % 2 ? radius * 0.42 : radius;
        const QPointF point = centre + QPointF(r * std::cos(angle), r * std::sin(angle));
        i ? path.lineTo(point) : path.moveTo(point);
    }
    path.closeSubpath();
    return path;
}

void drawFlag(QPainter& painter, const QRect& box, AssetFlag flag)
{
    if (flag == AssetFlag::None)
        return;
    const PaintScope scope(painter);
    const QRectF plate(box.left() + 5, box.top() + 5, 20, 20);
    drawPanel(painter, plate, kScrim, {}, 10);
    painter.setPen(QPen(kOnScrim, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF c = plate.center();
    if (flag == AssetFlag::Pick) {
        drawTick(painter, plate.adjusted(2, 2, -2, -2), kOnScrim);
    } else {
        painter.drawLine(c + QPointF(-4, -4), c + QPointF(4, 4));
        painter.drawLine(c + QPointF(-4, 4), c + QPointF(4, -4));
    }
}

void drawPlay(QPainter& painter, const QRect& box)
{
    const PaintScope scope(painter);
    const double radius = std::clamp(box.width() / 9.0, 10.0, 24.0);
    const QPointF c = QRectF(box).center();
    painter.setPen(Qt::NoPen);
    painter.setBrush(kScrim);
    painter.drawEllipse(c, radius, radius);
    painter.setBrush(kOnScrim);
    const double s = radius * 0.45;
    painter.drawPolygon(QPolygonF({c + QPointF(-s * 0.7, -s), c + QPointF(s * 1.1, 0), c + QPointF(-s * 0.7, s)}));
}

QString problemWords(const GridCell& cell)
{
    if (cell.problem == CellProblem::Failed)
        return QCoreApplication::translate("GridCell", "Cannot be read");
    if (cell.problem == CellProblem::StillComing)
        return QCoreApplication::translate("GridCell", "Not here yet");
    return {};
}
} // namespace

QRect fitted(const QSizeF& size, const QRect& box)
{
    if (size.isEmpty())
        return box;
    const QSizeF fit = size.scaled(box.size(), Qt::KeepAspectRatio);
    const QSize whole(std::max(1, int(std::lround(fit.width()))), std::max(1, int(std::lround(fit.height()))));
    return {box.left() + (box.width() - whole.width()) / 2, box.top() + (box.height() - whole.height()) / 2,
            whole.width(), whole.height()};
}

void drawStars(QPainter& painter, const QRect& rect, int rating, const QPalette&, bool withEmpty)
{
    if (rating <= 0 && !withEmpty)
        return;
    const PaintScope scope(painter);
    const double step = rect.height();
    const int shown = withEmpty ? 5 : rating;
    drawPanel(painter, QRectF(rect.left() - 4, rect.top() - 2, shown * step + 8, rect.height() + 4), kScrim, {},
              rect.height() / 2.0 + 2);
    for (int i = 0; i < shown; ++i) {
        const QPainterPath star =
            starPath({rect.left() + (i + 0.5) * step, rect.top() + step / 2 + step * 0.03}, step * 0.42);
        if (i < rating) {
            painter.fillPath(star, kOnScrim);
        } else {
            painter.setPen(QPen(kOnScrim, 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawPath(star);
        }
    }
}

void drawPill(QPainter& painter, const QRect& box, Qt::Alignment corner, const QString& text, const QColor& fill,
              const QColor& ink, const QFont& font)
{
    const PaintScope scope(painter);
    painter.setFont(font);
    const QFontMetrics metrics(font);
    const int height = metrics.height() + 4;
    const QString shown = metrics.elidedText(text, Qt::ElideRight, box.width() - 24);
    const int width = metrics.horizontalAdvance(shown) + 12;
    QRect pill(0, 0, width, height);
    pill.moveBottomRight(box.bottomRight() - QPoint(5, 5));
    if (corner.testFlag(Qt::AlignLeft))
        pill.moveLeft(box.left() + 5);
    if (corner.testFlag(Qt::AlignHCenter))
        pill.moveLeft(box.center().x() - width / 2);
    if (corner.testFlag(Qt::AlignTop))
        pill.moveTop(box.top() + 5);
    drawPanel(painter, pill, fill, {}, height / 2.0);
    painter.setPen(ink);
    painter.drawText(pill, Qt::AlignCenter, shown);
}

void drawCellMarks(QPainter& painter, const QRect& box, const QRect& stars, const GridCell& cell,
                   const QPalette& palette, const QFont& font, bool hovered)
{
    const Colours c = coloursOf(palette);
    const QFont caption = captionFont(font);
    drawFlag(painter, box, cell.flag);
    if (cell.score >= 0 && box.width() >= 64) {
        const QRect beside = box.adjusted(cell.flag == AssetFlag::None ? 0 : 24, 0, 0, 0);
        drawPill(painter, beside, Qt::AlignLeft | Qt::AlignTop, scoreText(cell.score), kScrim, kOnScrim, caption);
    }
    if (cell.subject == CellSubject::Video)
        drawPlay(painter, box);
    if (cell.durationMs > 0)
        drawPill(painter, box, Qt::AlignRight | Qt::AlignBottom, formatDuration(cell.durationMs), kScrim, kOnScrim,
                 caption);
    else if (cell.subject == CellSubject::Product && cell.mediaCount > 1)
        drawPill(painter, box, Qt::AlignRight | Qt::AlignBottom, formatCount(cell.mediaCount), kScrim, kOnScrim,
                 caption);
    if (box.width() >= 88)
        drawStars(painter, stars, cell.rating, palette, hovered && cell.subject == CellSubject::Picture && cell.rating);
    if (const QString words = problemWords(cell); !words.isEmpty() && box.width() >= 88)
        drawPill(painter, box, Qt::AlignHCenter | Qt::AlignBottom, words, c.bad, c.surface, caption);
}

void drawMatchBox(QPainter& painter, const QRect& picture, const QRectF& box, const QPalette& palette)
{
    if (box.isEmpty())
        return;
    const PaintScope scope(painter);
    const QRectF place(picture.x() + box.x() * picture.width(), picture.y() + box.y() * picture.height(),
                       box.width() * picture.width(), box.height() * picture.height());
    const QRectF inside = place & QRectF(picture).adjusted(1, 1, -1, -1);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(kScrim, 4));
    painter.drawRoundedRect(inside, 3, 3);
    painter.setPen(QPen(coloursOf(palette).accent, 2));
    painter.drawRoundedRect(inside, 3, 3);
}

void drawPlaceholder(QPainter& painter, const QRect& box, const GridCell& cell, const QPalette& palette, bool withSign)
{
    const Colours c = coloursOf(palette);
    const QRect shape = cell.aspect > 0 ? fitted({cell.aspect, 1}, box) : box;
    drawPanel(painter, shape, blend(c.surface, c.text, 0.05), {}, kRadius - 2);
    if (!withSign)
        return;
    const QString name = cell.subject == CellSubject::Sound   ? QStringLiteral("player-volume")
                         : cell.subject == CellSubject::Video ? QStringLiteral("videoclip-amarok")
                         : cell.subject == CellSubject::Other ? QStringLiteral("document-new")
                                                              : QStringLiteral("insert-image");
    const int edge = box.width() >= 120 ? 32 : 22;
    QRect sign(0, 0, edge, edge);
    sign.moveCenter(box.center());
    const bool words = cell.problem == CellProblem::NoPicture && box.width() >= 112;
    if (words)
        sign.translate(0, -10);
    painter.save();
    painter.setOpacity(0.45);
    QIcon::fromTheme(name).paint(&painter, sign);
    painter.restore();
    if (words) {
        painter.setPen(c.muted);
        painter.drawText(QRect(box.left(), sign.bottom() + 4, box.width(), 20), Qt::AlignHCenter | Qt::AlignTop,
                         cell.problemText);
    }
}

} // namespace vitrine
