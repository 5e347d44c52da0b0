#pragma once

#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;

namespace vitrine {

enum class ToastKind { Information, Failure };

/// One message of the stack.
class Toast : public QFrame
{
    Q_OBJECT
public:
    Toast(const QString& text, ToastKind kind, QWidget* parent);
    void addButton(const QString& text);
    QString text() const;

Q_SIGNALS:
    void pressed();
    void over(); ///< its time is up, or it was closed

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    ToastKind m_kind;
    QLabel* m_label;
    QPushButton* m_button = nullptr;
    QTimer m_time;
};

} // namespace vitrine
