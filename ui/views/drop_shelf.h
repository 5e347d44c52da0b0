#pragma once

#include <QLabel>

namespace vitrine {

/// A strip along the foot of a list that is there while something hovers over it: what is dropped on the strip is
/// dropped on none of the things listed, which a full list leaves no room for. Never in the way of the mouse.
class DropShelf : public QLabel
{
    Q_OBJECT
public:
    explicit DropShelf(QWidget* viewport);

    /// Shows what dropping on it does; an empty text hides it.
    void offer(const QString& text);
    /// Whether a drop at this point of the viewport is one on the strip, which then shows it.
    bool takes(QPoint point);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    bool m_hot = false;
};

} // namespace vitrine
