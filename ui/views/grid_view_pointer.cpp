// The part of GridView that follows mouse, wheel and drags.
#include "ui/delegates/cell_layout.h"
#include "ui/settings/user_settings.h"
#include "ui/views/drop_shelf.h"
#include "ui/views/drop_spot.h"
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
    if (parts.similarAction.contains(point))
        return QuickAction::Similar;
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
        if (quick == QuickAction::Similar)
            Q_EMIT similarWanted(index);
        else
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
    m_drops->setHandler(handler);
    m_placeOf = std::move(placeOf);
    connect(handler, &DropHandler::answerChanged, this, [this] {
        if (!m_shelf->isHidden())
            offerShelf();
    });
}

/// Only where dropping beside the items means something else than dropping on one.
void GridView::offerShelf()
{
    const DropAnswer beside = m_drops->answer(m_placeOf({}));
    const bool differs = model() && model()->rowCount() > 0 && m_drops->answer(m_placeOf(at(0))).text != beside.text;
    m_shelf->offer(beside.accepted && differs ? beside.text : QString());
}

QModelIndex GridView::droppedOn(const QDropEvent& event) const
{
    const QPoint point = event.position().toPoint();
    return m_shelf->takes(point) ? QModelIndex() : indexAt(point);
}

void GridView::dragOver(QDropEvent* event)
{
    const QModelIndex index = droppedOn(*event);
    const bool accepted = m_placeOf && m_drops->over(event, m_placeOf(index));
    m_delegate->setDropTarget(accepted ? index : QModelIndex());
    viewport()->update();
}

void GridView::dragEnterEvent(QDragEnterEvent* event)
{
    setState(DraggingState);
    dragOver(event);
    if (m_placeOf && !event->source())
        offerShelf();
    event->accept(); // refused places too: the words must follow the pointer
}

void GridView::dragMoveEvent(QDragMoveEvent* event)
{
    constexpr int kEdgeBand = 24;
    dragOver(event);
    const int y = event->position().toPoint().y();
    const int foot = m_shelf->isHidden() ? viewport()->height() : m_shelf->y();
    if (y < kEdgeBand || (y > foot - kEdgeBand && y < foot))
        startAutoScroll();
}

void GridView::endDragOver()
{
    stopAutoScroll();
    setState(NoState);
    m_delegate->setDropTarget({});
    m_shelf->offer({});
    viewport()->update();
}

void GridView::dragLeaveEvent(QDragLeaveEvent*)
{
    endDragOver();
    m_drops->leave();
}

void GridView::dropEvent(QDropEvent* event)
{
    const QModelIndex index = droppedOn(*event);
    endDragOver();
    if (m_placeOf)
        m_drops->drop(event, m_placeOf(index));
}

} // namespace vitrine
