#pragma once

#include <QPixmap>
#include <QWidget>

namespace vitrine {

/// Whether this desktop lets programs see the screen (Wayland does not).
bool canGrabScreen();

/// A picture of the screen over the whole screen, on which a part is drawn with the mouse. Enter takes the whole
/// screen, Esc gives up. Deletes itself.
class ScreenGrab final : public QWidget
{
    Q_OBJECT
public:
    /// `screen`: what it looked like, with its device pixel ratio.
    ScreenGrab(QScreen& screen, const QPixmap& shot);

Q_SIGNALS:
    void taken(const QImage& part);
    /// Always the last signal.
    void over();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void take(const QRect& part);
    QPixmap m_shot;
    QPoint m_from;
    QRect m_band;
    bool m_drawing = false;
};

} // namespace vitrine
