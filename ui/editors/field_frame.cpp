#include "ui/editors/field_frame.h"

#include "ui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace vitrine {

FieldFrame::FieldFrame(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_Hover);
    setMinimumHeight(theme::heightFor(theme::kRowHeight, font()));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::kSpace4, 0, theme::kSpace4, 0);
    row->setSpacing(theme::kSpace4);
}

void FieldFrame::addWidget(QWidget* widget, Qt::Alignment alignment)
{
    auto* row = static_cast<QHBoxLayout*>(layout());
    row->addWidget(widget, row->count() == 0 ? 1 : 0, alignment);
}

void FieldFrame::setLook(FrameLook look)
{
    m_look = look;
    update();
}

void FieldFrame::paintEvent(QPaintEvent*)
{
    if (m_look == FrameLook::Quiet && !m_hovered)
        return;
    const theme::Colours tokens = theme::coloursOf(palette());
    QColor line = tokens.line;
    if (m_look == FrameLook::Active)
        line = tokens.accent;
    else if (m_look == FrameLook::Failed)
        line = tokens.bad;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(line, 1));
    painter.setBrush(palette().base());
    painter.drawRoundedRect(QRectF(rect()).adjusted(.5, .5, -.5, -.5), theme::kRadius, theme::kRadius);
}

bool FieldFrame::event(QEvent* event)
{
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave) {
        m_hovered = event->type() == QEvent::HoverEnter;
        update();
    }
    return QWidget::event(event);
}

} // namespace vitrine
