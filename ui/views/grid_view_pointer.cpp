// The part of GridView that follows mouse, wheel and drags.
#include "ui/delegates/cell_layout.h"
#include "ui/settings/user_settings.h"
#include "ui/views/drop_hint.h"
#include "ui/views/grid_view.h"

#include <QDragEnterEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace vitrine {

namespace {
QuickAction actionAt(const GridView& view, const QModelIndex& index, QPoint point)
{
    if (!index.isValid())
        return QuickAction::None;
    const CellLayout parts = CellLayout::of(view.visualRect(index), view.font());
    if (parts.picture.width() < 84)
        return QuickAction::None;
    if (parts.firstAction.contains(point))
        return QuickAction::First;
    return parts.secondAction.contains(point) ? QuickAction::Second : QuickAction::None;
}
} // namespace

void GridView::updateHover(QPoint point)
{
    const QModelIndex under = viewport()->rect().contains(point) ? indexAt(point) : QModelIndex();
    m_delegate->setHot(under, actionAt(*this, under, point));
    if (m_hover.isValid())
        viewport()->update(visualRect(m_hover));
    m_hover = under;
    if (under.isValid())
        viewport()->update(visualRect(under));
}

bool GridView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave)
        updateHover({-1, -1});
    return QAbstractItemView::viewportEvent(event);
}

void GridView::wheelEvent(QWheelEvent* event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier))
        return QAbstractItemView::wheelEvent(event);
    const double notches = event->angleDelta().y() / 120.0;
    const int wanted = int(std::lround(edge() * std::pow(1.12, notches)));
    Q_EMIT edgeWanted(std::clamp(wanted, kSmallestCell, kLargestCell), event->position().toPoint());
    event->accept();
}

void GridView::mousePressEvent(QMouseEvent* event)
{
    const QPoint point = event->position().toPoint();
    const QModelIndex index = indexAt(point);
    const QuickAction quick = actionAt(*this, index, point);
    if (event->button() == Qt::LeftButton && quick != QuickAction::None) {
        Q_EMIT quickActionTriggered(index, quick);
        return;
    }
    m_bandStart = point;
    m_bandOffset = m_offset;
    m_band = {};
    QAbstractItemView::mousePressEvent(event);
}

void GridView::mouseMoveEvent(QMouseEvent* event)
{
    updateHover(event->position().toPoint());
    QAbstractItemView::mouseMoveEvent(event);
    if (state() != DragSelectingState)
        return;
    const QPoint start(m_bandStart.x(), int(m_bandStart.y() + m_bandOffset - m_offset));
    m_band = QRect(start, event->position().toPoint()).normalized();
    startAutoScroll();
    viewport()->update();
}

void GridView::mouseReleaseEvent(QMouseEvent* event)
{
    QAbstractItemView::mouseReleaseEvent(event);
    stopAutoScroll();
    if (m_band.isNull())
        return;
    m_band = {};
    viewport()->update();
}

void GridView::setDropHandler(DropHandler* handler, std::function<DropPlace(const QModelIndex&)> placeOf)
{
    m_drops = handler;
    m_placeOf = std::move(placeOf);
}

void GridView::answerDrag(QDropEvent* event)
{
    if (!m_drops)
        return event->ignore();
    const QPoint point = event->position().toPoint();
    const QModelIndex index = indexAt(point);
    const DropAnswer answer = m_drops->hover(*event->mimeData(), m_placeOf(index));
    m_delegate->setDropTarget(answer.accepted ? index : QModelIndex());
    if (!m_hint)
        m_hint = new DropHint(window());
    m_hint->tell(answer.text, answer.accepted, viewport()->mapToGlobal(point));
    viewport()->update();
    if (!answer.accepted)
        return event->ignore();
    event->setDropAction(event->possibleActions().testFlag(Qt::CopyAction) ? Qt::CopyAction : event->proposedAction());
    event->accept();
}

void GridView::dragEnterEvent(QDragEnterEvent* event)
{
    setState(DraggingState);
    answerDrag(event);
    event->accept(); // refused places too: the words must follow the pointer
}

void GridView::dragMoveEvent(QDragMoveEvent* event)
{
    answerDrag(event);
    const int edgeBand = 24;
    const int y = event->position().toPoint().y();
    if (y < edgeBand || y > viewport()->height() - edgeBand)
        startAutoScroll();
}

void GridView::endDragOver()
{
    stopAutoScroll();
    setState(NoState);
    m_delegate->setDropTarget({});
    if (m_hint)
        m_hint->hide();
    viewport()->update();
}

void GridView::dragLeaveEvent(QDragLeaveEvent*)
{
    endDragOver();
    if (m_drops)
        m_drops->leave();
}

void GridView::dropEvent(QDropEvent* event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    answerDrag(event);
    endDragOver();
    if (m_drops && event->isAccepted())
        m_drops->drop(*event->mimeData(), m_placeOf(index));
}

} // namespace vitrine
