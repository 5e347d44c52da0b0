#include "ui/search/search_chip.h"

#include "ui/style/shapes.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace vitrine {

using namespace theme;

namespace {
constexpr int kWidest = 220;
}

SearchChip::SearchChip(const QString& label, const QString& query, bool valid, QWidget* parent)
    : QAbstractButton(parent), m_query(query), m_valid(valid)
{
    setText(label);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setFont(captionFont(font()));
    setCursor(Qt::ArrowCursor);
    setAccessibleName(label);
    setToolTip(valid ? tr("%1\nClick to edit, Delete to remove").arg(query)
                     : tr("%1\nNo such value: this finds nothing").arg(query));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize SearchChip::sizeHint() const
{
    const int words = std::min(kWidest, fontMetrics().horizontalAdvance(text()));
    const int lead = m_lead.isNull() ? 0 : m_leadEdge + (words ? kSpace4 : 0) - kSpace4;
    return {lead + words + kSpace8 + 24, std::max(fontMetrics().height() + kSpace8, m_leadEdge + 4)};
}

void SearchChip::setLead(const QPixmap& lead, int edge)
{
    m_lead = lead;
    m_leadEdge = edge;
    updateGeometry();
    update();
}

QRect SearchChip::crossRect() const
{
    return {width() - 20, 0, 20, height()};
}

void SearchChip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colours c = coloursOf(palette());
    const QColor tone = m_valid ? c.accent : c.bad;
    const double share = underMouse() ? kTintShare + 0.08 : kTintShare;
    const double radius = m_lead.isNull() ? height() / 2.0 : kRadius;
    drawPanel(painter, rect(), blend(c.surface, tone, share), hasFocus() ? tone : QColor(), radius, 1.5);
    painter.setPen(c.text);
    int from = kSpace8 + 1;
    if (!m_lead.isNull()) {
        painter.drawPixmap(QPoint(kSpace4 - 1, (height() - m_leadEdge) / 2), m_lead);
        from = m_leadEdge + kSpace8;
    }
    const QRect words(from, 0, width() - from - 21, height());
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(text(), Qt::ElideMiddle, words.width()));
    const PaintScope scope(painter);
    painter.setPen(QPen(c.muted, 1.3, Qt::SolidLine, Qt::RoundCap));
    const QPointF m = QRectF(crossRect()).center() - QPointF(2, 0);
    painter.drawLine(m + QPointF(-3, -3), m + QPointF(3, 3));
    painter.drawLine(m + QPointF(-3, 3), m + QPointF(3, -3));
}

void SearchChip::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && crossRect().contains(event->position().toPoint())) {
        Q_EMIT removeWanted();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void SearchChip::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        Q_EMIT removeWanted();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        return;
    case Qt::Key_Left:
        focusPreviousChild();
        return;
    case Qt::Key_Right:
        focusNextChild();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

} // namespace vitrine
