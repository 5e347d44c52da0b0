#pragma once

#include <QPixmap>
#include <QRectF>
#include <QWidget>

namespace vitrine {

/// A picture with a box on it where the thing is, and a word under it.
class MatchedPicture final : public QWidget
{
public:
    explicit MatchedPicture(const QString& caption, QWidget* parent);
    /// `box` in shares of the picture, 0..1; null = none.
    void show(const QPixmap& picture, const QRectF& box);
    QRectF box() const { return m_box; }
    QSize sizeHint() const override { return {150, 150}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_caption;
    QPixmap m_picture;
    QRectF m_box;
};

} // namespace vitrine
