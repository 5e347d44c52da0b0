#pragma once

#include <QLabel>

namespace vitrine {

/// One line of plain text that ends in an ellipsis where there is no room; the pointer on it shows all of it then.
class ElidedLabel final : public QLabel
{
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget* parent = nullptr, Qt::TextElideMode mode = Qt::ElideRight);
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QString shown() const;
    Qt::TextElideMode m_mode;
};

} // namespace vitrine
