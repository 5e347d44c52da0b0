#include "ui/look/screen_grab.h"

#include "ui/theme.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScreen>

namespace vitrine {

namespace {
constexpr int kLeastPx = 8; ///< a click is no part
}

bool canGrabScreen()
{
    return !QGuiApplication::platformName().startsWith(QStringLiteral("wayland")) && QGuiApplication::primaryScreen();
}

ScreenGrab::ScreenGrab(QScreen& screen, const QPixmap& shot)
    : QWidget(nullptr, Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint | Qt::Tool), m_shot(shot)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Draw a box around what to look for; Enter takes the whole screen, Esc gives up"));
    setCursor(Qt::CrossCursor);
    setGeometry(screen.geometry());
}

void ScreenGrab::take(const QRect& part)
{
    const double ratio = m_shot.devicePixelRatio();
    const QRect pixels(int(part.x() * ratio), int(part.y() * ratio), int(part.width() * ratio),
                       int(part.height() * ratio));
    QImage image = m_shot.toImage().copy(pixels);
    image.setDevicePixelRatio(1);
    Q_EMIT taken(image);
    close();
}

void ScreenGrab::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_shot);
    const QRegion outside = QRegion(rect()).subtracted(m_band);
    painter.setClipRegion(outside);
    painter.fillRect(rect(), QColor(0, 0, 0, 90));
    painter.setClipping(false);
    painter.setPen(QPen(theme::coloursOf(palette()).accent, 2));
    painter.drawRect(m_band);
}

void ScreenGrab::mousePressEvent(QMouseEvent* event)
{
    m_from = event->position().toPoint();
    m_drawing = true;
}

void ScreenGrab::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_drawing)
        return;
    m_band = QRect(m_from, event->position().toPoint()).normalized() & rect();
    update();
}

void ScreenGrab::mouseReleaseEvent(QMouseEvent*)
{
    m_drawing = false;
    if (m_band.width() >= kLeastPx && m_band.height() >= kLeastPx)
        take(m_band);
}

void ScreenGrab::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        take(rect());
    else if (event->key() == Qt::Key_Escape)
        close();
}

void ScreenGrab::closeEvent(QCloseEvent* event)
{
    QWidget::closeEvent(event);
    Q_EMIT over();
}

} // namespace vitrine
