#pragma once

#include <QFrame>

namespace vitrine {

/// A panel below the grid, set off by a line; Esc closes it.
class FootPanel : public QFrame
{
    Q_OBJECT
public:
    using QFrame::QFrame;

Q_SIGNALS:
    void escaped();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace vitrine
