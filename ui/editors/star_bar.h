#pragma once

#include <QWidget>

namespace vitrine {

/// What StarBar shows for things whose ratings differ.
inline constexpr int kMixedRating = -1;

/// Five stars. A click on the star that is set clears it; keys 0-5, the arrow keys.
class StarBar final : public QWidget
{
    Q_OBJECT
public:
    explicit StarBar(QWidget* parent = nullptr);
    int rating() const { return m_rating; }
    /// 0..5 or kMixedRating.
    void setRating(int rating);
    QSize sizeHint() const override;

Q_SIGNALS:
    void ratingChosen();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int starAt(int x) const;
    void choose(int rating);
    int m_rating = 0;
    int m_hovered = 0;
};

} // namespace vitrine
