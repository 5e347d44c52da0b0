#pragma once

#include "ui/services/drop_handler.h"

#include <QObject>
#include <QPoint>

class QDropEvent;
class QWidget;

namespace vitrine {

class DropHint;

/// The drag-and-drop side of a view: asks the handler what a drop would do, says it beside the pointer, says it anew
/// when more is known, and drops.
class DropSpot : public QObject
{
    Q_OBJECT
public:
    explicit DropSpot(QWidget* view);
    void setHandler(DropHandler* handler);

    /// Something hovers over `place`: accepts or ignores the event. True when it would be accepted.
    bool over(QDropEvent* event, const DropPlace& place);
    /// What dropping at another place would do.
    DropAnswer answer(const DropPlace& place) const;
    /// It was dropped there.
    void drop(QDropEvent* event, const DropPlace& place);
    /// It has gone.
    void leave();

private:
    void endHover();
    QWidget* m_view;
    DropHandler* m_handler = nullptr;
    DropHint* m_hint = nullptr;
    DropPlace m_place;
    QPoint m_at;
    bool m_hovering = false;
};

} // namespace vitrine
