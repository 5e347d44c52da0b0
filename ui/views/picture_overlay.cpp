#include "ui/views/picture_overlay.h"

#include "ui/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>

namespace vitrine {

PictureOverlay::PictureOverlay(QWidget* parent) : QWidget(parent)
{
    hide();
    setFocusPolicy(Qt::StrongFocus);
    parent->installEventFilter(this);
}

void PictureOverlay::cover()
{
    if (!isOpen())
        m_before = QApplication::focusWidget();
    setGeometry(parentWidget()->rect());
    show();
    raise();
    setFocus(Qt::OtherFocusReason);
}

void PictureOverlay::close()
{
    if (!isOpen())
        return;
    stop();
    hide();
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
    Q_EMIT closed();
}

bool PictureOverlay::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

bool PictureOverlay::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto modifiers = static_cast<QKeyEvent*>(event)->modifiers();
        if ((modifiers & ~Qt::KeypadModifier) == Qt::NoModifier) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void PictureOverlay::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), theme::coloursOf(palette()).window);
}

} // namespace vitrine
