#include "ui/views/drop_spot.h"

#include "ui/views/drop_hint.h"

#include <QDropEvent>

namespace vitrine {

DropSpot::DropSpot(QWidget* view) : QObject(view), m_view(view) {}

void DropSpot::setHandler(DropHandler* handler)
{
    m_handler = handler;
    if (!handler)
        return;
    connect(handler, &DropHandler::answerChanged, this, [this] {
        if (!m_hovering || !m_hint)
            return;
        const DropAnswer answer = m_handler->answer(m_place);
        m_hint->tell(answer.text, answer.accepted, m_at);
    });
}

bool DropSpot::over(QDropEvent* event, const DropPlace& place)
{
    if (!m_handler) {
        event->ignore();
        return false;
    }
    if (!m_hint)
        m_hint = new DropHint(m_view->window());
    m_hovering = true;
    m_place = place;
    m_at = m_view->mapToGlobal(event->position().toPoint());
    const DropAnswer answer = m_handler->hover(*event->mimeData(), place);
    m_hint->tell(answer.text, answer.accepted, m_at);
    if (!answer.accepted) {
        event->ignore();
        return false;
    }
    const bool canCopy = event->possibleActions().testFlag(Qt::CopyAction);
    event->setDropAction(canCopy ? Qt::CopyAction : event->proposedAction());
    event->accept();
    return true;
}

DropAnswer DropSpot::answer(const DropPlace& place) const
{
    return m_handler ? m_handler->answer(place) : DropAnswer();
}

void DropSpot::drop(QDropEvent* event, const DropPlace& place)
{
    const bool accepted = over(event, place);
    endHover();
    if (accepted)
        m_handler->drop(*event->mimeData(), place);
}

void DropSpot::leave()
{
    endHover();
    if (m_handler)
        m_handler->leave();
}

void DropSpot::endHover()
{
    m_hovering = false;
    if (m_hint)
        m_hint->hide();
}

} // namespace vitrine
