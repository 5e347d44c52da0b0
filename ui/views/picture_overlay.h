#pragma once

#include <QPointer>
#include <QWidget>

namespace vitrine {

/// A widget that covers its parent while it is open, takes the keyboard, and gives it back. Single keys belong to it,
/// not to the window's commands; Esc closes.
class PictureOverlay : public QWidget
{
    Q_OBJECT
public:
    explicit PictureOverlay(QWidget* parent);
    void close();
    bool isOpen() const { return isVisible(); }

Q_SIGNALS:
    void closed();

protected:
    void cover();
    /// Stops what plays; called before the overlay goes.
    virtual void stop() = 0;
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QPointer<QWidget> m_before; ///< what had the keyboard
};

} // namespace vitrine
