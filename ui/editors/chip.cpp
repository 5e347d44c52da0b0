#include "ui/editors/chip.h"

#include "ui/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

namespace vitrine {

namespace {
constexpr int kMostChars = 40;
constexpr double kQuietShare = 0.08;
} // namespace

ChipButton::ChipButton(const Chip& chip, QWidget* parent) : QAbstractButton(parent), m_chip(chip)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setText(chip.text);
    setAccessibleName(shownText());
    QString tip = chip.tip.isEmpty() ? chip.text : chip.tip;
    if (chip.isPartial())
        tip += u'\n' + tr("%1 of %2 have it; click to give it to all").arg(chip.count).arg(chip.total);
    setToolTip(tip);
}

QString ChipButton::shownText() const
{
    const QString counted =
        m_chip.isPartial() ? QStringLiteral(" %1/%2").arg(m_chip.count).arg(m_chip.total) : QString();
    const QString& text = m_chip.text;
    return (text.size() > kMostChars ? text.left(kMostChars - 1) + u'…' : text) + counted;
}

QSize ChipButton::sizeHint() const
{
    const int height = fontMetrics().height() + theme::kSpace4;
    const int dot = m_chip.colour.isValid() ? fontMetrics().height() / 2 + theme::kSpace4 : 0;
    return {fontMetrics().horizontalAdvance(shownText()) + dot + height + theme::kSpace8 + 1, height};
}

QSize ChipButton::minimumSizeHint() const
{
    return {sizeHint().height() * 2, sizeHint().height()};
}

QRect ChipButton::crossRect() const
{
    const QRect right(width() - height(), 0, height(), height());
    return layoutDirection() == Qt::RightToLeft ? QRect(0, 0, height(), height()) : right;
}

void ChipButton::paintEvent(QPaintEvent*)
{
    const theme::Colours tokens = theme::coloursOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor tint = m_chip.colour.isValid() ? m_chip.colour : tokens.text;
    painter.setBrush(m_chip.isPartial() ? QBrush(Qt::NoBrush)
                                        : QBrush(theme::blend(tokens.surface, tint, kQuietShare)));
    QPen line(hasFocus() ? tokens.accent : tokens.line, hasFocus() ? 2 : 1);
    if (m_chip.isPartial())
        line.setStyle(Qt::DashLine);
    painter.setPen(line);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), theme::kRadius, theme::kRadius);
    int left = theme::kSpace8;
    if (m_chip.colour.isValid()) {
        const int side = fontMetrics().height() / 2;
        painter.setPen(tokens.line);
        painter.setBrush(m_chip.colour);
        painter.drawEllipse(QRect(left, (height() - side) / 2, side, side));
        left += side + theme::kSpace4;
    }
    painter.setPen(m_chip.isPartial() ? tokens.muted : tokens.text);
    const QRect room(left, 0, width() - left - height(), height());
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(shownText(), Qt::ElideMiddle, room.width() + 1));
    const QRectF cross = QRectF(crossRect()).adjusted(height() * .34, height() * .34, -height() * .34, -height() * .34);
    const bool strong = m_hovered || hasFocus();
    painter.setPen(QPen(strong ? tokens.text : theme::blend(tokens.surface, tokens.muted, .7), 1.2));
    painter.drawLine(cross.topLeft(), cross.bottomRight());
    painter.drawLine(cross.topRight(), cross.bottomLeft());
}

void ChipButton::mouseReleaseEvent(QMouseEvent* event)
{
    QAbstractButton::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton || !rect().contains(event->pos()))
        return;
    if (crossRect().contains(event->pos()))
        Q_EMIT removeRequested();
    else if (m_chip.isPartial())
        Q_EMIT addToAllRequested();
}

void ChipButton::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_chip.canOpen && !crossRect().contains(event->pos()))
        Q_EMIT openRequested();
}

void ChipButton::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        Q_EMIT removeRequested();
        return;
    case Qt::Key_Left:
        Q_EMIT moveRequested(layoutDirection() == Qt::RightToLeft ? 1 : -1);
        return;
    case Qt::Key_Right:
        Q_EMIT moveRequested(layoutDirection() == Qt::RightToLeft ? -1 : 1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_chip.isPartial())
            Q_EMIT addToAllRequested();
        else if (m_chip.canOpen)
            Q_EMIT openRequested();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

void ChipButton::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_chip.canOpen)
        menu->addAction(tr("Open"), this, &ChipButton::openRequested);
    if (m_chip.isPartial())
        menu->addAction(tr("Give it to all %1").arg(m_chip.total), this, &ChipButton::addToAllRequested);
    menu->addAction(tr("Remove"), this, &ChipButton::removeRequested);
    menu->popup(event->globalPos());
}

bool ChipButton::event(QEvent* event)
{
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave) {
        m_hovered = event->type() == QEvent::HoverEnter;
        update();
    }
    return QAbstractButton::event(event);
}

} // namespace vitrine
