#include "ui/look/region_canvas.h"

#include "ui/style/shapes.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace vitrine {

using namespace theme;

namespace {
constexpr double kGripPx = 8;
constexpr double kKeyShare = .01;
constexpr double kLeastShare = .03; ///< smaller parts show nothing that could be found

QRectF spanned(QPointF a, QPointF b)
{
    const QRectF box = QRectF(a, b).normalized();
    return {box.x(), box.y(), std::max(box.width(), kLeastShare), std::max(box.height(), kLeastShare)};
}

/// Moved as a whole until it lies in the picture.
QRectF inside(QRectF box)
{
    box.setSize({std::clamp(box.width(), kLeastShare, 1.), std::clamp(box.height(), kLeastShare, 1.)});
    box.moveLeft(std::clamp(box.left(), 0., 1 - box.width()));
    box.moveTop(std::clamp(box.top(), 0., 1 - box.height()));
    return box;
}
} // namespace

RegionCanvas::RegionCanvas(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Part of the picture"));
    describe();
}

void RegionCanvas::setPicture(const QImage& picture)
{
    m_picture = picture;
    update();
}

void RegionCanvas::setPart(const std::optional<QRectF>& part)
{
    m_part = part;
    describe();
    update();
}

void RegionCanvas::setProposal(const std::optional<QRectF>& proposal)
{
    m_proposal = proposal;
    update();
}

QRectF RegionCanvas::pictureRect() const
{
    const QRectF room = QRectF(rect()).adjusted(2, 2, -2, -2);
    const QSizeF shown = QSizeF(m_picture.size()).scaled(room.size(), Qt::KeepAspectRatio);
    return {room.center() - QPointF(shown.width() / 2, shown.height() / 2), shown};
}

QPointF RegionCanvas::shareAt(QPointF point) const
{
    const QRectF shown = pictureRect();
    if (shown.isEmpty())
        return {};
    return {std::clamp((point.x() - shown.x()) / shown.width(), 0., 1.),
            std::clamp((point.y() - shown.y()) / shown.height(), 0., 1.)};
}

QRectF RegionCanvas::onWidget(const QRectF& part) const
{
    const QRectF shown = pictureRect();
    return {shown.x() + part.x() * shown.width(), shown.y() + part.y() * shown.height(), part.width() * shown.width(),
            part.height() * shown.height()};
}

/// What the pointer would take hold of: sides, corners, the inside, or nothing.
int RegionCanvas::grip(QPointF point) const
{
    if (!m_part)
        return None;
    const QRectF box = onWidget(*m_part);
    if (!box.adjusted(-kGripPx, -kGripPx, kGripPx, kGripPx).contains(point))
        return None;
    int edges = None;
    if (std::abs(point.x() - box.left()) <= kGripPx)
        edges |= Left;
    else if (std::abs(point.x() - box.right()) <= kGripPx)
        edges |= Right;
    if (std::abs(point.y() - box.top()) <= kGripPx)
        edges |= Top;
    else if (std::abs(point.y() - box.bottom()) <= kGripPx)
        edges |= Bottom;
    return edges ? edges : Inside;
}

void RegionCanvas::change(const std::optional<QRectF>& part)
{
    m_part = part;
    describe();
    update();
    Q_EMIT partChanged();
}

void RegionCanvas::describe()
{
    if (!m_part)
        return setAccessibleDescription(tr("The whole picture"));
    setAccessibleDescription(tr("From %1 % and %2 %, %3 % wide, %4 % high")
                                 .arg(std::lround(m_part->x() * 100))
                                 .arg(std::lround(m_part->y() * 100))
                                 .arg(std::lround(m_part->width() * 100))
                                 .arg(std::lround(m_part->height() * 100)));
}

void RegionCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const PaintScope scope(painter);
    const Colours c = coloursOf(palette());
    const QRectF shown = pictureRect();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(shown, m_picture);
    if (m_part) {
        QPainterPath outside;
        outside.addRect(shown);
        outside.addRect(onWidget(*m_part));
        painter.fillPath(outside, QColor(0, 0, 0, 120));
        painter.setPen(QPen(c.accent, 2));
        painter.drawRect(onWidget(*m_part));
    } else if (m_proposal) {
        painter.setPen(QPen(c.accent, 2, Qt::DashLine));
        painter.drawRect(onWidget(*m_proposal));
    }
    if (hasFocus()) {
        painter.setPen(QPen(c.accent, 1, Qt::DotLine));
        painter.drawRect(shown.adjusted(-1.5, -1.5, 1.5, 1.5));
    }
}

void RegionCanvas::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_grip = grip(event->position());
    m_pressed = shareAt(event->position());
    m_before = m_part.value_or(QRectF());
    m_dragging = true;
}

void RegionCanvas::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF at = shareAt(event->position());
    if (!m_dragging)
        return setCursor(grip(event->position()) == Inside ? Qt::SizeAllCursor : Qt::CrossCursor);
    if (m_grip == None)
        return change(inside(spanned(m_pressed, at)));
    if (m_grip == Inside)
        return change(inside(m_before.translated(at - m_pressed)));
    QRectF box = m_before;
    if (m_grip & Left)
        box.setLeft(at.x());
    if (m_grip & Right)
        box.setRight(at.x());
    if (m_grip & Top)
        box.setTop(at.y());
    if (m_grip & Bottom)
        box.setBottom(at.y());
    change(inside(spanned(box.topLeft(), box.bottomRight())));
}

void RegionCanvas::mouseReleaseEvent(QMouseEvent*)
{
    if (std::exchange(m_dragging, false))
        Q_EMIT partChosen();
}

void RegionCanvas::nudge(double dx, double dy, bool resize)
{
    QRectF box = m_part.value_or(m_proposal.value_or(QRectF(.1, .1, .8, .8)));
    if (resize)
        box.setSize(box.size() + QSizeF(dx, dy));
    else
        box.translate(dx, dy);
    change(inside(box));
    Q_EMIT partChosen();
}

void RegionCanvas::keyPressEvent(QKeyEvent* event)
{
    const bool resize = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Left:
        return nudge(-kKeyShare, 0, resize);
    case Qt::Key_Right:
        return nudge(kKeyShare, 0, resize);
    case Qt::Key_Up:
        return nudge(0, -kKeyShare, resize);
    case Qt::Key_Down:
        return nudge(0, kKeyShare, resize);
    case Qt::Key_Home:
        change(std::nullopt);
        Q_EMIT partChosen();
        return;
    case Qt::Key_M:
        if (m_proposal) {
            change(m_proposal);
            Q_EMIT partChosen();
        }
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace vitrine
