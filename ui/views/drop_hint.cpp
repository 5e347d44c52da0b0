#include "ui/views/drop_hint.h"

#include "ui/style/shapes.h"
#include "ui/theme.h"

namespace vitrine {

using namespace theme;

DropHint::DropHint(QWidget* parent) : QLabel(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setContentsMargins(kSpace12, kSpace8, kSpace12, kSpace8);
    hide();
}

void DropHint::tell(const QString& text, bool accepted, QPoint at)
{
    if (text.isEmpty())
        return hide();
    m_accepted = accepted;
    setText(text);
    QPalette mine = parentWidget()->palette();
    const Colours c = coloursOf(mine);
    mine.setColor(QPalette::WindowText, accepted ? c.onAccent : c.text);
    setPalette(mine);
    adjustSize();
    const QRect room = parentWidget()->rect();
    QPoint place = parentWidget()->mapFromGlobal(at) + QPoint(kSpace16, kSpace24);
    place.setX(std::clamp(place.x(), kSpace4, std::max(kSpace4, room.width() - width() - kSpace4)));
    place.setY(std::clamp(place.y(), kSpace4, std::max(kSpace4, room.height() - height() - kSpace4)));
    move(place);
    show();
    raise();
}

void DropHint::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    const Colours c = coloursOf(parentWidget()->palette());
    drawPanel(painter, rect(), m_accepted ? c.accent : c.raised, m_accepted ? QColor() : c.line, kRadius);
    painter.end();
    QLabel::paintEvent(event);
}

} // namespace vitrine
