#pragma once

#include <QLabel>

namespace vitrine {

/// The words beside the pointer that say what a drop would do. A child of the window, never in the way of the mouse.
class DropHint : public QLabel
{
    Q_OBJECT
public:
    explicit DropHint(QWidget* parent);
    /// `at` is global. An empty text hides it.
    void tell(const QString& text, bool accepted, QPoint at);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_accepted = false;
};

} // namespace vitrine
