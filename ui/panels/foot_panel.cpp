#include "ui/panels/foot_panel.h"

#include "ui/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace vitrine {

void FootPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const theme::Colours c = theme::coloursOf(palette());
    painter.fillRect(rect(), c.surface);
    painter.fillRect(QRect(0, 0, width(), 1), c.line);
}

void FootPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT escaped();
    else
        QFrame::keyPressEvent(event);
}

} // namespace vitrine
