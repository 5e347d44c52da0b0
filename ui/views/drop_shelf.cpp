#include "ui/views/drop_shelf.h"

#include "ui/style/shapes.h"
#include "ui/theme.h"

namespace vitrine {

using namespace theme;

DropShelf::DropShelf(QWidget* viewport) : QLabel(viewport)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAlignment(Qt::AlignCenter);
    setWordWrap(true);
    setForegroundRole(QPalette::WindowText);
    setContentsMargins(kSpace12, kSpace12, kSpace12, kSpace12);
    hide();
}

void DropShelf::offer(const QString& text)
{
    if (text.isEmpty())
        return hide();
    setText(text);
    refresh();
    const QRect room = parentWidget()->rect().adjusted(kSpace8, kSpace8, -kSpace8, -kSpace8);
    const int height = std::max(heightForWidth(room.width()), fontMetrics().height() + 2 * kSpace16);
    setGeometry(room.left(), room.bottom() + 1 - height, room.width(), height);
    show();
    raise();
}

bool DropShelf::takes(QPoint point)
{
    const bool hot = !isHidden() && geometry().contains(point);
    if (std::exchange(m_hot, hot) != hot)
        refresh();
    return hot;
}

void DropShelf::refresh()
{
    QPalette mine = parentWidget()->palette();
    const Colours c = coloursOf(mine);
    mine.setColor(QPalette::WindowText, m_hot ? c.onAccent : c.text);
    setPalette(mine);
}

void DropShelf::paintEvent(QPaintEvent* event)
{
    const Colours c = coloursOf(parentWidget()->palette());
    QPainter painter(this);
    drawPanel(painter, rect(), m_hot ? c.accent : c.raised, c.accent, kRadius, 2.0);
    painter.end();
    QLabel::paintEvent(event);
}

} // namespace vitrine
